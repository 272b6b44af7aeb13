package import FEEL

/// One class of values of a fact that no condition tells apart.
package struct Cell: Sendable {
  /// One of the values, the tidiest at hand: what the fact is filled with to try the cell.
  package let value: Value
  /// All of them.
  package let extent: Extent

  /// The values of a cell.
  package enum Extent: Sendable {
    /// One value alone.
    case value
    /// A run of numbers, dates or durations.
    case run(from: End?, to: End?)
    /// Every text that no condition names.
    case otherText
  }

  /// Where a run begins or stops; nil instead of an end: it goes on for ever.
  package struct End: Sendable {
    package let value: Value
    package let included: Bool
  }
}

/// The cells of one fact, in order: values ascending or as declared, null last.
package struct Cells: Sendable {
  package let cells: [Cell]
  let cuts: Cuts

  package var count: Int { cells.count }

  package subscript(cell: Int) -> Cell { cells[cell] }

  /// The cell that a value lies in; nil where the fact cannot take it.
  package func cell(of value: Value) -> Int? {
    cells.firstIndex { $0.contains(value) }
  }
}

extension Cell {
  func contains(_ other: Value) -> Bool {
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
