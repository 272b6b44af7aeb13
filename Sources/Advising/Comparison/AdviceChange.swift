package import FEEL

/// One difference between two pieces of advice.
package struct AdviceChange: Sendable {
  /// What the difference is about.
  package let subject: Subject
  /// The id of the part; nil where it is said of the whole case or alike of every part.
  package let part: String?
  /// What the earlier advice says; nil where it does not mention the subject.
  package let from: Mark?
  /// What the later advice says; nil where it does not mention the subject.
  package let to: Mark?

  /// What an advice says something about, by id, so that advice by two playbooks can be compared.
  package struct Subject: Hashable, Sendable {
    /// Its kind.
    package let kind: Kind
    /// The id of the entry; `plan` for the length of the plan.
    package let id: String
  }

  /// The kinds of difference, in the order in which they are reported.
  package enum Kind: String, Sendable, CaseIterable {
    /// A constraint that a contradiction names.
    case contradiction
    case blocker
    case goal
    case action
    case stuck
    case deadline
    case clock
    /// A fact that the constraints leave one value.
    case inferred
    /// Whether the plan reaches a goal.
    case reach
    /// The length of the plan, in days.
    case days
  }

  /// The value that is inferred of a fact.
  package struct InferredValue: Hashable, Sendable {
    /// The value.
    package let value: Value

    /// Whether both are the same value of a fact.
    package static func == (one: InferredValue, other: InferredValue) -> Bool {
      one.value.isSameFact(as: other.value)
    }

    /// Hashes the text, which is the same for the same value of a fact.
    package func hash(into hasher: inout Hasher) { hasher.combine(value.text) }
  }

  /// What an advice says of a subject.
  package enum Mark: Hashable, Sendable {
    /// Present, absent, or nil for unknown.
    case blocker(present: Bool?)
    /// An unknown blocker that is likely.
    case likely
    /// What is stated contradicts the constraint.
    case contradiction
    case inferred(InferredValue)
    case goal(GoalState)
    case action(ActionState)
    /// Nothing is advised for it.
    case stuck
    case deadline(overdue: Bool)
    case clock(ClockAdvice.State)
    case reach(Bool)
    case days(Int)
  }
}

extension AdviceChange.Mark {
  /// The word for it in data, such as `present`, `in-progress` or `overdue`.
  package var code: String {
    switch self {
    case .blocker(let present): present.map { $0 ? "present" : "absent" } ?? "unknown"
    case .likely: "likely"
    case .contradiction: "contradiction"
    case .inferred(let inferred): inferred.value.text
    case .goal(let state): state.rawValue
    case .action(let state): state.rawValue
    case .stuck: "stuck"
    case .deadline(let overdue): overdue ? "overdue" : "running"
    case .clock(let state): state.rawValue
    case .reach(let reached): reached ? "reached" : "not-reached"
    case .days(let days): String(days)
    }
  }
}

extension AdviceChange {
  /// Whether it moves the case forward: an action can now start or be decided, a blocker is gone, a
  /// goal is reached, or the plan now reaches a goal.
  package var isForward: Bool {
    switch (from, to) {
    case (.action(let old), .action(let new)):
      !old.isDue && new.isDue || old == .decide && new == .now
    case (.blocker(let old), .blocker(let new)): old != false && new == false
    case (.reach(let old), .reach(let new)): !old && new
    case (.goal, .goal(.reached)): true
    default: false
    }
  }
}

extension ActionState {
  /// Whether somebody can take it up: it can start, or be decided on.
  fileprivate var isDue: Bool {
    switch self {
    case .now, .decide: true
    case .inProgress, .waiting, .unknown, .done: false
    }
  }
}
