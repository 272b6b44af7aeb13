package import Diagnostics
package import FEEL

/// One entry of the vocabulary: something that a case file may state.
package final class Fact: Sendable {
  /// What every entry has: the id, the title, the place and the dates.
  package let declaration: Declaration
  /// Where its value is stored in a frame.
  package let slot: Slot
  /// The declared type of its value.
  package let type: DataType
  /// The unit of its numbers, such as `CNY`.
  package let unit: String?
  /// The values that it may take; nil means any value of the type.
  package let allowed: Allowed?
  /// The question put to a person.
  package let ask: Text?
  /// Where the answer is found, or whom to ask.
  package let whereFound: Text?
  /// Whether it may be null, which a file must write out and which means "there is none".
  package let optional: Bool
  /// The value that is taken where the case file is silent, and listed as an assumption.
  package let assume: Value?
  /// Whether there is one value for the whole case, so that a part cannot state it.
  package let ofCase: Bool
  /// The relative likelihood of each allowed value, used to rank questions; empty means all alike.
  package let weights: [String: Double]

  /// The id of the entry.
  package var id: String { declaration.id }
  /// The title of the fact.
  package var title: Text { declaration.title }

  /// Whether its values are lists or have attributes, and so are too long for one line.
  package var isList: Bool {
    switch type {
    case .list, .record: true
    case .boolean, .number, .string, .date, .time, .dateAndTime, .daysAndTime, .yearsAndMonths:
      false
    }
  }

  /// Creates a fact from parts that have been checked.
  package init(
    declaration: Declaration, slot: Slot, type: DataType, unit: String?, allowed: Allowed?,
    ask: Text?, whereFound: Text?, optional: Bool, assume: Value?, ofCase: Bool,
    weights: [String: Double]
  ) {
    self.declaration = declaration
    self.slot = slot
    self.type = type
    self.unit = unit
    self.allowed = allowed
    self.ask = ask
    self.whereFound = whereFound
    self.optional = optional
    self.assume = assume
    self.ofCase = ofCase
    self.weights = weights
  }
}

/// The values that a fact or a decision may take.
package enum Allowed: Sendable {
  /// The values in order, each with its title where one is given.
  case values([Choice])
  /// FEEL unary tests, such as `>= 0`.
  case tests(Formula)

  /// One of the listed values.
  package struct Choice: Sendable {
    /// The value itself.
    package let value: Value
    /// How people call it; nil where the playbook gives no title.
    package let title: Text?

    /// A value with its title.
    package init(value: Value, title: Text?) {
      self.value = value
      self.title = title
    }
  }
}
