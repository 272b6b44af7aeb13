package import Diagnostics

/// A table that was read from CSV or xlsx: its rows, blank ones left out.
///
/// The rows of a CSV file are read only when they are asked for, so that a long one takes little
/// more memory than its text.
package struct Table: Sendable {
  /// One cell that is not blank, or that cannot be used.
  package struct Cell: Sendable {
    /// What it holds; text as it is written.
    package let value: TableValue
    /// The column, from 0.
    package let column: Int
    /// Why the cell cannot be used; nil where it can.
    package let fault: Fault?
    /// Where it stands in the text of a CSV file, with its quotes; nil in a workbook.
    let span: Span?

    /// A reason why a cell cannot be used.
    package enum Fault: Sendable {
      /// Its quote is never closed.
      case openQuote
      /// Text stands after its closing quote; the row ends in the line.
      case textAfterQuote(untilLine: Int)
      /// It shows an error of the spreadsheet, such as `#N/A`.
      case error
      /// A formula without the value that it comes to.
      case noValue
    }

    /// The text that the cell shows.
    package var text: String {
      switch value {
      case .empty: ""
      case .text(let text), .number(let text): text
      case .date(let year, let month, let day): isoDate(year, month, day)
      case .boolean(let flag): flag ? "true" : "false"
      }
    }
  }

  /// One row that is not blank.
  package struct Row: Sendable {
    /// The number of the row: the line on which it begins, or the row of the sheet.
    package let number: Int
    /// The cells that are not blank, from the left.
    package let cells: [Cell]

    /// The cell in this column; nil where it is blank.
    package subscript(column: Int) -> Cell? { cells.first { $0.column == column } }
  }

  /// What holds the rows.
  enum Form: Sendable {
    case csv(SeparatedText)
    case sheet(Sheet)
  }

  let form: Form
  /// The name that messages use for the table.
  package let name: String
  /// What is to be said of the file though it can be read.
  package let notes: [Diagnostic]

  /// Reads a table: a workbook, or text with separators in any of the usual encodings.
  ///
  /// Which of the two it is shows in the bytes, where the caller does not say it. Sheets that the
  /// caller knows are not told of as not read.
  package init(
    _ bytes: [UInt8], name: String, isWorkbook: Bool? = nil, besides known: Set<String> = []
  ) throws(TableFault) {
    self.name = name
    if isWorkbook ?? Workbook.mayBe(bytes) {
      do {
        let read = try WorkbookReader.read(bytes)
        form = .sheet(read.sheet)
        let others = read.others.filter { !known.contains($0) }
        notes = others.isEmpty ? [] : [.sheetsNotRead(others, of: name, read.sheet.name)]
      } catch {
        throw TableFault(.noWorkbook(name, error))
      }
    } else {
      // Places are numbers of 32 bits.
      guard bytes.count < 1 << 30 else { throw TableFault(.noWorkbook(name, .tooLarge)) }
      let text = try TextEncoding.utf8(bytes, name: name)
      form = .csv(SeparatedText(SourceFile(name: name, text: text)))
      notes = []
    }
  }

  /// Whether it is a sheet of a workbook, and not text.
  package var isWorkbook: Bool {
    if case .sheet = form { true } else { false }
  }

  /// The text where some of its lines begin as objects of JSON do; nil where none does.
  package var linesOfJSON: [UInt8]? {
    guard case .csv(let text) = form, text.hasObjects else { return nil }
    return text.file.text
  }

  /// The letters that spreadsheets write over a column, counted from 0.
  package static func letters(of column: Int) -> String { CellName.column(column) }

  /// The number of rows that are not blank, with that of the headings.
  package var count: Int {
    switch form {
    case .csv(let text): text.starts.count
    case .sheet(let sheet): sheet.rows.count
    }
  }

  /// The row with this index among those that are not blank.
  package subscript(index: Int) -> Row {
    switch form {
    case .csv(let text): text.row(at: text.starts[index])
    case .sheet(let sheet): sheet.rows[index]
    }
  }

  /// The place of a cell of the row.
  package func place(of cell: Cell, in row: Row) -> Place {
    switch form {
    case .csv(let text): return Place(text.file, cell.span ?? Span(0, 0))
    case .sheet:
      let shown = SourceFile(
        typed: cell.text, for: self.name(ofColumn: cell.column, row: row.number))
      return Place(shown, Span(0, shown.text.count))
    }
  }

  /// The name of a place of the table, as spreadsheets write it: `a.xlsx, Sheet1!C5`, `a.csv, C5`.
  package func name(ofColumn column: Int, row: Int) -> String {
    let cell = CellName.column(column) + String(row)
    return switch form {
    case .csv: "\(name), \(cell)"
    case .sheet(let sheet): "\(name), \(sheet.name)!\(cell)"
    }
  }

  /// The place of a row as a whole.
  package func place(of row: Row) -> Place {
    switch form {
    case .csv(let text):
      let spans = row.cells.compactMap(\.span)
      guard let first = spans.first, let last = spans.last else {
        return Place(text.file, Span(0, 0))
      }
      return Place(text.file, first.joined(with: last))
    case .sheet(let sheet):
      let shown = SourceFile(
        typed: row.cells.map(\.text).joined(separator: " | "),
        for: "\(name), \(sheet.name)!\(row.number)")
      return Place(shown, Span(0, shown.text.count))
    }
  }
}

extension Diagnostic {
  fileprivate static func sheetsNotRead(_ names: [String], of file: String, _ read: String)
    -> Diagnostic
  {
    let list = names.map { "`\($0)`" }
    return Diagnostic(
      "not-read", .note,
      Wording(
        en: "only the sheet `\(read)` is read; not read: \(list.joined(separator: ", "))",
        zh: "只读取工作表 `\(read)`；未读取：\(list.joined(separator: "、"))"),
      at: Place(SourceFile(typed: "", for: file), Span(0, 0)))
  }
}
