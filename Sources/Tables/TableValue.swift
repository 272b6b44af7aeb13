/// The content of a cell of a table that is written.
package enum TableValue: Hashable, Sendable {
  case empty
  case text(String)
  /// A number, by its digits as FEEL writes them.
  case number(String)
  case date(year: Int, month: Int, day: Int)
  case boolean(Bool)
}
