/// A time limit that starts with an event rather than with a step, such as the reply to a petition.
package final class Clock: Sendable {
  /// What every entry has: the id, the title, the place and the dates.
  package let declaration: Declaration
  /// Whether the clock applies to the case; nil means to every case.
  package let when: Formula?
  /// The day that it is counted from, as an expression.
  package let from: Formula
  /// The time that it allows.
  package let within: TimeSpan
  /// The condition under which the limit has been kept; nil where the playbook gives none.
  package let met: Formula?
  /// The party whose own right or period it is; nil where the limit binds those who handle the case.
  package let holder: Reference<Office>?
  /// The sources that it cites.
  package let basis: [Basis]

  /// The id of the entry.
  package var id: String { declaration.id }

  /// Creates a clock from parts that have been checked.
  package init(
    declaration: Declaration, when: Formula?, from: Formula, within: TimeSpan, met: Formula?,
    holder: Reference<Office>?, basis: [Basis]
  ) {
    self.declaration = declaration
    self.when = when
    self.from = from
    self.within = within
    self.met = met
    self.holder = holder
    self.basis = basis
  }
}
