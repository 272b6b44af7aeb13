import FEEL

extension DateAndTime {
  /// Midnight of 2021-06-01 in UTC.
  static var test: DateAndTime {
    guard let date = CalendarDate(year: 2021, month: 6, day: 1) else {
      preconditionFailure("June begins with its first day")
    }
    return DateAndTime(startOf: date)
  }
}
