package import FEEL
package import Playbooks

/// One action of the advice: of one part, or of the whole case.
package struct ActionAdvice: Sendable {
  package let action: Action
  package let part: String?
  /// It is among the actions under every filling of the unknown facts.
  package let isCertain: Bool
  package let documents: [DocumentAdvice]
  package let due: CalendarDate?
  package let isOverdue: Bool
  package let standing: Standing
  package let because: [Evidence]
  /// The stage of the plan that it stands in, from 0; nil outside it.
  package let stage: Int?

  package var remedy: Reference<Remedy> { action.remedy }
  package var state: ActionState { action.state }

  /// A paper, and whether it is at hand; nil where nobody has said.
  package struct DocumentAdvice: Sendable {
    package let document: Remedy.Document
    package let have: Bool?
  }
}
