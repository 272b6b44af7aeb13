package import FEEL
package import Playbooks

/// Why a blocker, remedy or goal is in its state in a case, and what would turn it (contract,
/// section 5, `explain`).
package struct Explanation: Sendable {
  /// What was asked about.
  package let subject: ExplanationSubject
  /// The case.
  package let `case`: Case
  /// The playbook.
  package let playbook: Playbook
  /// The as-of date.
  package let date: CalendarDate
  /// The id of the part; nil for the whole case.
  package let part: String?
  /// The state of the subject.
  package let state: OutcomeState
  /// Whether no unknown fact can change the state.
  package let isCertain: Bool
  /// The known facts that settle the state, in order of appearance.
  package let because: [Evidence]
  /// The unknown facts that the state depends on.
  package let hangsOn: [Slot]
  /// The operands that are false or unknown.
  package let fails: [FailingOperand]
  /// Why the remedy is not among the actions; empty where it is, and for blockers and goals.
  package let obstacles: [Obstacle]
  /// The smallest changes: those that a remedy can bring about first, those that nobody would aim at
  /// and those for the worse last.
  package let changes: [SmallestChange]
  /// Whether a bound ended the search for changes, so that there may be others.
  package let searchWasCut: Bool
  /// What the action waits for, or what stands before the open goal; each step is followed by what it
  /// waits for itself.
  package let waitsFor: [WaitStep]
  /// The conditions that do more than compare facts with constants, as text.
  package let notAnalysed: [String]
  /// The remedy as an action; nil where it is none.
  package let action: ActionAdvice?
  /// The goals known to be open that the blocker stops; none for remedies and goals.
  package let stops: [Reference<Goal>]

  /// An operand of a condition that is false or unknown.
  package struct FailingOperand: Sendable {
    /// The operand.
    package let operand: Operand
    /// Whether it is false or unknown.
    package let truth: Truth
    /// The entry that the condition belongs to.
    package let subject: ExplanationSubject
  }

  /// A set of facts that turns the outcome if all of them are set, while no part of it does.
  package struct SmallestChange: Sendable {
    /// The state that it results in.
    package let to: OutcomeState
    /// The facts and the values that they get.
    package let settings: [FactSetting]
    /// The remedies each of which achieves all of it.
    package let by: [Reference<Remedy>]
    /// Whether, apart from the subject, more blockers would be present, fewer goals reached, or
    /// something newly stuck.
    package let isForTheWorse: Bool
    /// Whether nobody would aim at it although nothing else gets worse: it moves only dates, or undoes
    /// what is reached.
    package let isNoAim: Bool
  }

  /// One step in the chain of what an action waits for.
  package struct WaitStep: Sendable {
    /// The remedy or blocker that is waited for.
    package let waited: Action.Waited
    /// The distance from the action: 0 for what it waits for itself, 1 for what that waits for, and
    /// so on.
    package let depth: Int
    /// The state of the remedy waited for; nil for a blocker.
    package let state: ActionState?
    /// Whether it is known to be in the way: false for a blocker that is only unknown.
    package let isEstablished: Bool
    /// Whether it is one of several of which one is enough.
    package let isOneOf: Bool
    /// Whether it is not needed once the others are done, or lies below such a step.
    package let isSpare: Bool
    /// The ids of the parts in which it is waited for; empty where that is so in all that were asked
    /// about.
    package let parts: [String]
  }
}

/// A fact and the value that it is to get.
package struct FactSetting: Sendable {
  /// The fact.
  package let fact: Slot
  /// The value.
  package let value: Value

  /// A fact set to the value.
  package init(_ fact: Slot, _ value: Value) {
    self.fact = fact
    self.value = value
  }
}

/// One reason why a remedy is not among the actions.
package enum Obstacle: Sendable {
  /// It is not in force on the day.
  case notInForce
  /// A blocker that lists it is absent.
  case blockerAbsent(Reference<Blocker>)
  /// A blocker that lists it is unknown, and depends on these facts.
  case blockerUnknown(Reference<Blocker>, [Slot])
  /// A blocker that lists it stops no open goal.
  case blockerDoesNotMatter(Reference<Blocker>)
  /// A goal that lists it is reached.
  case goalReached(Reference<Goal>)
  /// A goal that lists it does not apply to the case.
  case goalNotOfTheCase(Reference<Goal>)
  /// Its `when` is false.
  case unsuitable
  /// Its `when` is unknown, and depends on these facts.
  case suitabilityUnknown([Slot])
  /// It failed or was declined, by this log entry.
  case barred(LogEntry)
  /// All that it achieves holds already.
  case spent
  /// The blocker or goal advises these other remedies of its list.
  case preferred(Reason, [Reference<Remedy>])
  /// It can only prepare these remedies, none of which is an action that lacks it.
  case prepares([Reference<Remedy>])
  /// No blocker or goal lists it, and no remedy needs what it achieves.
  case nothingListsIt
}
