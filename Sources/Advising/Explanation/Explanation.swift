package import FEEL
package import Playbooks

/// Why a blocker, a remedy or a goal stands as it does in a case, and what would turn it.
package struct Explanation: Sendable {
  package let subject: ExplanationSubject
  package let `case`: Case
  package let playbook: Playbook
  package let date: CalendarDate
  /// Nil: said of the whole case.
  package let part: String?
  package let state: OutcomeState
  /// No answer to an open question can change it.
  package let isCertain: Bool
  /// The known facts that settle it, in order of appearance.
  package let because: [Evidence]
  /// The unknown facts that it hangs on.
  package let hangsOn: [Slot]
  package let fails: [FailingOperand]
  /// Why a remedy is not among the actions.
  package let obstacles: [Obstacle]
  /// Least sets of facts; those that a remedy can bring about first, those for the worse last.
  package let changes: [SmallestChange]
  /// The search for changes was broken off at its bound: there may be others.
  package let searchWasCut: Bool
  /// What it waits for, each step before what it waits for itself.
  package let waitsFor: [WaitStep]
  /// Conditions that rest on more than comparisons of facts with constants, as they are written.
  package let notAnalysed: [String]
  /// The remedy as it is advised.
  package let action: ActionAdvice?

  /// An operand of a condition that is false or unknown.
  package struct FailingOperand: Sendable {
    package let operand: Operand
    package let truth: Truth
    /// Whose condition it is.
    package let subject: ExplanationSubject
  }

  /// Facts that, all set together, turn the outcome; no fewer of them do.
  package struct SmallestChange: Sendable {
    package let to: OutcomeState
    package let settings: [FactSetting]
    /// The remedies each of which is meant to bring all of it about.
    package let by: [Reference<Remedy>]
    /// More would stand in the way, or less could be done about it, apart from what is asked about.
    package let isForTheWorse: Bool
  }

  /// One link of what is waited for.
  package struct WaitStep: Sendable {
    package let waited: Action.Waited
    /// 0: waited for by the remedy itself; 1: by one of those; and so on.
    package let depth: Int
    /// The state of the remedy waited for; nil for a blocker.
    package let state: ActionState?
    /// Not a blocker of which nobody knows yet whether it is there.
    package let isEstablished: Bool
  }
}

/// A fact and the value that it is to get.
package struct FactSetting: Sendable {
  package let fact: Slot
  package let value: Value

  package init(_ fact: Slot, _ value: Value) {
    self.fact = fact
    self.value = value
  }
}

/// One reason why a remedy is not among the actions.
package enum Obstacle: Sendable {
  /// Outside the dates between which it is in force.
  case notInForce
  /// The blocker that lists it is not there.
  case blockerAbsent(Reference<Blocker>)
  case blockerUnknown(Reference<Blocker>, [Slot])
  /// The blocker that lists it stops no open goal.
  case blockerDoesNotMatter(Reference<Blocker>)
  case goalReached(Reference<Goal>)
  case goalNotOfTheCase(Reference<Goal>)
  /// Its `when` is false.
  case unsuitable
  case suitabilityUnknown([Slot])
  /// Failed or declined, by the log.
  case barred(LogEntry)
  /// All that it achieves holds already.
  case spent
  /// The blocker or goal advises these of its list instead.
  case preferred(Reason, [Reference<Remedy>])
  /// It is there to prepare these, and none of them is an action that lacks it.
  case prepares([Reference<Remedy>])
  /// No blocker and no goal lists it, and no remedy needs what it achieves.
  case nothingListsIt
}
