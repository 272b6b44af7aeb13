extension Value {
  /// The entry of a context, or the property of a date, time, duration or range (DMN 1.5, tables 65
  /// and 66); nil where it has none of that name.
  package func member(_ name: String) -> Value? {
    switch self {
    case .context(let context): context[name]
    case .date(let date): date.property(name)
    case .time(let time): time.property(name)
    case .dateAndTime(let both): both.date.property(name) ?? both.property(name)
    case .daysAndTime(let duration): duration.property(name)
    case .yearsAndMonths(let duration): duration.property(name)
    case .range(let range): range.property(name)
    case .null, .boolean, .number, .string, .list, .function, .unknown: nil
    }
  }

  fileprivate static func number(_ integer: Int) -> Value { .number(Number(integer)) }
}

extension CalendarDate {
  fileprivate func property(_ name: String) -> Value? {
    switch name {
    case "year": .number(year)
    case "month": .number(month)
    case "day": .number(day)
    case "weekday": .number(weekday)
    default: nil
    }
  }
}

extension TimeOfDay {
  fileprivate func property(_ name: String) -> Value? {
    switch name {
    case "hour": .number(hour)
    case "minute": .number(minute)
    case "second": .number(second)
    case "time offset": offset.map(Value.daysAndTime) ?? .null
    case "timezone": zone.flatMap(\.name).map(Value.string) ?? .null
    default: nil
    }
  }
}

extension DateAndTime {
  /// The offset depends on the day; all else is the time's.
  fileprivate func property(_ name: String) -> Value? {
    name == "time offset" ? offset.map(Value.daysAndTime) ?? .null : time.property(name)
  }
}

extension Zone {
  fileprivate var name: String? {
    if case .region(let region) = self { region.name } else { nil }
  }
}

extension DaysAndTimeDuration {
  fileprivate func property(_ name: String) -> Value? {
    switch name {
    case "days": .number(days)
    case "hours": .number(hours)
    case "minutes": .number(minutes)
    case "seconds": .number(seconds)
    default: nil
    }
  }
}

extension YearsAndMonthsDuration {
  fileprivate func property(_ name: String) -> Value? {
    switch name {
    case "years": .number(years)
    case "months": .number(monthsOfYear)
    default: nil
    }
  }
}

extension RangeValue {
  fileprivate func property(_ name: String) -> Value? {
    switch name {
    case "start": start.value ?? .null
    case "end": end.value ?? .null
    case "start included": .boolean(start.isClosed)
    case "end included": .boolean(end.isClosed)
    default: nil
    }
  }
}
