package import Diagnostics
package import FEEL
package import Playbooks

/// The advice on a case for a day.
///
/// It is a value: renderers write it and compute nothing. Parts of it that were not asked for (see
/// ``AdviceParts``) are empty.
package struct Advice: Sendable {
  /// The case that the advice is on.
  package let `case`: Case
  /// The playbook that the advice follows.
  package let playbook: Playbook
  /// The place of each entry of the playbook on the road.
  package let phases: Phases
  /// The day that the advice is for.
  package let date: CalendarDate
  /// The goals in force, in playbook order.
  package let goals: [GoalAdvice]
  /// Present, unknown and absent blockers, in playbook order.
  package let blockers: [BlockerAdvice]
  /// The actions, in the order of the contract (section 4.5).
  package let actions: [ActionAdvice]
  /// What to find out, best first (contract, section 4.7).
  package let questions: [Question]
  /// The open checklists as questions, early ones first.
  package let screenQuestions: [ScreenQuestion]
  /// Where the case stands on the road.
  package let road: Road
  /// The plan to the goals (contract, section 4.6).
  package let plan: Plan
  /// The clocks that apply to the case, in playbook order (contract, section 4.9).
  package let clocks: [ClockAdvice]
  /// The value of each decision of the playbook, in playbook order.
  package let decisions: [DecisionAdvice]
  /// The facts that the case file does not give and that have one value left, in order.
  package let inferred: [InferredFact]
  /// The checklists that nobody has gone through yet, in playbook order.
  package let unscreened: [Reference<Screen>]
  /// What cannot all be so, in the order in which it was found.
  package let contradictions: [Contradiction]
  /// The facts that the case file does not give, with the value that the playbook assumes.
  package let assumptions: [Evidence]
  /// The facts whose value is given but disputed.
  package let disputed: [Evidence]
  /// The blockers and goals for which nothing can be advised (contract, section 4.2).
  package let stuck: [Stuck]
  /// The decisions of offices not to take a step, which stand on the day, in playbook order.
  package let setAside: [LogEntry]
  /// The entries by which other remedies failed or were declined and cannot be taken up again, in
  /// playbook order.
  package let failed: [LogEntry]
  /// What is odd about the case or the rules, without repeats.
  package let warnings: [Warning]
  /// Whether no unknown fact can change the advice: nothing in it is unknown, and no other action
  /// can appear.
  package let isCertain: Bool
  /// The earliest due date of a step or a time limit; nil where nothing is due.
  package let nearestDue: Deadline?
  /// The next day on which the advice changes by itself; nil where none was found or asked for.
  package internal(set) var next: NextChange?
  /// The facts that are tried in it; nil where it is the advice on the case as it stands.
  package var trial: FactTrial?

  /// A goal, and whether it applies and is reached.
  package struct GoalAdvice: Sendable {
    /// The goal.
    package let goal: Reference<Goal>
    /// The id of the part; nil where it is said of the whole case or alike of every part.
    package let part: String?
    /// Whether it is a goal of the case: its `when`.
    package let applies: Truth
    /// Whether it is reached.
    package let reached: Truth

    /// Its state in one word.
    package var state: GoalState { GoalState(applies: applies, reached: reached) }
  }

  /// A blocker, its state, and what became of its remedies.
  package struct BlockerAdvice: Sendable {
    /// The blocker.
    package let blocker: Reference<Blocker>
    /// The id of the part; nil where it is said of the whole case or alike of every part.
    package let part: String?
    /// Whether it is present (contract, section 4.1).
    package let state: Truth
    /// Whether it stops an open goal, stops none by design, or the playbook has no goals (contract,
    /// section 4.1).
    package let matters: Bool
    /// Whether it is unknown, and likely in that part or in any.
    package let isLikely: Bool
    /// Whether it is present, and follows from what is inferred in every part.
    package let follows: Bool
    /// The facts that settle the state; none where it is unknown.
    package let because: [Evidence]
    /// The stated facts that make it likely; none where it is not.
    package let likelyBy: [Evidence]
    /// Whether nothing can be advised for it, in that part or in every part.
    package internal(set) var isStuck = false
    /// Those of its remedies in force that are not among the actions; none where it is absent, or
    /// nobody asked for actions.
    package internal(set) var notChosen: [Reference<Remedy>] = []
    /// For each of its remedies whose last log entry is `failed` or `declined`, that entry; none
    /// where it is absent, or nobody asked for actions.
    package internal(set) var ended: [LogEntry] = []
    /// Whether no unknown fact can change the state; a provisional none counts as unknown.
    package internal(set) var isCertain = false
  }

  /// A decision and its value.
  package struct DecisionAdvice: Sendable {
    /// The decision.
    package let decision: Reference<Decision>
    /// The id of the part; nil where the value is the same in every part.
    package let part: String?
    /// The value, which may be unknown.
    package let value: Value
  }

  /// A blocker or a goal for which nothing can be advised (contract, section 4.2).
  package struct Stuck: Sendable {
    /// The blocker or goal.
    package let reason: Reason
    /// The id of the part; nil where it is stuck in every part.
    package let part: String?
    /// For each of its remedies whose last log entry is `failed` or `declined`, that entry.
    package let ended: [LogEntry]
  }

  /// Something odd about the case or the rules, which stops nothing.
  package struct Warning: Hashable, Sendable {
    /// What a warning is about; the raw value is the code in JSON.
    package enum Code: String, CaseIterable, Sendable {
      /// The log says done, but what the remedy achieves does not hold.
      case doneNotAchieved = "done-not-achieved"
      /// The remedy is under way, but nothing advises it any more.
      case underWayNotAdvised = "under-way-not-advised"
      /// A condition is null or not a boolean, and counts as unknown.
      case noBoolean = "no-boolean"
      /// An action waits for something that no remaining action brings about.
      case noWayForward = "no-way-forward"
      /// An entry cites a source that is not in force on the day.
      case sourceNotInForce = "source-not-in-force"
      /// A step would set a fact to a value that the fact may not have, so it changes nothing.
      case effectOutsideAllowed = "effect-outside-allowed"
      /// The plan was ended at its bound.
      case noEnd = "no-end"
      /// Constraints are too entangled to be taken into account as a whole.
      case constraintsNotAnalysed = "constraints-not-analysed"
      /// A fact is stated for a later day only.
      case factOfLaterDay = "fact-of-later-day"
      /// The calendar lists no holidays for a year before its first in which working days are
      /// counted.
      case calendarBegins = "calendar-begins"
      /// The same for a year after its last.
      case calendarEnds = "calendar-ends"
    }

    /// What the warning is about.
    package let code: Code
    /// The sentence, with each id in backquotes, by which programs find it.
    package let message: Wording

    /// The sentence as a page shows it, without backquotes.
    package func sentence(_ language: Language) -> String {
      message[language].replacing("`", with: "")
    }

    /// A warning with its message.
    package init(_ code: Code, _ message: Wording) {
      self.code = code
      self.message = message
    }
  }
}

/// A fact with its value, and who stated it.
package struct Evidence: Sendable {
  /// The fact.
  package let fact: Slot
  /// The value that the rules saw; for a disputed fact, the disputed value.
  package let value: Value
  /// What the case file says of the fact; nil where the value does not come from the case file.
  package let statement: Statement?
  /// How the value is known where the case file does not give it; nil where it does.
  package let origin: FactOrigin?
  /// The constraints that an inferred fact follows from, in playbook order; none for others.
  package let by: [Reference<Constraint>]

  /// A fact with its value, and how it is known.
  package init(
    fact: Slot, value: Value, statement: Statement?, origin: FactOrigin? = nil,
    by: [Reference<Constraint>] = []
  ) {
    self.fact = fact
    self.value = value
    self.statement = statement
    self.origin = origin
    self.by = by
  }
}
