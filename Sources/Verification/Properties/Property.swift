package import Diagnostics
package import FEEL
package import Playbooks

/// Something that a playbook promises of the advice on every case.
package struct Property: Sendable {
  package let name: String
  package let promise: Promise
  package let place: Place?

  /// What is promised.
  package enum Promise: Sendable {
    /// Following the advice reaches the goals, or ends where something is named as stuck.
    case endsSomewhere
    /// No two remedies that exclude each other can be done at once.
    case keepsExclusions
    /// Nothing is advised outside the days on which it is in force.
    case keepsDates
    /// FEEL over the facts and the advice; `when` says which cases it is about.
    case own(when: Formula?, holds: Formula)
  }

  /// Those that every playbook promises.
  package static let builtIn = [
    Property(name: "ends-somewhere", promise: .endsSomewhere, place: nil),
    Property(name: "keeps-exclusions", promise: .keepsExclusions, place: nil),
    Property(name: "keeps-dates", promise: .keepsDates, place: nil),
  ]
}
