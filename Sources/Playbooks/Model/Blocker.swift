/// What stands in the way of goals.
package final class Blocker: Sendable {
  package let declaration: Declaration
  package let when: Formula
  /// The goals that it stops; nil: every goal; empty: none, and it matters all the same.
  package let stops: [Reference<Goal>]?
  /// In order of preference, or of steps.
  package let remedies: [Reference<Remedy>]
  package let basis: [Basis]

  package var id: String { declaration.id }

  package init(
    declaration: Declaration, when: Formula, stops: [Reference<Goal>]?,
    remedies: [Reference<Remedy>], basis: [Basis]
  ) {
    self.declaration = declaration
    self.when = when
    self.stops = stops
    self.remedies = remedies
    self.basis = basis
  }

  package func stops(_ goal: Reference<Goal>) -> Bool {
    stops?.contains(goal) ?? true
  }
}
