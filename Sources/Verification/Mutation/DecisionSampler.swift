import Advising
import FEEL
import Playbooks

/// Searches for facts under which a decision and a changed form of it have different values.
///
/// It is used where diagrams cannot show them: sums and shares, time spans, lists. The same values
/// are tried in the same order each time.
struct DecisionSampler {
  private let playbook: Playbook
  private let decision: Decision
  private let changed: Program
  private let own: Program
  private let facts: [Fact]
  /// The decisions that it reads, in an order in which each comes after those that it needs.
  private let before: [Decision]
  private let spans: [Value]
  private let blank: Frame
  private let today: CalendarDate
  private var state: UInt64 = 1

  /// The number of choices of facts that are tried.
  private static let tries = 600

  init?(_ playbook: Playbook, _ index: Int, _ changed: Program, _ blank: Frame) {
    decision = playbook.decisions[index]
    guard case .expression(let formula) = decision.logic,
      case .date(let today) = blank.values[playbook.vocabulary.today.index]
    else { return nil }
    self.playbook = playbook
    self.changed = changed
    self.blank = blank
    self.today = today
    own = formula.program
    facts = playbook.factSlots(read: own.slots + changed.slots).compactMap(playbook.fact(at:))
    var read: Set<Slot> = []
    var open = own.slots + changed.slots
    while let slot = open.popLast() {
      guard let next = playbook.decision(at: slot), read.insert(slot).inserted else { continue }
      open += next.slots
    }
    before = playbook.decisionOrder.map { playbook[$0] }.filter { read.contains($0.slot) }
    spans = own.root.spans
  }

  /// The first choices of facts that make a difference, at most `count` of them.
  mutating func found(atMost count: Int) -> [[(Slot, Value)]] {
    var found: [[(Slot, Value)]] = []
    for number in 0..<Self.tries where found.count < count {
      guard let facts = choice(number) else { return found }
      var frame = blank
      for (slot, value) in facts { frame.values[slot.index] = value }
      for decision in before { frame.values[decision.slot.index] = decision.evaluate(in: frame) }
      let (now, then) = (own.evaluate(in: frame), changed.evaluate(in: frame))
      if now.isStated, !now.isSame(as: then) { found.append(facts) }
    }
    return found
  }

  /// A value for every fact; in the first choice numbers are primes, so that different sums and
  /// products rarely coincide.
  private mutating func choice(_ number: Int) -> [(Slot, Value)]? {
    var chosen: [(Slot, Value)] = []
    for (place, fact) in facts.enumerated() {
      var value: Value?
      for attempt in 0..<12 where value == nil {
        let next = self.value(of: fact.type, fact, number == 0 && attempt == 0 ? place : nil)
        if let next, isAllowed(next, fact) { value = next }
      }
      guard let value else { return nil }
      chosen.append((fact.slot, value))
    }
    return chosen
  }

  private static let primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53]
  private static let numbers = [0, 1, 2, 3, 4, 5, 10, 12, 20, 25, 50, 51, 75, 80, 100, 200, 1_000]

  private mutating func value(of type: DataType, _ fact: Fact?, _ place: Int?) -> Value? {
    if case .values(let choices)? = fact?.allowed { return pick(choices)?.value }
    switch type {
    case .boolean: return .boolean(place != nil || next(2) == 0)
    case .number:
      let number = place.map { Self.primes[$0 % Self.primes.count] } ?? pick(Self.numbers) ?? 0
      return .number(Number(number))
    case .string: return .string(next(2) == 0 ? "a" : "b")
    case .date: return date()
    case .list(let element):
      let items = (0..<next(3)).compactMap { _ in value(of: element, nil, nil) }
      return .list(items)
    case .record(let record):
      let entries = record.fields.map { field in
        ContextValue.Entry(field.name, value(of: field.type, nil, nil) ?? .null)
      }
      return ContextValue(entries).map(Value.context)
    case .time, .dateAndTime, .daysAndTime, .yearsAndMonths: return nil
    }
  }

  /// Today, a day near it, or a day that lies one of the decision's time spans before today, give
  /// or take a day.
  private mutating func date() -> Value? {
    let near = [0, -1, 1, -30, 30, -365]
    guard let span = pick(spans), next(3) > 0 else {
      return today.adding(days: pick(near) ?? 0).map(Value.date)
    }
    let place = own.root.span
    let difference = ProgramNode(
      .arithmetic(
        .subtract, ProgramNode(.constant(.date(today)), .date, place),
        ProgramNode(.constant(span), span.type, place)), .date, place)
    guard case .date(let day) = difference.evaluate(in: blank) else { return nil }
    return day.adding(days: pick([0, -1, 1]) ?? 0).map(Value.date)
  }

  private func isAllowed(_ value: Value, _ fact: Fact) -> Bool {
    guard case .tests(let formula)? = fact.allowed else { return true }
    return formula.program.evaluate(in: blank, input: value).equals(.boolean(true)) == true
  }

  private mutating func pick<Element>(_ items: [Element]) -> Element? {
    items.isEmpty ? nil : items[next(items.count)]
  }

  /// A number below the bound, from the generator SplitMix64.
  private mutating func next(_ bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}

extension ProgramNode {
  /// The durations that are written in the expression.
  fileprivate var spans: [Value] {
    switch kind {
    case .constant(.daysAndTime(let span)): [.daysAndTime(span)]
    case .constant(.yearsAndMonths(let span)): [.yearsAndMonths(span)]
    default: children.flatMap(\.spans)
    }
  }
}
