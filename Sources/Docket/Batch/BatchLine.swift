package import Advising
package import Diagnostics
import FEEL
package import Playbooks

/// One line of a batch: a case, or the reasons why the line cannot be used.
package enum BatchLine: Sendable {
  case usable(Case)
  /// The id, where one could be read, the line from 1, and what is wrong.
  case unusable(id: String?, line: Int, [Diagnostic])
}

/// The cases of a batch, one per line as JSON or one per row as CSV (contract, section 5).
///
/// Each is read only when it is asked for.
package struct BatchLines: Sendable {
  private let form: Form
  /// The number of cases.
  package let count: Int

  /// The notation of the cases.
  private enum Form: Sendable {
    case ndjson(NDJSON)
    case csv(CSV)
  }

  /// Finds the cases of the text, in order; blank lines count as none.
  ///
  /// A text whose first visible character is `{` is NDJSON, any other is CSV.
  package init(_ text: [UInt8], name: String, _ playbook: Playbook) {
    let mark = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = text[mark...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    if first == UInt8(ascii: "{") {
      let lines = NDJSON(text[mark...], name: name, playbook)
      (form, count) = (.ndjson(lines), lines.pieces.count)
    } else {
      let rows = CSV(text, name: name, playbook)
      (form, count) = (.csv(rows), rows.rows.count)
    }
  }

  /// What is to be said of the header of a table though it can be read, such as an old name of a
  /// fact.
  package var notes: [Diagnostic] {
    switch form {
    case .ndjson: []
    case .csv(let rows): rows.notes
    }
  }

  /// The case at this index, read now.
  package subscript(index: Int) -> BatchLine {
    switch form {
    case .ndjson(let lines): lines[index]
    case .csv(let rows): rows[index]
    }
  }

  /// All cases of the text, read at once.
  package static func read(_ text: [UInt8], name: String, _ playbook: Playbook) -> [BatchLine] {
    let lines = BatchLines(text, name: name, playbook)
    return (0..<lines.count).map { lines[$0] }
  }
}

/// Cases as JSON, one per line.
private struct NDJSON: Sendable {
  let pieces: [Piece]
  private let reader: CaseReader
  private let name: String

  /// A line that is not blank, with its number from 1.
  struct Piece: Sendable {
    let line: Int
    let text: ArraySlice<UInt8>
  }

  init(_ text: ArraySlice<UInt8>, name: String, _ playbook: Playbook) {
    reader = CaseReader(playbook)
    self.name = name
    pieces = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated().map { Piece(line: $0.offset + 1, text: $0.element) }
      .filter { !$0.text.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
  }

  subscript(index: Int) -> BatchLine {
    let piece = pieces[index]
    let file = SourceFile(name: "\(name):\(piece.line)", text: Array(piece.text))
    let loaded = reader.readJSON(file)
    if let content = loaded.content { return .usable(content) }
    return .unusable(id: loaded.id, line: piece.line, loaded.diagnostics)
  }
}

/// Cases as the rows of a table whose header names `case` and facts.
private struct CSV: Sendable {
  let rows: [CSVTable.Row]
  private let file: SourceFile
  /// The fact of each column; nil for the column of the case's id.
  private let facts: [Fact?]
  private let caseColumn: Int?
  /// What is wrong with the header, and therefore with every row.
  private let faults: [Diagnostic]
  /// What is to be said of the header though it can be read.
  let notes: [Diagnostic]

  init(_ text: [UInt8], name: String, _ playbook: Playbook) {
    let file = SourceFile(name: name, text: text)
    let table = CSVTable(text)
    self.file = file
    rows = Array(table.rows.dropFirst())
    let header = table.rows.first?.cells ?? []
    var faults: [Diagnostic] = []
    var notes: [Diagnostic] = []
    var places: [String: Place] = [:]
    let names = header.map { cell -> String in
      let place = Place(file, cell.span)
      let name = playbook.nameOfToday(cell.text, in: .facts, at: place, into: &notes)
      if let first = places[name] {
        faults.append(.definedTwice(name, at: place, first: first))
      }
      places[name] = place
      return name
    }
    self.notes = notes
    facts = zip(header, names).map { cell, name -> Fact? in
      if cell.text == "case" { return nil }
      let slot = playbook.vocabulary.slot(named: name)
      let fact = slot.flatMap(playbook.fact)
      if fact == nil {
        faults.append(
          UnknownFact(name, among: playbook.facts)
            .diagnostic(at: Place(file, cell.span)))
      }
      return fact
    }
    caseColumn = header.firstIndex { $0.text == "case" }
    if caseColumn == nil {
      let what = Wording(en: "the table", zh: "表格")
      let end = header.last?.span.end ?? 0
      faults.append(.missingKey("case", of: what, at: Place(file, Span(0, end))))
    }
    self.faults = faults
  }

  subscript(index: Int) -> BatchLine {
    let row = rows[index]
    let id = caseColumn.flatMap { $0 < row.cells.count ? row.cells[$0].text : nil }
    guard faults.isEmpty, let id else {
      return .unusable(id: id, line: row.line, faults)
    }
    return content(row, id)
  }

  private func content(_ row: CSVTable.Row, _ id: String) -> BatchLine {
    var reader = ValueReader(file: file)
    var statements: [Slot: Statement] = [:]
    for (cell, fact) in zip(row.cells, facts) {
      guard let fact else { continue }
      if case .value(let value) = reader.value(ofCell: cell.text, at: cell.span, for: fact) {
        statements[fact.slot] = Statement(value: value)
      }
    }
    var found = reader.diagnostics
    for cell in row.cells where cell.fault != nil {
      found.append(.brokenCell(cell, at: Place(file, cell.span)))
    }
    if row.cells.count > facts.count {
      found.append(
        .tooManyCells(row.cells.count, facts.count, at: Place(file, row.cells[facts.count].span)))
    }
    if id.isEmpty {
      found.append(
        .missingKey(
          "case", of: Wording(en: "the row", zh: "该行"), at: Place(file, row.cells[0].span)))
    }
    guard found.isEmpty else { return .unusable(id: id, line: row.line, found) }
    return .usable(Case(id: id, title: Text(id), facts: statements))
  }
}

extension Diagnostic {
  fileprivate static func brokenCell(_ cell: CSVTable.Cell, at place: Place) -> Diagnostic {
    switch cell.fault {
    case .encoding, nil:
      Diagnostic(
        "not-utf-8", .error, Wording(en: "this is no UTF-8 text", zh: "此处不是 UTF-8 文字"), at: place,
        help: Wording(en: "save the table as UTF-8", zh: "请将表格另存为 UTF-8 编码"))
    case .openQuote:
      Diagnostic(
        "open-quote", .error,
        Wording(en: "the quote is never closed", zh: "双引号没有收尾"), at: place,
        help: Wording(en: "close it with `\"`", zh: "补上收尾的 `\"`"))
    }
  }

  fileprivate static func tooManyCells(_ count: Int, _ expected: Int, at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      "row-length", .error,
      Wording(
        en: "the row has \(count) cells; the header has \(expected)",
        zh: "该行有 \(count) 格，表头有 \(expected) 格"),
      at: place,
      help: Wording(
        en: "put a text that holds a comma in quotes", zh: "含逗号的文字请加双引号"))
  }
}
