/// A condition over cells: the index of its root node in a ``DiagramStore``.
///
/// Within one store, two conditions with the same answer for every choice of cells are one diagram.
package struct Diagram: Hashable, Comparable, Sendable {
  let index: UInt32

  /// The condition that is false whatever the facts are.
  package static let alwaysFalse = Diagram(index: 0)
  /// The condition that is null whatever the facts are.
  package static let alwaysNull = Diagram(index: 1)
  /// The condition that is true whatever the facts are.
  package static let alwaysTrue = Diagram(index: 2)

  static let terminalCount: UInt32 = 3

  /// The diagram that has the same answer everywhere.
  package static func always(_ truth: Ternary) -> Diagram { Diagram(index: UInt32(truth.rawValue)) }

  /// The answer, if the diagram has the same one everywhere; nil if it depends on a variable.
  package var constant: Ternary? { Ternary(rawValue: UInt8(truncatingIfNeeded: min(index, 255))) }

  package static func < (a: Diagram, b: Diagram) -> Bool { a.index < b.index }
}

/// The answer of a condition: a FEEL boolean, or null if its value is not a boolean.
///
/// In this order, FEEL's `and` is the least of its operands, and `or` the greatest.
package enum Ternary: UInt8, CaseIterable, Comparable, Sendable {
  case `false`, null, `true`

  /// The answer that a boolean stands for.
  package init(_ value: Bool) { self = value ? .true : .false }

  package static func < (a: Ternary, b: Ternary) -> Bool { a.rawValue < b.rawValue }
}

/// A set of answers: those that a condition can still have.
package struct TernarySet: OptionSet, Hashable, Sendable {
  /// One bit for each answer, at the position of the answer's raw value.
  package let rawValue: UInt8

  /// The set with these bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The set of one answer.
  package init(_ truth: Ternary) { rawValue = 1 << truth.rawValue }

  /// All three answers.
  package static let all = TernarySet(rawValue: 0b111)

  /// The single member of the set; nil if it has none or several.
  package var only: Ternary? { Ternary.allCases.first { TernarySet($0) == self } }
}

/// A variable of the diagrams in a store: a fact, or an opaque condition as a whole.
package struct Variable: Hashable, Comparable, Sendable {
  /// The index of the variable, from 0, in the order in which variables were added.
  package let index: Int

  /// The variable with this index.
  package init(_ index: Int) { self.index = index }

  package static func < (a: Variable, b: Variable) -> Bool { a.index < b.index }
}

/// The store has reached its limit: the conditions are too entangled for diagrams.
package struct Overflow: Error, Hashable, Sendable {
  /// The number of nodes that the store may hold.
  package let bound: Int
}
