/// A condition of the playbook: the entry that it belongs to, and the key that it stands under.
package struct Clause: Sendable {
  /// The key that a condition stands under.
  package enum Role: String, Sendable {
    case when, reached, needs, met, `is`
  }

  /// The entry that a condition belongs to.
  package enum Subject: Hashable, Sendable {
    case goal(Reference<Goal>)
    case blocker(Reference<Blocker>)
    case remedy(Reference<Remedy>)
    case clock(Reference<Clock>)
    case decision(Reference<Decision>)
  }

  package let subject: Subject
  package let role: Role
  package let formula: Formula
  /// The declaration of the entry.
  package let declaration: Declaration
}
