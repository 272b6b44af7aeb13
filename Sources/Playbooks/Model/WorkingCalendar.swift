package import FEEL

/// Which days are worked (contract, section 1).
///
/// These are Monday to Friday without the holidays, and the weekend days that make up for them.
package struct WorkingCalendar: Sendable {
  /// Days that are not worked although they may be weekdays.
  package let holidays: Set<CalendarDate>
  /// Weekend days that are worked.
  package let workdays: Set<CalendarDate>

  /// A calendar with these exceptions; without any, every weekday is worked.
  package init(holidays: Set<CalendarDate> = [], workdays: Set<CalendarDate> = []) {
    self.holidays = holidays
    self.workdays = workdays
  }

  /// Whether the day is worked.
  package func isWorkingDay(_ date: CalendarDate) -> Bool {
    if workdays.contains(date) { return true }
    if holidays.contains(date) { return false }
    return date.weekday <= 5
  }

  /// The last of `count` working days, counted from the day after the date.
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

  /// The years for which the calendar lists any day.
  package var years: Set<Int> { Set(holidays.union(workdays).map(\.year)) }
}
