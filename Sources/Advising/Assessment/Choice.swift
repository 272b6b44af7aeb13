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
