/// A set of cells of one variable, by their indices.
package struct CellSet: Hashable, Sendable {
  private var low: UInt64 = 0
  /// The cells from 64 on; no trailing zeros, so that equal sets are equal values.
  private var high: [UInt64] = []

  /// The empty set.
  package init() {}

  /// The set of these cells.
  package init(_ cells: some Sequence<Int>) {
    for cell in cells { insert(cell) }
  }

  /// The set of one cell.
  package init(_ cell: Int) { insert(cell) }

  /// All cells of a variable that has `count` cells.
  package init(all count: Int) { self.init(0..<count) }

  /// Whether no cell is in the set.
  package var isEmpty: Bool { low == 0 && high.isEmpty }

  /// The number of cells in the set.
  package var count: Int { high.reduce(low.nonzeroBitCount) { $0 + $1.nonzeroBitCount } }

  /// The least cell; nil if the set is empty.
  package var first: Int? {
    if low != 0 { return low.trailingZeroBitCount }
    guard let word = high.firstIndex(where: { $0 != 0 }) else { return nil }
    return 64 * (word + 1) + high[word].trailingZeroBitCount
  }

  /// The cells in ascending order.
  package var cells: [Int] {
    (0..<64 * (high.count + 1)).filter(contains)
  }

  /// Whether the cell is in the set.
  package func contains(_ cell: Int) -> Bool {
    if cell < 64 { return low >> UInt64(cell) & 1 == 1 }
    let word = cell / 64 - 1
    return word < high.count && high[word] >> UInt64(cell % 64) & 1 == 1
  }

  /// Adds a cell.
  package mutating func insert(_ cell: Int) {
    precondition(cell >= 0, "cells are counted from 0")
    if cell < 64 {
      low |= 1 << UInt64(cell)
    } else {
      let word = cell / 64 - 1
      while high.count <= word { high.append(0) }
      high[word] |= 1 << UInt64(cell % 64)
    }
  }
}
