package import Playbooks

/// The blocker, remedy or goal that an explanation is about.
package enum ExplanationSubject: Hashable, Sendable {
  case blocker(Reference<Blocker>)
  case remedy(Reference<Remedy>)
  case goal(Reference<Goal>)

  /// The remedy; nil for a blocker or goal.
  var remedy: Reference<Remedy>? { if case .remedy(let remedy) = self { remedy } else { nil } }

  /// The entry as the list of conditions identifies it.
  var entry: Clause.Subject {
    switch self {
    case .blocker(let blocker): .blocker(blocker)
    case .remedy(let remedy): .remedy(remedy)
    case .goal(let goal): .goal(goal)
    }
  }

  /// The word for its kind in the playbook: `blocker`, `remedy` or `goal`.
  package var kind: String {
    switch self {
    case .blocker: "blocker"
    case .remedy: "remedy"
    case .goal: "goal"
    }
  }
}

extension Playbook {
  /// The blocker, remedy or goal with that id, or that had it before; nil where there is none.
  package func subject(named name: String) -> ExplanationSubject? {
    explainable(named: name).lazy.compactMap { entry in
      if case .outcome(let subject) = entry { subject } else { nil }
    }.first
  }

  /// The declaration of the blocker, remedy or goal.
  package func declaration(of subject: ExplanationSubject) -> Declaration {
    switch subject {
    case .blocker(let blocker): self[blocker].declaration
    case .remedy(let remedy): self[remedy].declaration
    case .goal(let goal): self[goal].declaration
    }
  }

  /// The sources that the entry cites; none for a goal.
  package func basis(of subject: ExplanationSubject) -> [Basis] {
    switch subject {
    case .blocker(let blocker): self[blocker].basis
    case .remedy(let remedy): self[remedy].basis
    case .goal: []
    }
  }
}

/// The state of a blocker, a remedy or a goal in a case.
package enum OutcomeState: Hashable, Sendable {
  case present
  case absent
  case unknown
  case action(ActionState)
  /// The remedy is not among the actions.
  case notAdvised
  case reached
  case open
  /// The goal does not apply to the case.
  case notAGoal

  /// The word for the state in JSON.
  package var text: String {
    switch self {
    case .present: "present"
    case .absent: "absent"
    case .unknown: "unknown"
    case .action(let state): state.rawValue
    case .notAdvised: "not-advised"
    case .reached: "reached"
    case .open: "open"
    case .notAGoal: "not-a-goal"
    }
  }

  /// Whether the remedy can be taken up: now, or once people have decided.
  package var isForTheTaking: Bool { self == .action(.now) || self == .action(.decide) }

  /// The state of a blocker whose `when` has this truth.
  init(blocker truth: Truth) {
    switch truth {
    case .holds: self = .present
    case .fails: self = .absent
    case .unknown: self = .unknown
    }
  }

  /// The state of a goal.
  init(goal state: GoalState) {
    self =
      switch state {
      case .reached: .reached
      case .notOfTheCase: .notAGoal
      case .open: .open
      case .unknown: .unknown
      }
  }
}

extension Assessment {
  /// The state of the subject in this part.
  ///
  /// Where it is not in force, a blocker is absent, a remedy is not advised, and a goal does not
  /// apply.
  func state(of subject: ExplanationSubject) -> OutcomeState {
    switch subject {
    case .blocker(let blocker):
      blockers.first { $0.blocker == blocker }.map { OutcomeState(blocker: $0.state) } ?? .absent
    case .remedy(let remedy):
      actions.first { $0.remedy == remedy }.map { .action($0.state) } ?? .notAdvised
    case .goal(let goal):
      goals.first { $0.goal == goal }
        .map { OutcomeState(goal: $0.state) }
        ?? .notAGoal
    }
  }
}
