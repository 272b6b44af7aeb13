package import FEEL
package import Playbooks

/// The blocker or the goal that a remedy is advised for.
package enum Reason: Hashable, Sendable {
  case blocker(Reference<Blocker>)
  case goal(Reference<Goal>)

  /// The blocker; nil for a goal.
  package var blocker: Reference<Blocker>? {
    if case .blocker(let blocker) = self { blocker } else { nil }
  }

  /// The goal; nil for a blocker.
  package var goal: Reference<Goal>? {
    if case .goal(let goal) = self { goal } else { nil }
  }

  /// The entry as the list of conditions identifies it.
  var subject: Clause.Subject {
    switch self {
    case .blocker(let blocker): .blocker(blocker)
    case .goal(let goal): .goal(goal)
    }
  }
}

/// The remedies that a blocker or a goal advises among those it lists (contract, section 4.2).
package struct Choice: Sendable {
  /// The blocker or goal.
  package let reason: Reason
  /// The listed remedies that are in force, in order of preference.
  package let listed: [Reference<Remedy>]
  /// The remedies chosen; empty where nothing can be advised.
  package let advised: [Reference<Remedy>]
  /// The remedies passed over or chosen although their `when` is unknown; what that depends on is
  /// asked.
  package let undecided: [Reference<Remedy>]
}

/// Chooses among remedies in their order of preference (contract, section 4.2).
struct Chooser: Sendable {
  /// The part as it stands.
  let situation: Situation
  /// The present blockers, which decide whether a remedy with a formula is spent.
  let present: [Reference<Blocker>]
  /// Tries what a remedy achieves.
  private var trial: RemedyTrial

  init(situation: Situation, present: [Reference<Blocker>]) {
    self.situation = situation
    self.present = present
    trial = RemedyTrial(situation)
  }

  /// The choice among the remedies for the blocker or goal (contract, section 4.2).
  ///
  /// A remedy is left if it is neither barred nor spent. Those chosen are all that are under way
  /// and not spent; if none, the first one left whose `when` is true; if none, the first one left
  /// whose `when` is unknown.
  func choice(among remedies: [Reference<Remedy>], for reason: Reason) -> Choice {
    let listed = situation.rules.remedies(among: remedies)
    // Section 4.2 of the contract, first: all that are under way and not spent.
    let underWay = listed.filter { situation.standing(of: $0).isUnderWay && !isSpent($0) }
    if !underWay.isEmpty {
      return Choice(reason: reason, listed: listed, advised: underWay, undecided: [])
    }
    var undecided: [Reference<Remedy>] = []
    // Second: the first one left whose `when` is true.
    for remedy in listed where isLeft(remedy) {
      switch suits(remedy) {
      case .holds:
        return Choice(reason: reason, listed: listed, advised: [remedy], undecided: undecided)
      case .fails: continue
      case .unknown: undecided.append(remedy)
      }
    }
    // Third: the first one left whose `when` is unknown. Otherwise nothing is advised.
    return Choice(
      reason: reason, listed: listed, advised: Array(undecided.prefix(1)), undecided: undecided)
  }

  /// Whether it is neither barred nor spent (contract, section 4.0).
  func isLeft(_ remedy: Reference<Remedy>) -> Bool {
    !situation.standing(of: remedy).isBarred && !isSpent(remedy)
  }

  /// Whether it is known to be spent (contract, section 4.0).
  func isSpent(_ remedy: Reference<Remedy>) -> Bool {
    situation.isSpent(remedy, presentBlockers: present) == .holds
  }

  /// Whether it suits the case: its `when`.
  func suits(_ remedy: Reference<Remedy>) -> Truth { situation.suits(remedy) }

  /// The remedy that makes the operand true; nil where none does (contract, section 4.3).
  ///
  /// One under way comes first, then playbook order.
  mutating func filler(of need: RuleIndex.Need, neededBy needing: Reference<Remedy>)
    -> Reference<Remedy>?
  {
    for filler in situation.inOrder(need.fillers) where filler.remedy != needing {
      if isLeft(filler.remedy), suits(filler.remedy) == .holds,
        trial.makes(need, trueBy: filler) == .holds
      {
        return filler.remedy
      }
    }
    return nil
  }
}

extension Situation {
  /// The fillers in force, those under way first.
  func inOrder(_ filler: [RuleIndex.Filler]) -> [RuleIndex.Filler] {
    let there = filler.filter { rules.contains($0.remedy) }
    let underWay = there.filter { standing(of: $0.remedy).isUnderWay }
    if underWay.isEmpty { return there }
    return underWay + there.filter { !standing(of: $0.remedy).isUnderWay }
  }
}

extension Playbook {
  /// The facts that the slots depend on, directly or through decisions, in order of appearance.
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
