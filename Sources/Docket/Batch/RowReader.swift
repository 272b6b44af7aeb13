package import Diagnostics
import FEEL
import Playbooks
package import Tables

/// Reads the cells of one row, each by what its column holds.
struct RowReader {
  private let table: Table
  private let cells: Table.Row
  private let playbook: Playbook
  private var row: CaseRow

  init(_ table: Table, _ cells: Table.Row, _ playbook: Playbook) {
    self.table = table
    self.cells = cells
    self.playbook = playbook
    row = CaseRow(number: cells.number, place: table.place(of: cells))
  }

  /// Reads the columns; `width` is how many a row may have.
  mutating func read(_ columns: [CaseTable.Column], width: Int) -> CaseRow {
    for column in columns {
      guard let cell = cells[column.index] else { continue }
      let place = table.place(of: cell, in: cells)
      if let fault = cell.fault {
        refuse(.brokenCell(fault, at: place), column)
      } else {
        read(cell, column, at: place)
      }
    }
    let named = Set(columns.map(\.index))
    for cell in cells.cells where !named.contains(cell.column) {
      // What stands in a column that is not read is nobody's concern, but for what breaks the row.
      switch cell.fault {
      case .openQuote?, .textAfterQuote?:
        row.faults.append(.brokenCell(cell.fault, at: table.place(of: cell, in: cells)))
      default: break
      }
    }
    if let extra = cells.cells.first(where: { $0.column >= width }) {
      row.faults.append(.beyondHeadings(at: table.place(of: extra, in: cells)))
    }
    if row.id == nil, !row.faults.contains(where: { $0.subject == CaseKey.case.rawValue }) {
      row.faults.append(.noCase(at: table.place(of: cells)))
    }
    return row
  }

  private mutating func read(_ cell: Table.Cell, _ column: CaseTable.Column, at place: Place) {
    switch column.heading {
    case .key(.case): row.id = cell.text.trimmed
    case .key(let key) where [.opened, .askedOn].contains(key):
      if let day = TypedValue.day(cell.text) {
        row.dates[key] = day
      } else if case .failure(let slip) = ValueText.date(cell.text.trimmed) {
        refuse(slip.diagnostic(cell.text.trimmed, at: place), column)
      }
    case .key(let key): row.texts[key] = cell.text.trimmed
    case .fact(let slot, let part):
      guard let fact = playbook.fact(at: slot), !TypedValue.isNotKnown(cell.text) else { return }
      switch TypedValue.read(cell.text, of: fact, withPieces: false) {
      case .success(let value):
        row.facts.append(
          .init(slot: slot, part: part, value: value, place: place))
      case .failure(let slip): refuse(slip.diagnostic(of: fact, at: place), column)
      }
    }
  }

  /// Adds the finding, with the heading of the column in front.
  private mutating func refuse(_ found: Diagnostic, _ column: CaseTable.Column) {
    let heading = column.title.filter { !$0.isNewline }
    let isCase = column.heading == .key(.case)
    row.faults.append(
      Diagnostic(
        found.id, found.severity,
        Wording(en: "`\(heading)`: \(found.message.en)", zh: "`\(heading)`：\(found.message.zh)"),
        at: found.place, notes: found.notes, help: found.help,
        subject: isCase ? CaseKey.case.rawValue : nil))
  }
}

extension ReplySlip {
  /// The finding about a cell.
  fileprivate func diagnostic(of fact: Fact, at place: Place) -> Diagnostic {
    switch self {
    case .unreadable(let text, let slip):
      if case .boolean = fact.type { return .neitherYesNorNo(text, at: place) }
      return slip.diagnostic(text, at: place)
    case .notAllowed(let text): return .notAllowed(text, fact: fact, at: place)
    case .ambiguous, .unknownPart, .noPart, .details:
      return Diagnostic("wrong-value", .error, wording(fact), at: place)
    }
  }
}

extension Diagnostic {
  /// A cell that cannot be read, whatever its column holds.
  package static func brokenCell(_ fault: Table.Cell.Fault?, at place: Place) -> Diagnostic {
    switch fault {
    case .openQuote, nil:
      return Diagnostic(
        "open-quote", .error,
        Wording(en: "the quote is never closed", zh: "双引号没有收尾"), at: place,
        help: Wording(en: "close it with `\"`", zh: "补上收尾的 `\"`"))
    case .textAfterQuote(let line):
      let isLong = line > place.start.line
      let lines = isLong ? " (up to line \(line))" : ""
      return Diagnostic(
        "text-after-quote", .error,
        Wording(
          en: "text stands after the closing quote\(lines)",
          zh: "收尾的双引号后还有文字\(isLong ? "（至第 \(line) 行）" : "")"),
        at: place,
        help: Wording(
          en: "put all of the cell into the quotes, and write a quote inside as `\"\"`",
          zh: "请将整格放入双引号中，其中的双引号写作 `\"\"`"))
    case .error:
      return Diagnostic(
        "cell-error", .error,
        Wording(
          en: "the cell shows an error of the spreadsheet", zh: "单元格是表格软件的错误值"), at: place,
        help: Wording(
          en: "correct the formula, or leave the cell empty", zh: "请改正公式，或将单元格留空"))
    case .noValue:
      return Diagnostic(
        "cell-error", .error,
        Wording(
          en: "the cell has a formula, and its value is not in the file", zh: "单元格有公式，文件中没有其结果"),
        at: place,
        help: Wording(
          en: "open the file in a spreadsheet program and save it", zh: "请用表格软件打开后重新保存"))
    }
  }

  fileprivate static func beyondHeadings(at place: Place) -> Diagnostic {
    Diagnostic(
      "row-length", .error,
      Wording(en: "the row goes on beyond the last heading", zh: "该行超出了最后一个列名"), at: place,
      help: Wording(
        en: "put a cell that holds a separator in quotes, or give the column a heading",
        zh: "含分隔符的内容请加双引号，或为该列补上列名"))
  }

  fileprivate static func noCase(at place: Place) -> Diagnostic {
    Diagnostic(
      "missing-key", .error,
      Wording(en: "the row does not say which case it is about", zh: "该行没有写明案件"), at: place,
      help: Wording(en: "write its id in the column `case`", zh: "请在案件一列填写案号"))
  }

  fileprivate static func neitherYesNorNo(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "wrong-value", .error,
      Wording(en: "`\(text.trimmed)` is neither yes nor no", zh: "`\(text.trimmed)` 既不是“是”也不是“否”"),
      at: place,
      help: Wording(en: "write `yes` or `no`, or leave it empty", zh: "写“是”或“否”，不知道则留空"))
  }
}
