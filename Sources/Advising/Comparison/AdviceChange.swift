/// One thing that one advice says otherwise than another.
package struct AdviceChange: Sendable {
  package let subject: Subject
  /// Nil: in the whole case, or in every part.
  package let part: String?
  /// Nil: it was not there.
  package let from: Mark?
  /// Nil: it is there no longer.
  package let to: Mark?

  /// What an advice says something of; by id, so that two playbooks can be compared.
  package struct Subject: Hashable, Sendable {
    package let kind: Kind
    package let id: String
  }

  /// In the order in which changes are told.
  package enum Kind: String, Sendable, CaseIterable {
    case blocker
    case goal
    case action
    case stuck
    case deadline
    case clock
    /// Whether the plan leads to a goal.
    case reach
    /// How many days the plan's time limits come to.
    case days
  }

  /// What is said of it.
  package enum Mark: Hashable, Sendable {
    /// Present, absent, or nil for not known.
    case blocker(present: Bool?)
    case goal(GoalState)
    case action(ActionState)
    /// Nothing is left to advise.
    case stuck
    case deadline(overdue: Bool)
    case clock(ClockAdvice.State)
    case reach(Bool)
    case days(Int)
  }

  package enum GoalState: String, Sendable {
    case notOfTheCase = "not-of-the-case"
    case reached
    case open
    case unknown
  }
}

extension AdviceChange.Mark {
  /// The word for it in data: `present`, `in-progress`, `overdue`.
  package var code: String {
    switch self {
    case .blocker(let present): present.map { $0 ? "present" : "absent" } ?? "unknown"
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
  /// Whether the case gets on by it: what waited can start or be decided, a blocker is gone, the
  /// plan leads to a goal.
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
  /// Somebody can take it up: it may start, or be decided.
  fileprivate var isDue: Bool {
    switch self {
    case .now, .decide: true
    case .inProgress, .waiting, .unknown, .done: false
    }
  }
}
