/// The cells of a sheet of a workbook.
struct Sheet: Sendable {
  /// The name on its tab.
  let name: String
  /// The rows that are not blank.
  var rows: [Table.Row] = []
}
