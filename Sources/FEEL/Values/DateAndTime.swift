/// A day and a time of that day.
///
/// `==` holds for the same day and reading of the clock in the same zone; FEEL's own equality is
/// ``Value/equals(_:)``.
package struct DateAndTime: Hashable, Sendable {
  /// The day, where the zone is.
  package let date: CalendarDate
  /// The time, with the zone.
  package let time: TimeOfDay

  /// The time of the day.
  package init(_ date: CalendarDate, _ time: TimeOfDay) {
    (self.date, self.time) = (date, time)
  }

  /// The beginning of the day in UTC, which stands for a date where FEEL compares it with times.
  package init(startOf date: CalendarDate) {
    self.init(date, TimeOfDay.midnight.with(zone: .utc))
  }

  /// Nil: local time, wherever that is.
  package var zone: Zone? { time.zone }

  /// Seconds since 1970-01-01T00:00:00 on the clock of the place.
  private var localSeconds: Int { date.daysSinceEpoch * 86_400 + time.nanoseconds / 1_000_000_000 }

  private var offsetSeconds: Int { zone?.offset(atLocal: localSeconds) ?? 0 }

  /// How far the zone is ahead of UTC then; nil without a zone.
  package var offset: DaysAndTimeDuration? {
    zone == nil ? nil : DaysAndTimeDuration(seconds: offsetSeconds)
  }

  /// The place on the line of time, which FEEL compares by: whole seconds since 1970 in UTC.
  ///
  /// A time without a zone is taken as UTC.
  package var comparisonSeconds: Int { localSeconds - offsetSeconds }

  /// So much later; the time keeps its zone.
  package func adding(_ duration: DaysAndTimeDuration) -> DateAndTime? {
    let instant = Int128(comparisonSeconds) * DaysAndTimeDuration.second + Int128(time.nanosecond)
    let later = (instant + duration.nanoseconds).floorDivided(by: DaysAndTimeDuration.second)
    guard let seconds = Int(exactly: later.quotient), seconds.magnitude < 40_000_000_000_000_000
    else {
      return nil
    }
    let local = Int128(seconds + (zone?.offset(at: seconds) ?? 0))
    let (days, rest) = local.floorDivided(by: 86_400)
    guard let date = CalendarDate(daysSinceEpoch: Int(truncatingIfNeeded: days)),
      let time = TimeOfDay(
        nanoseconds: Int(truncatingIfNeeded: rest * DaysAndTimeDuration.second + later.rest),
        zone: zone)
    else { return nil }
    return DateAndTime(date, time)
  }

  /// So many months later at the same time, on the same day or the last one of the month.
  package func adding(_ duration: YearsAndMonthsDuration) -> DateAndTime? {
    date.adding(duration).map { DateAndTime($0, time) }
  }

  /// From the other one to this one; nil where only one of them has a zone.
  package func since(_ other: DateAndTime) -> DaysAndTimeDuration? {
    guard (zone == nil) == (other.zone == nil) else { return nil }
    let seconds = Int128(comparisonSeconds) - Int128(other.comparisonSeconds)
    let fraction = Int128(time.nanosecond) - Int128(other.time.nanosecond)
    return DaysAndTimeDuration(nanoseconds: seconds * DaysAndTimeDuration.second + fraction)
  }
}

extension DateAndTime {
  /// A date, `T` and a time, or a date alone, for its midnight; nil where it is neither.
  package init?(_ text: String) {
    var scanner = TextScanner(text)
    guard let date = CalendarDate(&scanner) else { return nil }
    if scanner.isAtEnd {
      self.init(date, .midnight)
      return
    }
    guard scanner.take("T"), let (time, endsDay) = TimeOfDay.reading(&scanner), scanner.isAtEnd,
      let day = endsDay ? date.adding(days: 1) : date
    else { return nil }
    self.init(day, time)
  }

  /// ISO 8601: `2021-06-01T10:30:00`, `2021-06-01T10:30:00@Europe/Paris`.
  package var text: String { date.text + "T" + time.text }
}
