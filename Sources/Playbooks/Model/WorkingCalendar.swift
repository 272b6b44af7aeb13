package import FEEL

/// Which days are worked: Monday to Friday, less the holidays, and the weekends that make up
/// for them.
package struct WorkingCalendar: Sendable {
  package let holidays: Set<CalendarDate>
  package let workdays: Set<CalendarDate>

  package init(holidays: Set<CalendarDate> = [], workdays: Set<CalendarDate> = []) {
    self.holidays = holidays
    self.workdays = workdays
  }

  package func isWorkingDay(_ date: CalendarDate) -> Bool {
    if workdays.contains(date) { return true }
    if holidays.contains(date) { return false }
    return date.weekday <= 5
  }

  /// The last of so many working days, counted from the day after the date.
  func date(after count: Int, workingDaysFrom date: CalendarDate) -> CalendarDate? {
    var day = date
    var left = count
    while left > 0 {
      guard let next = day.adding(days: 1) else { return nil }
      day = next
      if isWorkingDay(day) { left -= 1 }
    }
    return day
  }

  /// The last year that the calendar says anything of, or nil for an empty one.
  package var lastYear: Int? {
    holidays.union(workdays).map(\.year).max()
  }
}
