import Diagnostics

/// Tables on a terminal.
///
/// No cell is cut: a column for which there is no room stands below its row, with its title.
extension PageText {
  /// The heading, and the rows with what stands below them.
  func write(_ table: Page.Table, _ language: Language) -> [String] {
    let beside = columns(of: table, language)
    let widths = table.columns.indices.map { index in
      beside.contains(index) ? table.cells(index, language).map(terminalWidth).max() ?? 0 : 0
    }
    func line(_ cells: [String]) -> String {
      let padded = beside.map { index in
        table.columns[index].isRight
          ? String(repeating: " ", count: max(0, widths[index] - terminalWidth(cells[index])))
            + cells[index]
          : Diagnostics.padded(cells[index], to: widths[index])
      }
      let text = "  " + padded.joined(separator: "  ")
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
    let heading = painted(line(table.columns.map(\.title)), .label)
    return [heading]
      + table.rows.flatMap { row in
        [painted(line(row.cells.map { $0.oneLine(language) }), .init(row.tone))]
          + below(row, of: table, besides: beside, language).flatMap { wrapped($0, indent: 4) }
      }
  }

  /// The lines below the row: cells with the titles of their columns; empty ones are left out.
  private func below(
    _ row: Page.Table.Row, of table: Page.Table, besides beside: [Int], _ language: Language
  ) -> [String] {
    var lines: [[String]] = []
    for (index, column) in table.columns.enumerated() where !beside.contains(index) {
      let text = row.cells[index].oneLine(language)
      let item = text.isEmpty ? [] : [column.title + Labels.colon[language] + text]
      if column.place == .behind, let last = lines.indices.last {
        lines[last] += item
      } else {
        lines.append(item)
      }
    }
    return lines.filter { !$0.isEmpty }.map { $0.joined(separator: " | ") }
  }

  /// The columns that fit beside one another, from the left.
  private func columns(of table: Page.Table, _ language: Language) -> [Int] {
    var room = width - 2
    var beside: [Int] = []
    for index in table.columns.indices
    where table.columns[index].place == .beside && !table.columns[index].isRoom {
      let cells = table.cells(index, language).map(terminalWidth).max() ?? 0
      guard cells + 2 <= room || beside.isEmpty else { continue }
      room -= cells + 2
      beside.append(index)
    }
    return beside
  }
}

extension Page.Table {
  /// The heading and the cells of a column, each on one line.
  fileprivate func cells(_ index: Int, _ language: Language) -> [String] {
    [columns[index].title] + rows.map { $0.cells[index].oneLine(language) }
  }
}

extension Page.Table.Cell {
  /// The items on one line.
  func oneLine(_ language: Language) -> String {
    text.split(separator: "\n").joined(separator: Labels.separator[language])
  }
}
