package import FEEL
package import Playbooks

/// The state of an action (contract, section 4.4), in the order in which advice lists them.
///
/// The raw value is the word in JSON.
package enum ActionState: String, Sendable, CaseIterable {
  /// It can start.
  case now
  /// People have to decide on it first.
  case decide
  /// It is started or submitted.
  case inProgress = "in-progress"
  /// Something keeps it from starting.
  case waiting
  /// Whether it can start is unknown.
  case unknown
  /// The log says done, and what it achieves holds.
  case done

  /// Whether somebody can act on it: it can start, waits for a decision only, or is in progress.
  package var isActionable: Bool {
    switch self {
    case .now, .decide, .inProgress: true
    case .waiting, .unknown, .done: false
    }
  }

  /// The state of an action that concerns the whole case, from its states in the parts.
  ///
  /// It waits or is unknown while it is so in any part (contract, section 4.8).
  static func joined(_ states: [ActionState]) -> ActionState? {
    let order: [ActionState] = [.waiting, .unknown, .inProgress, .decide, .now, .done]
    return order.first(where: states.contains)
  }
}

/// An operand of `needs` that is not true, and the remedy that would make it true (contract,
/// section 4.3).
package struct Gap: Sendable {
  /// The operand.
  package let operand: Operand
  /// Whether the operand is false or unknown; it is never true.
  package let truth: Truth
  /// The remedy that makes the operand true; nil where none does.
  package let filler: Reference<Remedy>?
}

/// One remedy as advised in one part of a case.
package struct Action: Sendable {
  /// The remedy.
  package let remedy: Reference<Remedy>
  /// The blockers and goals that advise it.
  package internal(set) var reasons: [Reason]
  /// The remedies whose gaps it fills.
  package internal(set) var supports: [Reference<Remedy>]
  /// The operands of its `needs` that are not true.
  package internal(set) var gaps: [Gap]
  /// Its state (contract, section 4.4).
  package internal(set) var state: ActionState
  /// What it waits for, in playbook order; empty unless it is waiting or unknown.
  package internal(set) var waitsFor: [Waited] = []
  /// The remedies among these of which one is enough.
  package internal(set) var oneOf: [Reference<Remedy>] = []
  /// The remedies among these that are not needed once the others are done.
  package internal(set) var spare: [Reference<Remedy>] = []

  /// What it waits for in any event, in playbook order.
  package var needed: [Waited] {
    waitsFor.filter { waited in
      guard case .remedy(let remedy) = waited else { return true }
      return !oneOf.contains(remedy) && !spare.contains(remedy)
    }
  }
  /// The unknown facts that its state depends on, in order; empty unless it is waiting or unknown.
  package internal(set) var hangsOn: [Slot] = []

  /// Something that an action waits for.
  package enum Waited: Hashable, Sendable {
    case remedy(Reference<Remedy>)
    case blocker(Reference<Blocker>)
  }

  /// Whether it is there only as a step if needed: a likely blocker would advise it, or it would fill
  /// gaps that are unclear (contract, sections 4.2 and 4.3).
  package internal(set) var isIfNeeded = false
  /// Whether only goals advise it: no blocker does, and it supports no other remedy, but for reasons
  /// that would make it a step if needed.
  package internal(set) var isForGoalsOnly = false

  /// Whether a blocker, goal or other remedy asks for it; if not, it is listed only because it is
  /// under way or done.
  package var isAdvised: Bool { !reasons.isEmpty || !supports.isEmpty }
}
