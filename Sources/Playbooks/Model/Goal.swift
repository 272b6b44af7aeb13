/// What the case is to reach: homes handed over, certificates issued.
package final class Goal: Sendable {
  package let declaration: Declaration
  /// Whether it is a goal of this case; nil: of every case.
  package let when: Formula?
  package let reached: Formula
  /// What finishes the job once nothing stops it, in order of preference.
  package let remedies: [Reference<Remedy>]

  package var id: String { declaration.id }

  package init(
    declaration: Declaration, when: Formula?, reached: Formula, remedies: [Reference<Remedy>]
  ) {
    self.declaration = declaration
    self.when = when
    self.reached = reached
    self.remedies = remedies
  }
}
