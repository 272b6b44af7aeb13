package import Diagnostics
import FEEL
package import Playbooks
import YAML

/// What the rows of a sheet make of a decision table in its file.
///
/// Cells that say what they said keep their bytes; a row keeps its comments wherever it goes.
package struct TableRevision: Sendable {
  /// The file with the table as the sheet has it; named as in the playbook.
  package private(set) var file: SourceFile
  /// What becomes of the rows, in the order of the sheet, and then of the rows that go.
  package private(set) var changes: [TableChange] = []
  /// The cells of which more was understood than FEEL, with what was understood.
  package private(set) var readings: [TableChange.Reading] = []

  private let decision: Decision
  private let columns: [TableColumn]
  private let sheet: TableSheet
  private let path: [PathStep]

  /// Works out the new text of the file.
  ///
  /// - Throws: why the text of the file cannot be changed so, as a finding at its place.
  package init(
    _ decision: Decision, in playbook: Playbook, columns: [TableColumn], to sheet: TableSheet
  ) throws(TableRevisionFault) {
    self.decision = decision
    self.columns = columns
    self.sheet = sheet
    file = decision.declaration.place.file
    path = [.key("decisions"), .key(decision.id), .key("table"), .key("rows")]
    guard case .table(let table) = decision.logic, let document = Document.parse(file).document
    else { return }
    let texts = meant(columns, playbook, table)
    let old = table.rows.map { $0.map { TableCell.canonical($0.scalar.text) } }
    let matching = RowMatching(old: old, new: texts)
    var editor = Editor(document: document)
    do {
      record(matching, columns, table, texts, editor)
      for (row, match) in zip(texts, matching.matches) {
        guard let match else { continue }
        for (column, text) in row.enumerated() where old[match][column] != text {
          let value = NewValue(cell: text, like: table.rows[match][column].scalar)
          try editor.set(path + [.index(match), .index(column)], to: value)
        }
      }
      let order = zip(texts, matching.matches).map { row, match in
        match.map(ArrangedItem.kept)
          ?? .new(
            zip(row, table.rows.last ?? []).map { NewValue(cell: $0, like: $1.scalar) })
      }
      try editor.arrange(path, order)
    } catch {
      throw TableRevisionFault(diagnostic: error.diagnostic(in: editor.document.file))
    }
    if editor.result() != file.text { file = SourceFile(name: file.name, text: editor.result()) }
  }

  /// The cells of the sheet as FEEL; a cell that a row of the file has is left as it is.
  private mutating func meant(
    _ columns: [TableColumn], _ playbook: Playbook, _ table: Decision.Table
  ) -> [[String]] {
    let readers = columns.map { CellReading($0, playbook) }
    let known = columns.indices.map { column in
      Set(table.rows.map { TableCell.canonical($0[column].scalar.text) })
    }
    return sheet.rows.map { row in
      row.cells.enumerated().map { column, cell in
        if known[column].contains(cell.text) { return cell.text }
        let meant = readers[column].meant(by: cell.text)
        if meant != cell.text {
          readings.append(.init(cell: cell.name, typed: cell.text, meant: meant))
        }
        return TableCell.canonical(meant)
      }
    }
  }

  private mutating func record(
    _ matching: RowMatching, _ columns: [TableColumn], _ table: Decision.Table,
    _ texts: [[String]], _ editor: Editor
  ) {
    let moved = matching.moved
    for (index, match) in matching.matches.enumerated() {
      guard let match else {
        changes.append(.new(at: index + 1, cells: texts[index]))
        continue
      }
      let cells = columns.indices.compactMap { column -> TableChange.Cell? in
        let old = table.rows[match][column].scalar.text
        guard TableCell.canonical(old) != texts[index][column] else { return nil }
        return .init(
          name: sheet.rows[index].cells[column].name, column: columns[column].name, old: old,
          new: texts[index][column])
      }
      if moved.contains(index) { changes.append(.moved(from: match + 1, to: index + 1)) }
      if !cells.isEmpty { changes.append(.changed(at: index + 1, cells: cells)) }
    }
    let kept = Set(matching.matches.compactMap { $0 })
    for index in table.rows.indices where !kept.contains(index) {
      changes.append(
        .gone(
          from: index + 1, cells: table.rows[index].map(\.scalar.text),
          comments: editor.comments(ofItem: index, in: path)))
    }
  }

  /// The finding at its cell or its row in the sheet, where it is about one; else as it is.
  package func inSheet(_ diagnostic: Diagnostic) -> Diagnostic {
    guard diagnostic.place.file.name == file.name,
      let (place, column) = place(in: diagnostic.place.span)
    else { return diagnostic }
    let shown = place.file.text
    let part = Array(diagnostic.place.file.text(in: diagnostic.place.span).utf8)
    let offset = (0...max(0, shown.count - part.count)).first {
      !part.isEmpty && shown[$0...].starts(with: part)
    }
    let span = offset.map { Span($0, $0 + part.count) } ?? place.span
    let values = diagnostic.id == "unknown-name" ? column?.choices ?? [] : []
    return Diagnostic(
      diagnostic.id, diagnostic.severity, diagnostic.message, at: Place(place.file, span),
      notes: diagnostic.notes,
      help: values.isEmpty ? diagnostic.help : .oneOf(values.map(\.value), diagnostic.subject),
      subject: diagnostic.subject)
  }

  /// The place in the sheet that the part of the new file was written from, and its column.
  private func place(in span: Span) -> (Place, TableColumn?)? {
    let root = Document.parse(file).document?.root
    let nodes = root?["decisions"]?[decision.id]?["table"]?["rows"]?.sequence ?? []
    for (row, node) in zip(sheet.rows, nodes) where node.span.holds(span) {
      for (index, cell) in (node.sequence ?? []).enumerated() where cell.span.holds(span) {
        return (row.cells[index].place, columns[index])
      }
      let text = row.cells.map(\.text).joined(separator: " | ")
      let shown = SourceFile(typed: text, for: row.cells[0].name)
      return (Place(shown, Span(0, shown.text.count)), nil)
    }
    return nil
  }
}

extension Wording {
  /// The value that was probably meant, or all of them.
  fileprivate static func oneOf(_ values: [Value], _ typed: String?) -> Wording {
    let texts = values.map(\.text)
    if let near = typed.flatMap({ nearestName(to: $0, among: texts) }) {
      let literal = Value.string(near).literal
      return Wording(en: "write `\(literal)`", zh: "写 `\(literal)`")
    }
    let list = values.map { "`\($0.literal)`" }
    return Wording(
      en: "write one of \(list.joined(separator: ", "))",
      zh: "写 \(list.joined(separator: "、")) 之一")
  }
}

/// Why the text of a file cannot be changed as a sheet has it.
package struct TableRevisionFault: Error {
  /// The finding, with its place in the file.
  package let diagnostic: Diagnostic
}

extension Span {
  fileprivate func holds(_ other: Span) -> Bool { start <= other.start && other.end <= end }
}

extension NewValue {
  /// A cell as it is written beside another: a number or a boolean stays plain where that one is.
  fileprivate init(cell text: String, like neighbour: Scalar) {
    switch (neighbour.value, text) {
    case (.boolean, "true"), (.boolean, "false"): self = .boolean(text == "true")
    case (.integer, _) where TableCell.isPlainNumber(text),
      (.float, _) where TableCell.isPlainNumber(text):
      self = .number(text)
    default: self = .string(text)
    }
  }
}
