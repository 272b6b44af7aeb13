import Diagnostics
package import FEEL
package import Playbooks

extension Action {
  /// Adds the reasons, gaps, and so on, of the same action in another part.
  mutating func join(_ other: Action, _ playbook: Playbook) {
    for reason in other.reasons where !reasons.contains(reason) { reasons.append(reason) }
    for remedy in other.supports where !supports.contains(remedy) { supports.append(remedy) }
    for gap in other.gaps where !gaps.contains(where: { $0.isSame(as: gap) }) { gaps.append(gap) }
    joinAlternatives(other)
    for waited in other.waitsFor where !waitsFor.contains(waited) { waitsFor.append(waited) }
    waitsFor.sort { $0.rank(in: playbook) < $1.rank(in: playbook) }
    hangsOn = Set(hangsOn + other.hangsOn).sorted()
  }

  /// Where the parts have a choice among different remedies, all of them are waited for.
  private mutating func joinAlternatives(_ other: Action) {
    let needed = Set(needed + other.needed)
    let isOneChoice = oneOf.isEmpty || other.oneOf.isEmpty || oneOf == other.oneOf
    let choice = isOneChoice ? (oneOf.isEmpty ? other.oneOf : oneOf) : []
    let isMet = choice.contains { needed.contains(.remedy($0)) }
    spare = (spare + other.spare + (isMet ? choice : []))
      .filter { !needed.contains(.remedy($0)) }
    oneOf = isMet ? [] : choice.filter { !spare.contains($0) }
  }
}

extension Gap {
  /// Whether both are the same operand at the same place, open or unclear alike, with the same filler.
  fileprivate func isSame(as other: Gap) -> Bool {
    operand.text == other.operand.text && truth.isUnknown == other.truth.isUnknown
      && operand.place.span == other.operand.place.span
      && operand.place.file.name == other.operand.place.file.name && filler == other.filler
  }
}

extension Action.Waited {
  /// The position of the entry in playbook order.
  fileprivate func rank(in playbook: Playbook) -> Int {
    switch self {
    case .remedy(let remedy): playbook[remedy].declaration.rank
    case .blocker(let blocker): playbook[blocker].declaration.rank
    }
  }
}

extension Situation {
  /// The last day of the remedy in this round: the last one that was agreed, else its first
  /// `assigned` or `started` plus its `within` (contract, section 4.10).
  ///
  /// It is nil where the remedy is not under way, and where no day was agreed and it has not begun
  /// or has no time limit.
  package func due(of remedy: Reference<Remedy>) -> CalendarDate? {
    let standing = standing(of: remedy)
    guard standing.isUnderWay else { return nil }
    if let agreed = standing.agreedDue { return agreed }
    guard let begun = standing.begun, let within = playbook[remedy].within else { return nil }
    return within.end(from: begun, calendar: playbook.calendar)
  }

  /// The facts with their values and statements.
  package func evidence(_ slots: [Slot]) -> [Evidence] {
    slots.map { fact in
      let origin = origin(of: fact)
      return Evidence(
        fact: fact, value: self[fact], statement: origin == nil ? statements[fact] : nil,
        origin: origin,
        by: origin == .inferred ? known.reasons(for: fact, in: place).constraints : [])
    }
  }
}

extension Assessment {
  /// Whether nothing is advised for the blocker or goal (contract, section 4.2).
  func isStuck(_ reason: Reason) -> Bool {
    switch reason {
    case .blocker(let blocker): stuckBlockers.contains(blocker)
    case .goal(let goal): stuckGoals.contains(goal)
    }
  }
}
