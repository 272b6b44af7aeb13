import FEEL
import Playbooks
import Reasoning

/// The facts that somebody could change, and the values to try for each, best first: what a
/// remedy achieves, then the cells nearest to where the fact is.
struct ChangeValues {
  /// In order of their declaration.
  private(set) var facts: [Slot] = []
  private var values: [Slot: [Value]] = [:]

  subscript(fact: Slot) -> [Value] { values[fact] ?? [] }

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
      where !situations.allSatisfy({ $0[slot].isSame(as: value) })
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
  /// Whether anybody could change the fact, or find it out: not what every case has, and no day
  /// that has gone by.
  func canChange(_ slot: Slot) -> Bool {
    guard playbook.fact(at: slot) != nil else { return false }
    switch self[slot] {
    case .date(let day): return day >= date
    case .dateAndTime(let moment): return moment.date >= date
    default: return true
    }
  }

  /// The values that remedies are meant to give facts, in playbook order.
  func achievements(by remedies: [Reference<Remedy>]) -> [Slot: [Value]] {
    var found: [Slot: [Value]] = [:]
    for remedy in remedies {
      for (slot, value) in changes(by: playbook[remedy]) {
        if case .unknown = value { continue }
        found[slot, default: []].append(value)
      }
    }
    return found
  }

  /// A space in which every fact is open, and the day is known.
  func openSpace(_ conditions: [Program]) -> ConditionSpace {
    ConditionSpace(playbook.ground, frame: openFrame, conditions: conditions)
  }

  /// What these remedies achieve as conditions, so that the cells tell apart whether it holds.
  func achieved(by remedies: [Reference<Remedy>]) -> [Program] {
    playbook.achievedValues(of: remedies.map { playbook[$0] })
  }

  private var openFrame: Frame {
    var open = frame
    for index in open.values.indices where playbook.isFactOrDecision(Slot(index)) {
      open.values[index] = .unknown(.one(Slot(index)))
    }
    return open
  }
}

extension Playbook {
  /// The values of a fact that has few, where no condition reads it.
  fileprivate func fewValues(of slot: Slot) -> [Value] {
    guard let fact = fact(at: slot) else { return [] }
    if case .boolean = fact.type { return [.boolean(true), .boolean(false)] }
    if case .values(let choices) = fact.allowed { return choices.map(\.value) }
    return []
  }

  fileprivate func isFactOrDecision(_ slot: Slot) -> Bool {
    fact(at: slot) != nil || decision(at: slot) != nil
  }
}
