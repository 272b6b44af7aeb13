/// Something that the case should reach, such as wages paid or certificates issued.
package final class Goal: Sendable {
  /// What every entry has: the id, the title, the place and the dates.
  package let declaration: Declaration
  /// Whether it is a goal of this case; nil means of every case.
  package let when: Formula?
  /// The condition under which the goal is reached.
  package let reached: Formula
  /// What finishes the job once nothing stops it, in order of preference.
  package let remedies: [Reference<Remedy>]

  /// The id of the entry.
  package var id: String { declaration.id }

  /// Creates a goal from parts that have been checked.
  package init(
    declaration: Declaration, when: Formula?, reached: Formula, remedies: [Reference<Remedy>]
  ) {
    self.declaration = declaration
    self.when = when
    self.reached = reached
    self.remedies = remedies
  }
}
