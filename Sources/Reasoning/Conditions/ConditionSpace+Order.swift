import Diagnostics
import FEEL

/// Comparisons of one term with several constants, whose answers depend on each other.
extension ConditionSpace {
  /// As many comparisons of one term are looked at together.
  private static let mostTogether = 6

  /// The cases of a condition that can occur, as far as opaque comparisons show it.
  ///
  /// What is above the greater of two constants is above the lesser one too, whatever the term is
  /// that is compared with them.
  package mutating func possible(_ cases: Diagram) throws(Overflow) -> Diagram {
    var groups: [String: [(variable: Variable, test: TermTest)]] = [:]
    for variable in store.support(of: cases) {
      guard case .opaque(let opaque) = subjects[variable.index],
        let test = TermTest(opaque.part, constants)
      else { continue }
      groups[test.term, default: []].append((variable, test))
    }
    var left = cases
    for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
      guard group.count > 1, group.count <= Self.mostTogether else { continue }
      var together = Diagram.alwaysFalse
      for answers in Self.answers(group.map(\.test)) {
        var one = Diagram.alwaysTrue
        for (variable, answer) in zip(group.map(\.variable), answers) {
          one = try store.and(one, store.atom(variable, in: CellSet(Int(answer.rawValue))))
        }
        together = try store.or(together, one)
      }
      left = try store.and(left, together)
    }
    return left
  }

  /// The answers that the tests can have at once, without repeats.
  private static func answers(_ tests: [TermTest]) -> [[Ternary]] {
    var cuts = Cuts()
    for value in tests.flatMap(\.constants) { cuts.insert(value, before: true, after: true) }
    let points = cuts.cuts.map(\.value)
    var values = points
    values += [points.first?.earlier, points.last?.later].compactMap { $0 }
    values += zip(points, points.dropFirst()).compactMap { $0.between($1) }
    var found: [[Ternary]] = []
    for answers in values.map({ value in tests.map { $0.answer(value) } })
      + [tests.map { $0.answer(.null) }, tests.map(\.answerWithoutEither)]
    where !found.contains(answers) { found.append(answers) }
    return found
  }
}

/// A comparison of a term with constants, as a test of that term.
///
/// `a > b + 3` compares how far `a` is above `b` with 3.
private struct TermTest {
  /// What is compared: equal for tests of the same term.
  let term: String
  /// The values that it is compared with, all on one scale.
  let constants: [Value]
  private let test: (Value) -> Value
  private let withoutEither: Value

  /// The answer where the term has this value.
  func answer(_ value: Value) -> Ternary { Ternary(test(value)) }

  /// The answer where both sides of the comparison are null.
  var answerWithoutEither: Ternary { Ternary(withoutEither) }

  /// The test that a part makes; nil where it makes none of this kind.
  init?(_ part: Part, _ known: Constants) {
    if let input = part.input {
      self.init(input, testedBy: [part.node], known) {
        part.node.evaluate(in: known.frame, input: $0)
      }
      return
    }
    let node = part.node
    switch node.kind {
    case .comparison(let comparison, let left, let right):
      self.init(comparison, left, right, known)
    case .between(let value, let from, let to):
      self.init(value, testedBy: [from, to], known) { value in
        let value = ProgramNode(.constant(value), value.type, node.span)
        return ProgramNode(.between(value, from: from, to: to), .boolean, node.span)
          .evaluate(in: known.frame)
      }
    case .membership(let value, let tests):
      self.init(value, testedBy: tests.map(\.node), known) { value in
        let value = ProgramNode(.constant(value), value.type, node.span)
        return ProgramNode(.membership(value, tests), .boolean, node.span)
          .evaluate(in: known.frame)
      }
    default: return nil
    }
  }

  private init?(
    _ value: ProgramNode, testedBy nodes: [ProgramNode], _ known: Constants,
    test: @escaping (Value) -> Value
  ) {
    guard let scale = Scale(of: value.type) else { return nil }
    let found = nodes.map { $0.comparedValues(known) }
    let constants = found.compactMap { $0 }.joined()
    guard !constants.isEmpty, found.allSatisfy({ $0 != nil }),
      constants.allSatisfy({ Scale(of: $0) == scale })
    else { return nil }
    term = value.shape()
    self.constants = Array(constants)
    self.test = test
    withoutEither = test(.null)
  }

  private init?(
    _ comparison: ComparisonOperator, _ left: ProgramNode, _ right: ProgramNode,
    _ known: Constants
  ) {
    if let apart = Distance(left, right, known) {
      self.init(apart.term, comparison, apart.constant, known)
    } else if let value = known.value(of: right), Scale(of: value) != nil,
      Scale(of: left.type) == Scale(of: value)
    {
      self.init(left.shape(), comparison, value, known)
    } else if let value = known.value(of: left), Scale(of: value) != nil,
      Scale(of: right.type) == Scale(of: value)
    {
      self.init(right.shape(), comparison.mirrored, value, known)
    } else {
      return nil
    }
  }

  private init(
    _ term: String, _ comparison: ComparisonOperator, _ constant: Value, _ known: Constants
  ) {
    func compared(_ left: Value, _ right: Value) -> Value {
      let nodes = [left, right].map { ProgramNode(.constant($0), $0.type, nowhere) }
      return ProgramNode(.comparison(comparison, nodes[0], nodes[1]), .boolean, nowhere)
        .evaluate(in: known.frame)
    }
    self.term = term
    constants = [constant]
    test = { compared($0, constant) }
    withoutEither = compared(.null, .null)
  }
}

/// The place of what stands in no text.
private let nowhere = Span(0, 0)

/// How far one term is above another: what `a > b + c`, `a - c > b` and, of days, `a - b > c` ask.
private struct Distance {
  let term: String
  let constant: Value

  init?(_ left: ProgramNode, _ right: ProgramNode, _ known: Constants) {
    if case .arithmetic(.subtract, let from, let of) = left.kind, from.type == .date,
      of.type == .date, let constant = known.value(of: right), constant.isWholeDays
    {
      self.init(from, of, constant)
    } else if let (base, constant) = right.movedBy(known) {
      self.init(left, base, constant)
    } else if let (base, constant) = left.movedBy(known), let opposite = constant.opposite {
      // Sums of numbers are rounded and months differ in length, so these are not moved over.
      self.init(base, right, opposite, side: constant.isWholeDays ? "" : "left")
    } else if known.value(of: left) == nil, known.value(of: right) == nil,
      let none = Value.nothing(between: left.type)
    {
      self.init(left, right, none)
    } else {
      return nil
    }
  }

  private init?(
    _ left: ProgramNode, _ right: ProgramNode, _ constant: Value, side: String = ""
  ) {
    guard Scale(of: left.type) != nil, left.type == right.type else { return nil }
    term = "\(left.shape()) above \(right.shape()) by \(constant.type.text) \(side)"
    self.constant = constant
  }
}

extension ProgramNode {
  /// The term and the constant that is added to it: for `x + 3`, `3 + x` and `x - 3`.
  fileprivate func movedBy(_ known: Constants) -> (base: ProgramNode, constant: Value)? {
    guard case .arithmetic(let operation, let left, let right) = kind else { return nil }
    func usable(_ node: ProgramNode) -> Value? {
      known.value(of: node).flatMap { $0.isStep ? $0 : nil }
    }
    switch operation {
    case .add:
      if let constant = usable(right) { return (left, constant) }
      return usable(left).map { (right, $0) }
    case .subtract: return usable(right).flatMap(\.opposite).map { (left, $0) }
    case .multiply, .divide, .power: return nil
    }
  }

  /// The constants that a test compares with; nil where it reads anything else.
  fileprivate func comparedValues(_ known: Constants) -> [Value]? {
    if let value = known.value(of: self) { return value.ends }
    switch kind {
    case .input: return []
    case .tests, .not, .and, .or, .comparison, .between, .membership, .list, .range:
      var all: [Value] = []
      for child in children {
        guard let values = child.comparedValues(known) else { return nil }
        all += values
      }
      return all
    default: return nil
    }
  }
}

extension Value {
  /// The constant that adds nothing to a term of the type.
  fileprivate static func nothing(between type: FEELType) -> Value? {
    switch type {
    case .number: .number(.zero)
    case .date, .daysAndTime: DaysAndTimeDuration(nanoseconds: 0).map { .daysAndTime($0) }
    case .yearsAndMonths: YearsAndMonthsDuration(months: 0).map { .yearsAndMonths($0) }
    default: nil
    }
  }

  /// Whether a term grows strictly when this is added to it.
  fileprivate var isStep: Bool {
    switch self {
    case .number, .yearsAndMonths: true
    case .daysAndTime: isWholeDays
    default: false
    }
  }

  fileprivate var isWholeDays: Bool {
    guard case .daysAndTime(let duration) = self else { return false }
    return duration.nanoseconds % DaysAndTimeDuration.day == 0
  }

  fileprivate var opposite: Value? {
    switch self {
    case .number(let number): (Number.zero - number).map { .number($0) }
    case .daysAndTime(let duration):
      DaysAndTimeDuration(nanoseconds: -duration.nanoseconds).map { .daysAndTime($0) }
    case .yearsAndMonths(let duration):
      YearsAndMonthsDuration(months: -duration.months).map { .yearsAndMonths($0) }
    default: nil
    }
  }

  /// The values themselves of a list, the ends of a range, or this value.
  fileprivate var ends: [Value]? {
    switch self {
    case .range(let range): return [range.start.value, range.end.value].compactMap { $0 }
    case .list(let items):
      var all: [Value] = []
      for item in items {
        guard let ends = item.ends else { return nil }
        all += ends
      }
      return all
    default: return Scale(of: self) == nil ? nil : [self]
    }
  }
}
