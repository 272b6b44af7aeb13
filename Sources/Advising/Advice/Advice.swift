package import Diagnostics
package import FEEL
package import Playbooks

/// What the advisor says of a case on a day.
///
/// It is a value: renderers write it and work out nothing. What was not asked for (see
/// ``AdviceParts``) is empty.
package struct Advice: Sendable {
  package let `case`: Case
  package let playbook: Playbook
  package let date: CalendarDate
  package let goals: [GoalAdvice]
  /// Present, unknown and absent ones, in playbook order.
  package let blockers: [BlockerAdvice]
  /// In the order of the advice: by state, stage, playbook order, part.
  package let actions: [ActionAdvice]
  package let questions: [Question]
  package let plan: Plan
  package let clocks: [ClockAdvice]
  package let decisions: [DecisionAdvice]
  /// Facts that the case file is silent on, with the value taken.
  package let assumptions: [Evidence]
  /// Facts of which a value is given and disputed.
  package let disputed: [Evidence]
  package let stuck: [Stuck]
  package let warnings: [Warning]
  /// No answer to an open question can change any of it: nothing in it is unknown, and nothing
  /// that is not in it could still come.
  package let isCertain: Bool
  /// The next day on which the advice changes by itself, and what changes then; nil where there is
  /// none.
  package internal(set) var next: NextChange?
  /// How things stand at the end of a plan that does not reach its goals; nil where it does.
  package let planEnd: PlanEnd?
  /// The facts that are tried in it; nil where it is the advice on the case as it stands.
  package var trial: FactTrial?

  package struct GoalAdvice: Sendable {
    package let goal: Reference<Goal>
    package let part: String?
    package let applies: Truth
    package let reached: Truth
  }

  package struct BlockerAdvice: Sendable {
    package let blocker: Reference<Blocker>
    package let part: String?
    package let state: Truth
    package let matters: Bool
    package let because: [Evidence]
    /// Those of its remedies in force that are not among the actions.
    package internal(set) var notChosen: [Reference<Remedy>] = []
    /// The last entry of each of its remedies that failed or was declined.
    package internal(set) var ended: [LogEntry] = []
    /// No answer to an open question can change the state.
    package var isCertain: Bool { !state.isUnknown }
  }

  package struct DecisionAdvice: Sendable {
    package let decision: Reference<Decision>
    package let part: String?
    package let value: Value
  }

  /// A blocker or a goal for which nothing can be advised.
  package struct Stuck: Sendable {
    package let reason: Reason
    package let part: String?
    /// The last entry of each of its remedies that failed or was declined.
    package let ended: [LogEntry]
  }

  /// What is odd about the case or the rules it met.
  package struct Warning: Hashable, Sendable {
    /// What a warning is about; the value is the code in JSON.
    package enum Code: String, Sendable {
      /// Done by the log, but what the remedy achieves does not hold.
      case doneNotAchieved = "done-not-achieved"
      /// Under way, but nothing advises the remedy any more.
      case underWayNotAdvised = "under-way-not-advised"
      /// A condition is neither true nor false.
      case noBoolean = "no-boolean"
      /// A remedy waits for what no remedy left brings about.
      case noWayForward = "no-way-forward"
      /// An entry cites a source that is not in force on the day.
      case sourceNotInForce = "source-not-in-force"
      /// The calendar lists no holidays for a year that is counted in.
      case calendarEnds = "calendar-ends"
    }

    /// What it is about.
    package let code: Code
    /// What is odd.
    package let message: Wording

    /// A warning with its message.
    package init(_ code: Code, _ message: Wording) {
      self.code = code
      self.message = message
    }
  }
}

/// A fact with its value, and who stated it; without a statement it is assumed.
package struct Evidence: Sendable {
  package let fact: Slot
  package let value: Value
  package let statement: Statement?

  package init(fact: Slot, value: Value, statement: Statement?) {
    self.fact = fact
    self.value = value
    self.statement = statement
  }
}
