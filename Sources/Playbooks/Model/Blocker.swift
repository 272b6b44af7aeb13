/// Something that stands in the way of goals (contract, section 1).
package final class Blocker: Sendable {
  /// What every entry has: the id, the title, the place and the dates.
  package let declaration: Declaration
  /// The condition under which the blocker is present.
  package let when: Formula
  /// The goals that it stops; nil means every goal, and an empty list means none.
  ///
  /// A blocker that stops no goal matters all the same (contract, section 4, rule 1).
  package let stops: [Reference<Goal>]?
  /// What can be done about it, in order of preference, or of steps.
  package let remedies: [Reference<Remedy>]
  /// The sources that it cites.
  package let basis: [Basis]

  /// The id of the entry.
  package var id: String { declaration.id }

  /// Creates a blocker from parts that have been checked.
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

  /// Whether the blocker, while it is present, stops this goal.
  package func stops(_ goal: Reference<Goal>) -> Bool {
    stops?.contains(goal) ?? true
  }
}
