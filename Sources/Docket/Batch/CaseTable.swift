import Diagnostics
import FEEL
import Playbooks
import Tables

/// A table whose rows are cases: its headings, what is wrong with them, and its rows.
struct CaseTable: Sendable {
  private let table: Table
  private let playbook: Playbook
  /// The columns that are read.
  private let columns: [Column]
  /// How many columns a row may have.
  private let width: Int
  /// What is to be said of the table as a whole; with an error among it there are no rows.
  private(set) var findings: [Diagnostic]
  /// The indices of the rows below the headings.
  let rows: Range<Int>

  /// A column that is read.
  struct Column: Sendable {
    let index: Int
    let heading: CaseHeading
    /// What stands over it.
    let title: String
  }

  /// Reads the headings; `keys` are those of a case file that the reader wants beside the facts.
  init(_ table: Table, _ playbook: Playbook, keys: Set<CaseKey> = [.case, .opened]) {
    self.table = table
    self.playbook = playbook
    let search = HeadingSearch(playbook)
    // Above the headings may stand what the table is about.
    let first = (0..<min(table.count, Self.mostAbove)).first { index in
      table[index].cells.contains {
        if case .found(.key(.case)) = search.find($0.text) { true } else { false }
      }
    }
    let index = first ?? 0
    guard table.count > 0 else {
      (columns, width, findings, rows) = ([], 0, table.notes, 0..<0)
      return
    }
    var headings = Headings(table, table[index], playbook, search, keys)
    headings.read()
    if first == nil { headings.tellNoCase() }
    if index > 0 { headings.tellAbove() }
    let unnamed = Self.unnamed(table, below: index)
    if !unnamed.isEmpty { headings.tellUnnamed(unnamed) }
    columns = headings.columns
    let last = table[index].cells.last?.column ?? -1
    width = table.isWorkbook ? .max : last + 1
    findings = table.notes + headings.findings
    let isUsable = !headings.findings.contains { $0.severity == .error }
    rows = (isUsable ? index + 1 : table.count)..<table.count
  }

  /// The columns that have cells below and no heading.
  ///
  /// In text a cell beyond the last heading is a fault of its row: most likely it holds a separator.
  private static func unnamed(_ table: Table, below index: Int) -> [Int] {
    let named = Set(table[index].cells.map(\.column))
    let last = named.max() ?? -1
    guard table.isWorkbook || named.count <= last else { return [] }
    var found: Set<Int> = []
    for row in index + 1..<max(table.count, index + 1) {
      found.formUnion(table[row].cells.lazy.map(\.column).filter { !named.contains($0) })
    }
    return found.filter { table.isWorkbook || $0 < last }.sorted()
  }

  /// Headings are looked for in so many rows.
  private static let mostAbove = 10

  /// The row with this index, read now.
  subscript(index: Int) -> CaseRow {
    var reader = RowReader(table, table[index], playbook)
    return reader.read(columns, width: width)
  }
}
