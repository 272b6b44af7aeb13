package import FEEL

/// What cannot be otherwise, in any case (contract, section 2).
///
/// It excludes the ways of filling in unknown facts under which `if` is true and `then` is false,
/// and no others.
package final class Constraint: Sendable {
  /// What every entry has: the id, the title, the place and the dates.
  package let declaration: Declaration
  /// The condition under which `then` cannot be false; nil means always.
  package let `if`: Formula?
  /// What cannot be false then.
  package let then: Formula
  /// The sources that it cites.
  package let basis: [Basis]

  /// The id of the entry.
  package var id: String { declaration.id }
  /// The conditions that it consists of.
  package var conditions: [Formula] { [`if`, then].compactMap { $0 } }

  /// The facts and decisions that the conditions read.
  package var slots: [Slot] { conditions.flatMap(\.program.slots) }

  /// Creates a constraint from parts that have been checked.
  package init(declaration: Declaration, if: Formula?, then: Formula, basis: [Basis]) {
    self.declaration = declaration
    self.if = `if`
    self.then = then
    self.basis = basis
  }
}
