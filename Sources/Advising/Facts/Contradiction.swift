package import FEEL
package import Playbooks

/// Constraints and stated facts that cannot all be so (contract, section 2).
///
/// No smaller part of it contradicts itself.
package struct Contradiction: Sendable {
  /// The id of the part; nil where it is of the whole case, or the same in every part.
  package internal(set) var part: String?
  /// The constraints, in playbook order; they are left out of account.
  package let constraints: [Reference<Constraint>]
  /// The facts, in order, with the values that the case file gives.
  package let facts: [Evidence]

  /// Whether it names the same constraints and facts.
  func isSame(as other: Contradiction) -> Bool {
    constraints == other.constraints && facts.map(\.fact) == other.facts.map(\.fact)
  }
}
