package import Advising
package import Diagnostics
import FEEL
package import Playbooks

/// One line of a batch: a case, or why it cannot be used.
package enum BatchLine: Sendable {
  case usable(Case)
  case unusable(id: String?, line: Int, [Diagnostic])
}

/// Reads many cases: one a line as JSON, or one a row as CSV.
package struct BatchLines {
  /// Every case of the text, in order; blank lines are none.
  ///
  /// A text that begins with a brace is NDJSON, any other is CSV.
  package static func read(_ text: [UInt8], name: String, _ playbook: Playbook) -> [BatchLine] {
    let mark = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = text[mark...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{")
      ? ndjson(text, name: name, playbook) : csv(text, name: name, playbook)
  }

  private static func ndjson(_ text: [UInt8], name: String, _ playbook: Playbook) -> [BatchLine] {
    let reader = CaseReader(playbook)
    var lines: [BatchLine] = []
    let pieces = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() {
      let blank = piece.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if blank { continue }
      let loaded = reader.readJSON(SourceFile(name: "\(name):\(index + 1)", text: Array(piece)))
      if let content = loaded.content {
        lines.append(.usable(content))
      } else {
        lines.append(.unusable(id: loaded.id, line: index + 1, loaded.diagnostics))
      }
    }
    return lines
  }

  private static func csv(_ text: [UInt8], name: String, _ playbook: Playbook) -> [BatchLine] {
    let file = SourceFile(name: name, text: text)
    let table = CSVTable(text)
    guard let header = table.rows.first else { return [] }
    var faults: [Diagnostic] = []
    var places: [String: Place] = [:]
    for cell in header.cells {
      let place = Place(file, cell.span)
      if let first = places[cell.text] {
        faults.append(.definedTwice(cell.text, at: place, first: first))
      }
      places[cell.text] = place
    }
    let facts = header.cells.map { cell -> Fact? in
      if cell.text == "case" { return nil }
      let slot = playbook.vocabulary.slot(named: cell.text)
      let fact = slot.flatMap(playbook.fact)
      if fact == nil {
        faults.append(
          .unknownReference(
            cell.text, kind: .kind(ofSection: "facts"),
            known: playbook.facts.map(\.id), at: Place(file, cell.span)))
      }
      return fact
    }
    let caseColumn = header.cells.firstIndex { $0.text == "case" }
    if caseColumn == nil {
      let what = Wording(en: "the table", zh: "表格")
      let end = header.cells.last?.span.end ?? 0
      faults.append(.missingKey("case", of: what, at: Place(file, Span(0, end))))
    }
    return table.rows.dropFirst().map { row in
      let id = caseColumn.flatMap { $0 < row.cells.count ? row.cells[$0].text : nil }
      guard faults.isEmpty, let id else {
        return .unusable(id: id, line: row.line, faults)
      }
      return content(row, id, facts, file)
    }
  }

  private static func content(
    _ row: CSVTable.Row, _ id: String, _ facts: [Fact?], _ file: SourceFile
  ) -> BatchLine {
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
