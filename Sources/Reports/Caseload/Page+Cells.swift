import FEEL
import Tables

extension Page.Table.Cell {
  /// A cell with a day, or an empty one.
  init(_ day: CalendarDate?) {
    guard let day else {
      self.init(nil as String?)
      return
    }
    self.init(day.text, .date(year: day.year, month: day.month, day: day.day))
  }

  /// A cell with one item a line; empty where there is none.
  init(items: [String]) {
    self.init(items.isEmpty ? nil : items.joined(separator: "\n"))
  }
}
