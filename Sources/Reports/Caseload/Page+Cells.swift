import FEEL
import Tables

/// Cells of tables about cases.
extension Page.Table.Cell {
  /// A cell with a day, or an empty one.
  init(_ day: CalendarDate?) {
    if let day {
      self.init(day.text, .date(year: day.year, month: day.month, day: day.day))
    } else {
      self = .empty
    }
  }

  /// A cell with one item a line; empty where there is none.
  init(items: [String]) { self.init(items.isEmpty ? nil : items.joined(separator: "\n")) }

  /// A cell that says nothing.
  static var empty: Self { .init(nil as String?) }
}
