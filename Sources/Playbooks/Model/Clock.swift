/// A time limit that runs by itself: a petition's reply.
package final class Clock: Sendable {
  package let declaration: Declaration
  package let when: Formula?
  package let from: Formula
  package let within: TimeSpan
  package let met: Formula?
  package let basis: [Basis]

  package var id: String { declaration.id }

  package init(
    declaration: Declaration, when: Formula?, from: Formula, within: TimeSpan, met: Formula?,
    basis: [Basis]
  ) {
    self.declaration = declaration
    self.when = when
    self.from = from
    self.within = within
    self.met = met
    self.basis = basis
  }
}
