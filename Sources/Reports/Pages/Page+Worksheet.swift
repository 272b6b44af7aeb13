package import Diagnostics
package import Tables

extension Page.Table {
  /// The table as a sheet of a workbook, printed across the sheet; items of a cell stand on one line.
  package func worksheet(_ name: String, _ language: Language) -> Worksheet {
    Worksheet(
      name: name, columns: columns.map { Worksheet.Column(title: $0.title, width: $0.width) },
      rows: rows.map { $0.cells.map { $0.oneLineValue(language) } }, isLandscape: true)
  }
}

extension Page.Table.Cell {
  fileprivate func oneLineValue(_ language: Language) -> TableValue {
    if case .text = value { .text(oneLine(language)) } else { value }
  }
}
