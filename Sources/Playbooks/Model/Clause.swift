/// A condition of the playbook, with the entry that it belongs to and the key that it is written
/// under.
package struct Clause: Sendable {
  /// The key that a condition is written under.
  package enum Role: String, Sendable {
    case when, reached, needs, met, `is`, `if`, then
  }

  /// The entry that a condition belongs to.
  package enum Subject: Hashable, Sendable {
    case goal(Reference<Goal>)
    case blocker(Reference<Blocker>)
    case remedy(Reference<Remedy>)
    case clock(Reference<Clock>)
    case decision(Reference<Decision>)
    case constraint(Reference<Constraint>)
    case screen(Reference<Screen>)

    /// The section in which the entry is defined.
    package var section: SectionName {
      switch self {
      case .goal: .goals
      case .blocker: .blockers
      case .remedy: .remedies
      case .clock: .clocks
      case .decision: .decisions
      case .constraint: .constraints
      case .screen: .screens
      }
    }
  }

  /// The entry that the condition belongs to.
  package let subject: Subject
  /// The key that it is written under.
  package let role: Role
  /// The compiled condition.
  package let formula: Formula
  /// The declaration of the entry.
  package let declaration: Declaration
}
