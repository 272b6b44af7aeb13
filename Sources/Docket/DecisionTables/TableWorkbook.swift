package import Diagnostics
import FEEL
package import Playbooks
import Tables
import YAML

/// A decision table as sheets: one with the rules, and one that says how to fill it in.
package struct TableWorkbook {
  private let decision: Decision
  private let table: Decision.Table
  private let columns: [TableColumn]
  private let language: Language

  /// The sheets of the decision in this language; nil where it is no table.
  package init?(_ decision: Decision, in playbook: Playbook, language: Language) {
    guard case .table(let table) = decision.logic else { return nil }
    self.decision = decision
    self.table = table
    self.language = language
    columns = TableColumn.all(of: decision, in: playbook, language)
  }

  /// The bytes of an xlsx file with both sheets.
  package var xlsx: [UInt8] {
    Workbook(sheets: [rules(separator: "\n"), TableGuide(columns, table.table.hit).sheet]).xlsx()
  }

  /// The bytes of a CSV file with the rules.
  package var csv: [UInt8] { Array(rules(separator: TableHeading.separator).csv.utf8) }

  private func rules(separator: String) -> Worksheet {
    let rows = table.rows.map { cells in cells.map { Self.value($0.scalar.text) } }
    let headings = columns.map { $0.heading(language) }
    let widths = headings.enumerated().map { index, lines in
      let cells = table.rows.map { $0[index].scalar.text }
      // Of a long list of values the heading shows several lines.
      let longest = (lines.prefix(2) + cells).map { terminalWidth($0) }.max() ?? 0
      return min(max(longest + 3, 14), 44)
    }
    return Worksheet(
      name: decision.id,
      columns: zip(headings, widths).map {
        Worksheet.Column(title: $0.joined(separator: separator), width: $1)
      }, rows: rows, isLandscape: widths.reduce(0, +) > 90)
  }

  /// A number that a spreadsheet would write in the same way is a number; all else is text.
  private static func value(_ text: String) -> TableValue {
    TableCell.isPlainNumber(text) ? .number(text) : .text(text)
  }
}

/// The heading of a column in a sheet.
enum TableHeading {
  /// What stands between its lines where they have to be one, as in CSV.
  static let separator = " | "

  /// Whether one of the lines is this name, whatever blanks it has.
  static func names(_ heading: String, _ name: String) -> Bool {
    heading.replacing(separator, with: "\n").split(whereSeparator: \.isNewline).contains {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") == name
    }
  }
}
