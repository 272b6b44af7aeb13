package import FEEL
package import Playbooks

/// The state of an action, in the order that advice lists them.
package enum ActionState: String, Sendable, CaseIterable {
  case now
  case decide
  case inProgress = "in-progress"
  case waiting
  case unknown
  case done

  /// The state of what is one for the case: it waits or is unknown while it is so in any part
  /// (contract, section 4.8).
  static func joined(_ states: [ActionState]) -> ActionState? {
    let order: [ActionState] = [.waiting, .unknown, .inProgress, .decide, .now, .done]
    return order.first(where: states.contains)
  }
}

/// An operand of `needs` that is not true, and what would fill it.
package struct Gap: Sendable {
  package let operand: Operand
  package let truth: Truth
  package let filler: Reference<Remedy>?
}

/// One remedy as advised in one part of a case.
package struct Action: Sendable {
  package let remedy: Reference<Remedy>
  package internal(set) var reasons: [Reason]
  package internal(set) var supports: [Reference<Remedy>]
  package internal(set) var gaps: [Gap]
  package internal(set) var state: ActionState
  package internal(set) var waitsFor: [Waited]
  /// The unknown facts that its state hangs on, in order.
  package internal(set) var hangsOn: [Slot]

  /// Something that an action waits for.
  package enum Waited: Hashable, Sendable {
    case remedy(Reference<Remedy>)
    case blocker(Reference<Blocker>)
  }

  /// Whether anything advises it; else it is listed because it is under way or done.
  package var isAdvised: Bool { !reasons.isEmpty || !supports.isEmpty }

  /// It finishes goals, and neither answers a blocker nor supports another remedy.
  package var isForGoalsOnly: Bool {
    !reasons.isEmpty && supports.isEmpty && reasons.allSatisfy { $0.goal != nil }
  }
}
