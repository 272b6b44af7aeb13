import Diagnostics
package import Tables

extension Page {
  /// A table, whose rows are read across.
  ///
  /// HTML, Markdown and spreadsheets show all columns beside one another. A terminal shows
  /// some of them below their row, and those for which there is no room.
  package struct Table: Sendable {
    /// The columns from left to right.
    package let columns: [Column]
    /// The rows from top to bottom.
    package let rows: [Row]

    /// A table of these rows, each with a cell for every column.
    package init(_ columns: [Column], _ rows: [Row]) {
      self.columns = columns
      self.rows = rows
    }

    /// The width of all columns, in characters; at least 1.
    var width: Int { max(1, columns.reduce(0) { $0 + $1.width }) }

    /// The first columns of the table.
    package func prefix(_ count: Int) -> Table {
      Table(
        Array(columns.prefix(count)),
        rows.map { Row(Array($0.cells.prefix(count)), anchor: $0.anchor, tone: $0.tone) })
    }

    /// The table without the columns in which no row says anything.
    package var withoutEmptyColumns: Table {
      let kept = columns.indices.filter { index in
        columns[index].isRoom || rows.contains { !$0.cells[index].text.isEmpty }
      }
      return Table(
        kept.map { columns[$0] },
        rows.map { row in
          Row(kept.map { row.cells[$0] }, anchor: row.anchor, tone: row.tone)
        })
    }

    /// A column of a table.
    package struct Column: Sendable {
      /// The heading.
      package let title: String
      /// Whether the cells stand at the right edge, as numbers do.
      package let isRight: Bool
      /// Where a terminal shows the cells.
      package let place: Place
      /// The width on paper and in a spreadsheet, in characters of Latin script.
      package let width: Int
      /// Whether its cells are empty, for people to write in; a terminal does not show it.
      package let isRoom: Bool

      /// A column with its heading.
      package init(
        _ title: String, width: Int, isRight: Bool = false, isRoom: Bool = false,
        _ place: Place = .beside
      ) {
        self.title = visible(title)
        self.width = width
        self.isRight = isRight
        self.isRoom = isRoom
        self.place = place
      }
    }

    /// Where a terminal shows the cells of a column; those below come after its title.
    package enum Place: Sendable {
      /// Beside the column before, where there is room.
      case beside
      /// Below the row.
      case below
      /// Below the row, on the line of the column before.
      case behind
    }

    /// A row of a table.
    package struct Row: Sendable {
      /// The cells from left to right.
      package let cells: [Cell]
      /// The name by which links of the page find the row; nil where none leads to it.
      package let anchor: String?
      /// The emphasis of the row.
      package let tone: Tone

      /// A row of cells.
      package init(_ cells: [Cell], anchor: String? = nil, tone: Tone = .plain) {
        self.cells = cells
        self.anchor = anchor
        self.tone = tone
      }
    }

    /// A cell: what it says to a reader, and to a spreadsheet.
    package struct Cell: Sendable {
      /// The text; a line break parts several items.
      package let text: String
      /// The value for a spreadsheet.
      package let value: TableValue

      /// Whether a spreadsheet gets a day.
      var isDay: Bool { if case .date = value { true } else { false } }

      /// A cell with a text, or an empty one.
      package init(_ text: String?) {
        self.text = visible(text ?? "")
        value = text.map(TableValue.text) ?? .empty
      }

      /// A cell with a value that a spreadsheet can count with.
      package init(_ text: String, _ value: TableValue) {
        self.text = visible(text)
        self.value = value
      }

      /// A cell with a whole number, or an empty one.
      package init(_ number: Int?) {
        text = number.map(String.init) ?? ""
        value = number.map { .number(String($0)) } ?? .empty
      }
    }
  }

  /// A figure that counts cases, with the cases that it counts.
  package struct Figure: Sendable {
    /// What is counted.
    package let title: String
    /// The word by which links of the page find the cases.
    package let word: String
    /// The cases: the anchor of the row, and the text of the link.
    package let cases: [(anchor: String, title: String)]

    /// A figure with what it counts.
    package init(_ title: String, word: String, cases: [(anchor: String, title: String)]) {
      self.title = visible(title)
      self.word = word
      self.cases = cases.map { (anchor: $0.anchor, title: visible($0.title)) }
    }
  }
}
