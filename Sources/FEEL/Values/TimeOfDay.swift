/// A time of day, exact to the nanosecond, with or without a zone.
///
/// `==` holds for the same reading of the clock in the same zone; FEEL's own equality is
/// ``Value/equals(_:)``.
package struct TimeOfDay: Hashable, Sendable {
  /// Since midnight, less than a day.
  package let nanoseconds: Int
  /// Nil: local time, wherever that is.
  package let zone: Zone?

  static let dayLength = 86_400_000_000_000

  /// Nil outside a day.
  package init?(nanoseconds: Int, zone: Zone?) {
    guard nanoseconds >= 0, nanoseconds < Self.dayLength else { return nil }
    (self.nanoseconds, self.zone) = (nanoseconds, zone)
  }

  /// Nil where a part is out of its range; hours go to 23.
  package init?(hour: Int, minute: Int, second: Int, nanosecond: Int = 0, zone: Zone? = nil) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
      (0...999_999_999).contains(nanosecond)
    else { return nil }
    let seconds = hour * 3600 + minute * 60 + second
    self.init(nanoseconds: seconds * 1_000_000_000 + nanosecond, zone: zone)
  }

  private init(wrapping nanoseconds: Int128, zone: Zone?) {
    let rest = nanoseconds.floorDivided(by: Int128(Self.dayLength)).rest
    (self.nanoseconds, self.zone) = (Int(truncatingIfNeeded: rest), zone)
  }

  /// Midnight.
  package static let midnight = TimeOfDay(wrapping: 0, zone: nil)

  /// 0 to 23.
  package var hour: Int { nanoseconds / 3_600_000_000_000 }
  /// 0 to 59.
  package var minute: Int { nanoseconds / 60_000_000_000 % 60 }
  /// 0 to 59.
  package var second: Int { nanoseconds / 1_000_000_000 % 60 }
  /// 0 to 999999999.
  package var nanosecond: Int { nanoseconds % 1_000_000_000 }

  /// How far the zone is ahead of UTC; nil without a zone.
  package var offset: DaysAndTimeDuration? {
    zone.map { DaysAndTimeDuration(seconds: $0.standardOffset) }
  }

  /// The place of the time on the line of time, which FEEL compares by: whole seconds of UTC.
  ///
  /// A time without a zone is taken as UTC.
  package var comparisonSeconds: Int { nanoseconds / 1_000_000_000 - (zone?.standardOffset ?? 0) }

  /// Later on the clock; it runs around.
  package func adding(_ duration: DaysAndTimeDuration) -> TimeOfDay {
    TimeOfDay(wrapping: Int128(nanoseconds) + duration.nanoseconds, zone: zone)
  }

  /// From the other one to this one; nil where only one of them has a zone.
  package func since(_ other: TimeOfDay) -> DaysAndTimeDuration? {
    guard (zone == nil) == (other.zone == nil) else { return nil }
    let shift = (other.zone?.standardOffset ?? 0) - (zone?.standardOffset ?? 0)
    return DaysAndTimeDuration(
      nanoseconds: Int128(nanoseconds) - Int128(other.nanoseconds)
        + Int128(shift) * DaysAndTimeDuration.second)
  }

  /// The same reading of the clock, in the zone.
  package func with(zone: Zone?) -> TimeOfDay {
    TimeOfDay(wrapping: Int128(nanoseconds), zone: zone)
  }
}

extension TimeOfDay {
  /// `hh:mm:ss`, a fraction, a zone (`Z`, `+01:00`, `@Europe/Paris`); nil where it is no time.
  package init?(_ text: String) {
    var scanner = TextScanner(text)
    guard let reading = TimeOfDay.reading(&scanner), scanner.isAtEnd else { return nil }
    self = reading.time
  }

  /// `24:00:00` is the midnight that ends the day.
  static func reading(_ scanner: inout TextScanner) -> (time: TimeOfDay, endsDay: Bool)? {
    guard let hour = scanner.digits(2), scanner.take(":"), let minute = scanner.digits(2),
      scanner.take(":"), let second = scanner.digits(2)
    else { return nil }
    var nanosecond = 0
    if scanner.take(".") {
      guard let fraction = scanner.nanoseconds() else { return nil }
      nanosecond = fraction
    }
    var zone: Zone?
    if !scanner.isAtEnd {
      zone = Zone(&scanner)
      if zone == nil { return nil }
    }
    if hour == 24 && minute == 0 && second == 0 && nanosecond == 0 {
      return (TimeOfDay(wrapping: 0, zone: zone), true)
    }
    return TimeOfDay(
      hour: hour, minute: minute, second: second, nanosecond: nanosecond, zone: zone
    ).map { ($0, false) }
  }

  /// ISO 8601: `10:30:00`, `12:59:01.3-01:00`, `10:30:00@Europe/Paris`.
  package var text: String {
    padded(hour, 2) + ":" + padded(minute, 2) + ":" + padded(second, 2)
      + fractionText(nanoseconds: nanosecond) + (zone?.text ?? "")
  }
}
