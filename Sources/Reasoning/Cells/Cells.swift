package import FEEL

/// A class of values of a fact among which no condition distinguishes.
package struct Cell: Sendable {
  /// The simplest value of the cell, which is set for the fact when the cell is tried out.
  package let value: Value
  /// All values of the cell.
  package let extent: Extent

  /// The set of values that a cell contains.
  package enum Extent: Sendable {
    /// A single value.
    case value
    /// An interval of numbers, dates or durations; a nil end is unbounded.
    case run(from: End?, to: End?)
    /// Every text that no condition names.
    case otherText
  }

  /// The end of an interval.
  package struct End: Sendable {
    /// The value at the end.
    package let value: Value
    /// Whether the value itself belongs to the interval.
    package let included: Bool
  }
}

/// The cells of one fact, in order: values ascending or as declared, null last.
package struct Cells: Sendable {
  /// The cells in their order.
  package let cells: [Cell]
  let cuts: Cuts

  /// The number of cells.
  package var count: Int { cells.count }

  /// The cell with this index.
  package subscript(cell: Int) -> Cell { cells[cell] }

  /// The index of the cell that contains a value; nil if the fact cannot have the value.
  package func cell(of value: Value) -> Int? {
    cells.firstIndex { $0.contains(value) }
  }
}

extension Cell {
  /// Whether the value lies in the cell.
  package func contains(_ other: Value) -> Bool {
    switch extent {
    case .value: value.isSame(as: other)
    case .otherText: other.text != nil
    case .run(let from, let to):
      Scale(of: other) != nil && Scale(of: other) == Scale(of: value)
        && (from.map { $0.value.isLess(than: other) || $0.included && $0.value.isSame(as: other) }
          ?? true)
        && (to.map { other.isLess(than: $0.value) || $0.included && $0.value.isSame(as: other) }
          ?? true)
    }
  }
}

extension Cell {
  /// Whether it contains a single value.
  package var isOneValue: Bool {
    switch extent {
    case .value: true
    case .otherText: false
    case .run(let from?, let to?) where Scale(of: value)?.hasNeighbours == true:
      (from.included ? from.value : from.value.later).map { first in
        (to.included ? to.value : to.value.earlier).map(first.isSame) ?? false
      } ?? false
    case .run: false
    }
  }
}

extension Scale {
  /// Whether each value has a next one, as days and months have.
  fileprivate var hasNeighbours: Bool {
    switch self {
    case .date, .yearsAndMonths: true
    case .number, .daysAndTime: false
    }
  }
}
