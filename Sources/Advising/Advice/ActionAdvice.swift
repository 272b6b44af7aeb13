package import FEEL
package import Playbooks

/// One action of the advice: of one part, or of the whole case.
package struct ActionAdvice: Sendable {
  /// What the rules say of the remedy: reasons, gaps, state, and what it waits for.
  package let action: Action
  /// The id of the part; nil where it holds for the whole case or alike in every part.
  package let part: String?
  /// Whether it is among the actions under every filling of the unknown facts (contract, section
  /// 4.2).
  package let isCertain: Bool
  /// The unknown facts that decide its state and whether it is needed, in order; for an action that
  /// is certain, those that its state depends on.
  package let hangsOn: [Slot]
  /// The documents of the remedy, each with whether it is at hand.
  package let documents: [DocumentAdvice]
  /// The last day of its time limit, the earliest over the parts (contract, section 4.10).
  ///
  /// It is nil where the remedy is not under way or has no time limit.
  package let due: CalendarDate?
  /// The earliest due date that the lead has to keep now: of the parts in which the step does not lie
  /// with the counterpart (contract, section 4.10); nil where there is none.
  package let bindingDue: CalendarDate?
  /// Whether the due date is past while the limit binds the lead (contract, section 4.10).
  package let isOverdue: Bool
  /// The standing by the log; over several parts, that of the first.
  package let standing: Standing
  /// The facts that settle why it is an action, and that it may start.
  package let because: [Evidence]
  /// The index of its stage in the plan, from 0; nil where the plan does not contain it.
  package let stage: Int?

  /// The blockers that it waits for of which it is not known that they are present.
  package let waitsForUnknown: [Action.Waited]

  /// The remedy that is to be carried out.
  package var remedy: Reference<Remedy> { action.remedy }
  /// Whether it is there only as a step if needed (contract, section 4.3).
  package var isIfNeeded: Bool { action.isIfNeeded }
  /// The state of the action (contract, section 4.4).
  package var state: ActionState { action.state }
}
