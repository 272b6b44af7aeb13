package import Diagnostics
import FEEL
package import Playbooks

/// Something that a playbook promises about the advice on every case.
package struct Property: Sendable {
  /// The name of the property.
  package let name: String
  /// What is promised.
  package let promise: Promise
  /// The place of the name in its file; nil for a built-in property.
  package let place: Place?

  /// What is promised.
  package enum Promise: Sendable {
    /// Following the advice reaches the goals, or ends where something is reported as stuck.
    case endsSomewhere
    /// No two remedies that exclude each other are to be done at once.
    case keepsExclusions
    /// Nothing is advised outside the days on which it is in force.
    case keepsDates
    /// An expression over the facts and the advice; `when` says which cases it is about.
    case own(when: Formula?, holds: Formula)
  }

  /// The properties that are verified for every playbook.
  package static let builtIn = [
    Property(name: "ends-somewhere", promise: .endsSomewhere, place: nil),
    Property(name: "keeps-exclusions", promise: .keepsExclusions, place: nil),
    Property(name: "keeps-dates", promise: .keepsDates, place: nil),
  ]
}
