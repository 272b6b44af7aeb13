extension Value {
  /// What `@"text"` stands for: a date, a date and time, a time or a duration; nil for none.
  package init?(atLiteral text: String) {
    if let date = CalendarDate(text) {
      self = .date(date)
    } else if let dateAndTime = DateAndTime(text) {
      self = .dateAndTime(dateAndTime)
    } else if let time = TimeOfDay(text) {
      self = .time(time)
    } else if let duration = Value(duration: text) {
      self = duration
    } else {
      return nil
    }
  }

  /// A duration of either kind; nil where the text is none.
  package init?(duration text: String) {
    if let duration = DaysAndTimeDuration(text) {
      self = .daysAndTime(duration)
    } else if let duration = YearsAndMonthsDuration(text) {
      self = .yearsAndMonths(duration)
    } else {
      return nil
    }
  }
}
