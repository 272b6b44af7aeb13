import Diagnostics
package import FEEL
package import Playbooks

extension Action {
  /// Takes in the reasons of the same action in another part.
  mutating func join(_ other: Action, _ playbook: Playbook) {
    for reason in other.reasons where !reasons.contains(reason) { reasons.append(reason) }
    for remedy in other.supports where !supports.contains(remedy) { supports.append(remedy) }
    for gap in other.gaps where !gaps.contains(where: { $0.isSame(as: gap) }) { gaps.append(gap) }
    for waited in other.waitsFor where !waitsFor.contains(waited) { waitsFor.append(waited) }
    waitsFor.sort { $0.rank(in: playbook) < $1.rank(in: playbook) }
    hangsOn = Set(hangsOn + other.hangsOn).sorted()
  }
}

extension Gap {
  fileprivate func isSame(as other: Gap) -> Bool {
    operand.text == other.operand.text
      && operand.place.span == other.operand.place.span
      && operand.place.file.name == other.operand.place.file.name && filler == other.filler
  }
}

extension Action.Waited {
  fileprivate func rank(in playbook: Playbook) -> Int {
    switch self {
    case .remedy(let remedy): playbook[remedy].declaration.rank
    case .blocker(let blocker): playbook[blocker].declaration.rank
    }
  }
}

extension Situation {
  /// The day by which the round of the remedy is due (contract, section 4.10).
  package func due(of remedy: Reference<Remedy>) -> CalendarDate? {
    guard standing(of: remedy).isUnderWay, let begun = standing(of: remedy).begun,
      let within = playbook[remedy].within
    else { return nil }
    return within.end(from: begun, calendar: playbook.calendar)
  }

  package func evidence(_ slots: [Slot]) -> [Evidence] {
    slots.map { Evidence(fact: $0, value: self[$0], statement: statements[$0]) }
  }
}

extension Assessment {
  func isStuck(_ reason: Reason) -> Bool {
    switch reason {
    case .blocker(let blocker): stuckBlockers.contains(blocker)
    case .goal(let goal): stuckGoals.contains(goal)
    }
  }
}
