/// A condition over cells: the place of its root in a ``DiagramStore``.
///
/// In one store, two conditions with the same answer for every choice of cells are the same diagram.
package struct Diagram: Hashable, Comparable, Sendable {
  let index: UInt32

  /// False whatever the facts are.
  package static let alwaysFalse = Diagram(index: 0)
  /// Null whatever the facts are.
  package static let alwaysNull = Diagram(index: 1)
  /// True whatever the facts are.
  package static let alwaysTrue = Diagram(index: 2)

  static let terminalCount: UInt32 = 3

  /// The diagram that has one answer everywhere.
  package static func always(_ truth: Ternary) -> Diagram { Diagram(index: UInt32(truth.rawValue)) }

  /// The one answer that it has everywhere; nil where it hangs on a variable.
  package var constant: Ternary? { Ternary(rawValue: UInt8(truncatingIfNeeded: min(index, 255))) }

  package static func < (a: Diagram, b: Diagram) -> Bool { a.index < b.index }
}

/// What a condition may answer: FEEL's booleans, and null where it is none.
///
/// In this order FEEL's `and` is the least of its operands, and `or` the greatest.
package enum Ternary: UInt8, CaseIterable, Comparable, Sendable {
  case `false`, null, `true`

  package init(_ value: Bool) { self = value ? .true : .false }

  package static func < (a: Ternary, b: Ternary) -> Bool { a.rawValue < b.rawValue }
}

/// Several answers at once: those that a condition can still come to.
package struct TernarySet: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package init(_ truth: Ternary) { rawValue = 1 << truth.rawValue }

  package static let all = TernarySet(rawValue: 0b111)

  /// The answer, where only one is left.
  package var only: Ternary? { Ternary.allCases.first { TernarySet($0) == self } }
}

/// A variable of the diagrams in a store: a fact, or a condition that is carried whole.
package struct Variable: Hashable, Comparable, Sendable {
  package let index: Int

  package init(_ index: Int) { self.index = index }

  package static func < (a: Variable, b: Variable) -> Bool { a.index < b.index }
}

/// The store has grown to its bound: the conditions are too entangled to be held as diagrams.
package struct Overflow: Error, Hashable, Sendable {
  /// The number of nodes that the store may hold.
  package let bound: Int
}
