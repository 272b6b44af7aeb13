import Diagnostics
import Docket
import FEEL
import Playbooks
import Reports
import Tables

/// A form that `pack` wrote and people filled in, row by row.
struct RecordForm {
  /// A row with a status.
  struct Row {
    /// The number of the row in the file.
    let number: Int
    fileprivate let cells: [RecordColumn: Cell]

    /// The cell of the column; nil where it is empty.
    subscript(column: RecordColumn) -> Cell? { cells[column] }
  }

  /// A cell of a row: what it shows, and where it stands.
  struct Cell {
    let text: String
    let place: Place
    /// The heading of its column, as the form has it.
    let heading: String

    /// The finding about the cell, with the heading of its column in front.
    func slip(_ found: Diagnostic) -> Diagnostic {
      Diagnostic(
        found.id, .error,
        Wording(en: "`\(heading)`: \(found.message.en)", zh: "`\(heading)`：\(found.message.zh)"),
        at: found.place, notes: found.notes, help: found.help)
    }
  }

  /// The rows with a status, from the top.
  let rows: [Row]
  /// The number of rows without one, which are passed over.
  let emptyRows: Int
  /// The cells that cannot be read.
  let slips: [Diagnostic]
  /// The headings that name no column of the form.
  let unread: [String]

  /// Reads the table; a form without a column that it needs is refused.
  init(_ table: Table) throws(MissingColumns) {
    let needed: [RecordColumn] = [.case, .remedy, .status]
    let heads = (0..<min(table.count, Self.mostAbove)).map { Self.columns(table[$0]) }
    let best = heads.indices.max { a, b in
      heads[a].found.count == heads[b].found.count
        ? a > b : heads[a].found.count < heads[b].found.count
    }
    let head = best.map { heads[$0] } ?? Columns()
    let missing = needed.filter { head.found[$0] == nil }
    guard missing.isEmpty, let best else { throw MissingColumns(columns: missing) }
    unread = head.unread
    var rows: [Row] = []
    var slips: [Diagnostic] = []
    var emptyRows = 0
    for index in best + 1..<max(table.count, best + 1) {
      let row = table[index]
      guard let status = head.found[.status], row[status.index] != nil else {
        emptyRows += 1
        continue
      }
      var cells: [RecordColumn: Cell] = [:]
      for column in RecordColumn.allCases where column.isRead {
        guard let place = head.found[column], let cell = row[place.index] else { continue }
        let own = Cell(
          text: cell.text.trimmed, place: table.place(of: cell, in: row), heading: place.heading)
        if let fault = cell.fault { slips.append(own.slip(.brokenCell(fault, at: own.place))) }
        cells[column] = own
      }
      rows.append(Row(number: row.number, cells: cells))
    }
    self.rows = rows
    self.slips = slips
    self.emptyRows = emptyRows
  }

  /// Headings are looked for in so many rows.
  private static let mostAbove = 10

  /// The columns that a row of headings names.
  private struct Columns {
    var found: [RecordColumn: (index: Int, heading: String)] = [:]
    var unread: [String] = []
  }

  /// Of two columns with one heading the first is read, and the second is named.
  private static func columns(_ row: Table.Row) -> Columns {
    var columns = Columns()
    for cell in row.cells {
      let heading = cell.text.filter { !$0.isNewline }.trimmed
      if let column = RecordColumn(heading: heading), columns.found[column] == nil {
        columns.found[column] = (cell.column, heading)
      } else {
        columns.unread.append(heading)
      }
    }
    return columns
  }

  /// Why a table is no form: these columns are missing.
  struct MissingColumns: Error {
    let columns: [RecordColumn]

    func message(_ form: String, _ language: Language) -> String {
      let names = columns.map { "`\($0.title[language])`" }
        .joined(separator: Labels.comma[language])
      return Wording(
        en: "advisor: \(form) is no form: it has no column \(names)\n"
          + "  take the form that `advisor pack CASES --meeting DATE --format xlsx -o FORM.xlsx` writes\n",
        zh: "advisor：\(form) 不是填报表：缺少 \(names) 列\n"
          + "  请使用 `advisor pack 案卷 --meeting 日期 --format xlsx -o 填报表.xlsx` 生成的表\n")[language]
    }
  }
}
