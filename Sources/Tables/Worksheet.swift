/// One sheet of a workbook, or one CSV file: a row of headings and the rows below it.
package struct Worksheet: Sendable {
  /// A column with its heading.
  package struct Column: Sendable {
    /// What stands in the first row.
    package let title: String
    /// The width in characters of the usual size; a Chinese character takes two.
    package let width: Int

    /// A column with this heading and this width in characters.
    package init(title: String, width: Int) {
      self.title = title
      self.width = width
    }
  }

  /// The name on the tab of the sheet.
  package let name: String
  /// The columns from the left.
  package let columns: [Column]
  /// The rows below the headings; a row may be shorter than the columns.
  package let rows: [[TableValue]]
  /// Whether the sheet is printed across.
  package let isLandscape: Bool

  /// A sheet of these rows.
  package init(name: String, columns: [Column], rows: [[TableValue]], isLandscape: Bool = false) {
    self.name = name
    self.columns = columns
    self.rows = rows
    self.isLandscape = isLandscape
  }
}
