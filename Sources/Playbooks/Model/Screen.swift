package import FEEL

/// A checklist of circumstances that are rare and easily overlooked: one question for all of them
/// (contract, sections 1 and 2).
package final class Screen: Sendable {
  /// What every entry has: the id, the title, the place and the dates.
  package let declaration: Declaration
  /// The question put to a person; nil where the playbook gives none.
  package let ask: Text?
  /// Whether the circumstances can be there at all; nil means in every case.
  package let when: Formula?
  /// The facts of the checklist, in its order.
  package let facts: [Slot]

  /// The id of the entry.
  package var id: String { declaration.id }

  /// Creates a checklist from parts that have been checked.
  package init(declaration: Declaration, ask: Text?, when: Formula?, facts: [Slot]) {
    self.declaration = declaration
    self.ask = ask
    self.when = when
    self.facts = facts
  }
}

extension Fact {
  /// The value of the fact where there is none of what it stands for: false, 0 or the empty list;
  /// nil for other types, which have no such value (contract, section 1, "none").
  package var none: Value? {
    switch type {
    case .boolean: .boolean(false)
    case .number: .number(.zero)
    case .list: .list([])
    case .string, .date, .time, .dateAndTime, .daysAndTime, .yearsAndMonths, .record: nil
    }
  }
}
