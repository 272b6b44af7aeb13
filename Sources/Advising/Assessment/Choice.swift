package import FEEL
package import Playbooks

/// Why a remedy is looked at: a blocker, or a goal.
package enum Reason: Hashable, Sendable {
  case blocker(Reference<Blocker>)
  case goal(Reference<Goal>)

  package var blocker: Reference<Blocker>? {
    if case .blocker(let blocker) = self { blocker } else { nil }
  }

  package var goal: Reference<Goal>? {
    if case .goal(let goal) = self { goal } else { nil }
  }
}

/// What a blocker or a goal advises, of the remedies it lists.
package struct Choice: Sendable {
  package let reason: Reason
  /// The remedies listed that are in force.
  package let listed: [Reference<Remedy>]
  package let advised: [Reference<Remedy>]
  /// Those whose `when` was looked at and left unknown before one was chosen: asked about.
  package let undecided: [Reference<Remedy>]
}

/// Chooses among remedies in their order of preference (contract, section 4.2).
struct Chooser: Sendable {
  let situation: Situation
  let present: [Reference<Blocker>]
  private var trial: RemedyTrial

  init(situation: Situation, present: [Reference<Blocker>]) {
    self.situation = situation
    self.present = present
    trial = RemedyTrial(situation)
  }

  func choice(among remedies: [Reference<Remedy>], for reason: Reason) -> Choice {
    let listed = situation.rules.remedies(among: remedies)
    let underWay = listed.filter { situation.standing(of: $0).isUnderWay && !isSpent($0) }
    if !underWay.isEmpty {
      return Choice(reason: reason, listed: listed, advised: underWay, undecided: [])
    }
    var undecided: [Reference<Remedy>] = []
    for remedy in listed where isLeft(remedy) {
      switch suits(remedy) {
      case .holds:
        return Choice(reason: reason, listed: listed, advised: [remedy], undecided: undecided)
      case .fails: continue
      case .unknown: undecided.append(remedy)
      }
    }
    return Choice(
      reason: reason, listed: listed, advised: Array(undecided.prefix(1)), undecided: undecided)
  }

  /// Neither barred nor spent.
  func isLeft(_ remedy: Reference<Remedy>) -> Bool {
    !situation.standing(of: remedy).isBarred && !isSpent(remedy)
  }

  func isSpent(_ remedy: Reference<Remedy>) -> Bool {
    situation.isSpent(remedy, presentBlockers: present) == .holds
  }

  func suits(_ remedy: Reference<Remedy>) -> Truth {
    situation.truth(of: situation.playbook[remedy].when)
  }

  /// The remedy that makes the operand true: one under way first, then playbook order
  /// (contract, section 4.3).
  mutating func filler(of need: RuleIndex.Need, neededBy needing: Reference<Remedy>)
    -> Reference<Remedy>?
  {
    for filler in situation.inOrder(need.fillers) where filler.remedy != needing {
      if isLeft(filler.remedy), suits(filler.remedy) == .holds,
        trial.makes(need.operand, trueBy: filler) == .holds
      {
        return filler.remedy
      }
    }
    return nil
  }
}

extension Situation {
  /// Those in force, one under way before the others.
  func inOrder(_ filler: [RuleIndex.Filler]) -> [RuleIndex.Filler] {
    let there = filler.filter { rules.contains($0.remedy) }
    let underWay = there.filter { standing(of: $0.remedy).isUnderWay }
    if underWay.isEmpty { return there }
    return underWay + there.filter { !standing(of: $0.remedy).isUnderWay }
  }
}

extension Playbook {
  /// The facts that the slots read, through decisions, in order of appearance.
  package func factSlots(read slots: [Slot]) -> [Slot] {
    var found: [Slot] = []
    var open = Array(slots.reversed())
    var seen: Set<Slot> = []
    while let slot = open.popLast() {
      guard seen.insert(slot).inserted else { continue }
      if let decision = decision(at: slot) {
        open += decision.slots.reversed()
      } else if slot.index < facts.count {
        found.append(slot)
      }
    }
    return found
  }
}
