package import Diagnostics
package import FEEL

/// One entry of the vocabulary: something that a case file may state.
package final class Fact: Sendable {
  package let declaration: Declaration
  package let slot: Slot
  package let type: DataType
  package let unit: String?
  package let allowed: Allowed?
  /// The question put to a person.
  package let ask: Text?
  /// Where the answer is found, whom to ask.
  package let whereFound: Text?
  /// It may be null, written out: "there is none".
  package let optional: Bool
  /// Taken where the case file is silent, and listed as an assumption.
  package let assume: Value?
  /// One for the whole case: a part cannot state it.
  package let ofCase: Bool
  /// How likely each allowed value is, for the worth of questions; empty: equally.
  package let weights: [String: Double]

  package var id: String { declaration.id }
  package var title: Text { declaration.title }

  /// Whether its values are lists or have attributes: too much for one line.
  package var isList: Bool {
    switch type {
    case .list, .record: true
    case .boolean, .number, .string, .date, .time, .dateAndTime, .daysAndTime, .yearsAndMonths:
      false
    }
  }

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
  /// FEEL unary tests.
  case tests(Formula)

  package struct Choice: Sendable {
    package let value: Value
    package let title: Text?

    package init(value: Value, title: Text?) {
      self.value = value
      self.title = title
    }
  }
}
