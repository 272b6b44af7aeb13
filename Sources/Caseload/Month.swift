package import FEEL

/// A month of the calendar.
package struct Month: Hashable, Sendable {
  /// The first day.
  package let first: CalendarDate
  /// The last day.
  package let last: CalendarDate

  /// The month with this number, from 1 to 12; nil where there is none.
  package init?(year: Int, month: Int) {
    guard let first = CalendarDate(year: year, month: month, day: 1),
      let last = CalendarDate(
        year: year, month: month, day: CalendarDate.days(inMonth: month, of: year))
    else { return nil }
    self.first = first
    self.last = last
  }

  /// The month written as `2021-09`; nil where the text is none.
  package init?(_ text: String) {
    guard let first = CalendarDate(text + "-01") else { return nil }
    self.init(year: first.year, month: first.month)
  }

  /// The day before the month; nil where the calendar has none.
  package var dayBefore: CalendarDate? { first.adding(days: -1) }

  /// The month before; nil where the calendar has none.
  package var previous: Month? { dayBefore.flatMap { Month(year: $0.year, month: $0.month) } }

  /// Whether the day is one of the month.
  package func contains(_ day: CalendarDate) -> Bool { first <= day && day <= last }

  /// The month as `2021-09`.
  package var text: String { String(first.text.dropLast(3)) }
}
