import FEEL
import Playbooks
import Reasoning

/// The facts that can change, and the values to try for each, best first.
///
/// Values that a remedy achieves come first, then the cells nearest to the current value.
struct ChangeValues {
  /// The facts, in the order of their declaration.
  private(set) var facts: [Slot] = []
  /// The values to try, by fact.
  private var values: [Slot: [Value]] = [:]

  /// The values to try for the fact; none where it cannot change.
  subscript(fact: Slot) -> [Value] { values[fact] ?? [] }

  /// Collects the values for these facts; the cells of the space show which differ.
  init(
    of slots: Set<Slot>, cells space: ConditionSpace, achieving remedies: [Reference<Remedy>],
    in situations: [Situation]
  ) {
    let achieved = situations[0].achievements(by: remedies)
    for slot in slots.sorted() where situations.allSatisfy({ $0.canChange(slot) }) {
      let now = situations[0][slot]
      let cells =
        space.cells(of: slot)?.cells.map(\.value) ?? situations[0].playbook.fewValues(of: slot)
      let here =
        cells.firstIndex(where: now.isSame) ?? space.cells(of: slot)?.cell(of: now) ?? 0
      let near = cells.indices.sorted { (abs($0 - here), $0) < (abs($1 - here), $1) }
      var found: [Value] = []
      for value in (achieved[slot] ?? []) + near.map({ cells[$0] })
      where !situations.allSatisfy({ $0[slot].isSame(as: value) && !$0.mayLose(slot) })
        && !found.contains(where: value.isSame)
      {
        found.append(value)
      }
      if !found.isEmpty {
        facts.append(slot)
        values[slot] = found
      }
    }
  }
}

extension Situation {
  /// Whether anybody could change the fact or find it out.
  ///
  /// Names that are not facts cannot change, nor can days before the as-of date.
  func canChange(_ slot: Slot) -> Bool {
    guard playbook.fact(at: slot) != nil else { return false }
    switch self[slot] {
    case .date(let day): return day >= date
    case .dateAndTime(let moment): return moment.date >= date
    default: return true
    }
  }

  /// Whether the fact may no longer be known once other facts are otherwise: the constraints have
  /// to do with it, and nobody has stated it.
  fileprivate func mayLose(_ slot: Slot) -> Bool {
    origin(of: slot) != nil && rules.index.constraints.facts.contains(slot)
  }

  /// The values that the remedies achieve, by fact, in the order of the remedies.
  func achievements(by remedies: [Reference<Remedy>]) -> [Slot: [Value]] {
    var found: [Slot: [Value]] = [:]
    for remedy in remedies {
      for (slot, value) in achievements(of: playbook[remedy]) {
        if case .unknown = value { continue }
        found[slot, default: []].append(value)
      }
    }
    return found
  }

  /// A space in which every fact is unknown, and the day is known.
  func openSpace(_ conditions: [Program]) -> ConditionSpace {
    ConditionSpace(playbook.ground, frame: openFrame, conditions: conditions)
  }

  /// The values that the remedies achieve, as conditions, so that the cells tell them apart.
  func achieved(by remedies: [Reference<Remedy>]) -> [Program] {
    playbook.achievedValues(of: remedies.map { playbook[$0] })
  }

  /// The frame with every fact and decision unknown.
  private var openFrame: Frame {
    var open = frame
    for index in open.values.indices where playbook.isFactOrDecision(Slot(index)) {
      open.values[index] = .unknown(.one(Slot(index)))
    }
    return open
  }
}

extension Playbook {
  /// The values of a boolean or of a fact that lists its allowed values; else none.
  fileprivate func fewValues(of slot: Slot) -> [Value] {
    guard let fact = fact(at: slot) else { return [] }
    if case .boolean = fact.type { return [.boolean(true), .boolean(false)] }
    if case .values(let choices) = fact.allowed { return choices.map(\.value) }
    return []
  }

  /// Whether the slot is that of a fact or a decision.
  fileprivate func isFactOrDecision(_ slot: Slot) -> Bool {
    fact(at: slot) != nil || decision(at: slot) != nil
  }
}
