package import Diagnostics
import Playbooks
import Tables

/// The rows of a decision table as somebody filled them in, read from xlsx or CSV.
package struct TableSheet: Sendable {
  /// One row with a cell for each column of the table.
  struct Row: Sendable {
    let cells: [Cell]
  }

  /// One cell, with its name in the sheet.
  struct Cell: Sendable {
    let text: String
    /// The file, the sheet and the cell, such as `a.xlsx, Sheet1!C5`.
    let name: String

    /// The place of the cell, which shows its text.
    var place: Place {
      let file = SourceFile(typed: text, for: name)
      return Place(file, Span(0, file.text.count))
    }
  }

  let rows: [Row]
  /// What is to be said of the sheet; with an error among it there are no rows to use.
  package let diagnostics: [Diagnostic]

  /// The most rows above the headings that may hold something else, such as a title.
  fileprivate static let mostAbove = 20

  /// Reads the bytes of an xlsx or a CSV file, in any of the usual encodings.
  package init(_ bytes: [UInt8], name: String, columns: [TableColumn]) {
    do {
      let table = try Table(bytes, name: name, besides: [TableGuide.name])
      var reader = TableSheetReader(table, columns)
      reader.read()
      (rows, diagnostics) = (reader.rows, table.notes + reader.diagnostics)
    } catch {
      (rows, diagnostics) = ([], [error.diagnostic])
    }
  }
}

/// Finds the headings, and reads the rows below them.
private struct TableSheetReader {
  let table: Table
  let columns: [TableColumn]
  var rows: [TableSheet.Row] = []
  var diagnostics: [Diagnostic] = []
  /// How many lines of a CSV file are inside cells, so that spreadsheets do not count them as rows.
  private var innerLines = 0

  init(_ table: Table, _ columns: [TableColumn]) {
    self.table = table
    self.columns = columns
  }

  mutating func read() {
    let candidates = (0..<min(table.count, TableSheet.mostAbove)).map {
      headingPlaces(in: table[$0])
    }
    let found = candidates.map { $0.count { $0 != nil } }
    guard let best = found.max(), best > 0, let index = found.firstIndex(of: best) else {
      return diagnostics.append(
        .missingColumns(
          columns.map(\.name), at: Place(SourceFile(typed: "", for: table.name), Span(0, 0))))
    }
    let missing = zip(columns, candidates[index]).filter { $1 == nil }.map(\.0.name)
    guard missing.isEmpty else {
      return diagnostics.append(.missingColumns(missing, at: table.place(of: table[index])))
    }
    let places = candidates[index].compactMap { $0 }
    tellOthers(table[index], places)
    for number in 0..<table.count {
      let row = table[number]
      if number > index { read(row, places) }
      if !table.isWorkbook {
        innerLines += row.cells.reduce(0) { $0 + $1.text.count(where: \.isNewline) }
      }
    }
    if rows.isEmpty, diagnostics.isEmpty {
      diagnostics.append(.noRows(at: table.place(of: table[index])))
    }
  }

  /// The columns of the sheet in which those of the table stand, if this is the row of headings.
  private func headingPlaces(in row: Table.Row) -> [Int?] {
    var taken: Set<Int> = []
    return columns.map { column in
      let cell = row.cells.first {
        !taken.contains($0.column) && TableHeading.names($0.text, column.name)
      }
      if let cell { taken.insert(cell.column) }
      return cell?.column
    }
  }

  private mutating func tellOthers(_ headings: Table.Row, _ places: [Int]) {
    let others = headings.cells.filter { !places.contains($0.column) }
    guard let first = others.first else { return }
    diagnostics.append(
      .columnsNotRead(others.map(\.text), at: table.place(of: first, in: headings)))
  }

  private mutating func read(_ row: Table.Row, _ places: [Int]) {
    let found = places.map { row[$0] }
    guard found.contains(where: { $0 != nil }) else { return }
    let number = row.number - innerLines
    var cells: [TableSheet.Cell] = []
    for (column, (place, cell)) in zip(columns, zip(places, found)) {
      let name = table.name(ofColumn: place, row: number)
      let made = TableSheet.Cell(text: Self.text(cell, column), name: name)
      cells.append(made)
      if let fault = cell?.fault {
        diagnostics.append(.broken(fault, column, at: made.place))
      } else if made.text.isEmpty {
        diagnostics.append(.emptyCell(column, at: made.place))
      }
    }
    rows.append(TableSheet.Row(cells: cells))
  }

  /// The text of a cell; a day that the spreadsheet keeps as one is written as FEEL does.
  private static func text(_ cell: Table.Cell?, _ column: TableColumn) -> String {
    guard let cell else { return "" }
    if case .date = cell.value { return "date(\"\(cell.text)\")" }
    return TableCell.canonical(cell.text)
  }
}

extension Diagnostic {
  fileprivate static func missingColumns(_ names: [String], at place: Place) -> Diagnostic {
    let list = names.map { "`\($0)`" }
    return Diagnostic(
      "unknown-heading", .error,
      Wording(
        en: "the sheet has no column for \(list.joined(separator: ", "))",
        zh: "表中没有 \(list.joined(separator: "、")) 这一列"),
      at: place,
      help: Wording(
        en: "a heading has the name on a line of its own; `advisor table export` writes them",
        zh: "列名中须有一行为该名称；可用 `advisor table export` 重新导出"))
  }

  fileprivate static func noRows(at place: Place) -> Diagnostic {
    Diagnostic(
      "missing-value", .error,
      Wording(en: "no row stands below the headings", zh: "列名之下没有任何一行"), at: place,
      help: Wording(en: "a table needs a rule: write one row", zh: "决策表至少要有一行规则"))
  }

  /// A cell that cannot be used; in a decision table it cannot be left empty either.
  fileprivate static func broken(
    _ fault: Table.Cell.Fault, _ column: TableColumn, at place: Place
  ) -> Diagnostic {
    let found = Diagnostic.brokenCell(fault, at: place)
    guard case .error = fault else { return found }
    return Diagnostic(
      found.id, found.severity, found.message, at: place,
      help: column.isOutput
        ? Wording(en: "type the result of the row", zh: "填写该行的结果")
        : Wording(en: "type a value, or `-`", zh: "填写取值；不限的，填 `-`"))
  }

  fileprivate static func emptyCell(_ column: TableColumn, at place: Place) -> Diagnostic {
    Diagnostic(
      "missing-value", .error,
      Wording(en: "the cell of `\(column.name)` is empty", zh: "`\(column.name)` 一格是空的"), at: place,
      notes: [
        .init(
          Wording(
            en: "of merged cells only the first holds something", zh: "合并的单元格只有第一格有内容"))
      ],
      help: column.isOutput
        ? Wording(en: "type the result of the row", zh: "填写该行的结果")
        : Wording(
          en: "type `-` if the row holds whatever this is", zh: "不限的，填 `-`"))
  }

  fileprivate static func columnsNotRead(_ headings: [String], at place: Place) -> Diagnostic {
    let list = headings.map { "`\($0)`" }
    return Diagnostic(
      "not-read", .note,
      Wording(
        en: "columns that are not of the table are not read: \(list.joined(separator: ", "))",
        zh: "不属于该决策表的列未读取：\(list.joined(separator: "、"))"),
      at: place)
  }
}
