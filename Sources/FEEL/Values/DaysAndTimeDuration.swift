/// A length of time in days, hours, minutes and seconds, exact to the nanosecond.
package struct DaysAndTimeDuration: Hashable, Comparable, Sendable {
  /// The whole of it.
  package let nanoseconds: Int128

  /// Nanoseconds in a second.
  package static let second: Int128 = 1_000_000_000
  /// Nanoseconds in a day.
  package static let day: Int128 = 86_400 * second
  /// The longest, either way: past what lies between any two dates, far from the end of 128 bits.
  private static let longest: Int128 = 1_000_000_000_000_000 * day

  /// Nil past a thousand million million days.
  package init?(nanoseconds: Int128) {
    guard nanoseconds.magnitude <= Self.longest.magnitude else { return nil }
    self.nanoseconds = nanoseconds
  }

  /// So many seconds.
  package init(seconds: Int) { nanoseconds = Int128(seconds) * Self.second }

  /// So many days.
  package init?(days: Int) { self.init(nanoseconds: Int128(days) * Self.day) }

  /// Shorter first.
  package static func < (a: Self, b: Self) -> Bool { a.nanoseconds < b.nanoseconds }

  /// The sum, nil past the longest.
  package static func + (a: Self, b: Self) -> Self? {
    Self(nanoseconds: a.nanoseconds + b.nanoseconds)
  }

  /// The difference, nil past the longest.
  package static func - (a: Self, b: Self) -> Self? {
    Self(nanoseconds: a.nanoseconds - b.nanoseconds)
  }

  /// As long, the other way.
  package static prefix func - (a: Self) -> Self { Self(unchecked: 0 - a.nanoseconds) }

  /// So many times as long, to the nearest nanosecond; nil past the longest.
  package func multiplied(by factor: Number) -> Self? {
    (Number(nanoseconds) * factor).flatMap(Self.init(rounding:))
  }

  /// The part of it, to the nearest nanosecond; nil for zero.
  package func divided(by divisor: Number) -> Self? {
    (Number(nanoseconds) / divisor).flatMap(Self.init(rounding:))
  }

  /// How often the other one fits; nil where that is zero.
  package func divided(by other: Self) -> Number? {
    Number(nanoseconds) / Number(other.nanoseconds)
  }

  /// As long, never negative.
  package var magnitude: Self { nanoseconds < 0 ? -self : self }

  private init(unchecked nanoseconds: Int128) { self.nanoseconds = nanoseconds }

  private init?(rounding nanoseconds: Number) {
    guard let whole = nanoseconds.rounded(.halfEven)?.wideInteger else { return nil }
    self.init(nanoseconds: whole)
  }
}

extension DaysAndTimeDuration {
  /// Whole days, with the sign of the duration.
  package var days: Int { Int(truncatingIfNeeded: nanoseconds / Self.day) }
  /// Hours past the days, -23 to 23.
  package var hours: Int { Int(truncatingIfNeeded: nanoseconds / (3600 * Self.second) % 24) }
  /// Minutes past the hours, -59 to 59.
  package var minutes: Int { Int(truncatingIfNeeded: nanoseconds / (60 * Self.second) % 60) }
  /// Whole seconds past the minutes, -59 to 59.
  package var seconds: Int { Int(truncatingIfNeeded: nanoseconds / Self.second % 60) }
  /// All of it in seconds, with the fraction.
  package var totalSeconds: Number {
    (Number(nanoseconds) / Number(Self.second)) ?? .zero
  }

  /// `-P1DT2H3M4.5S`; nil where it is no such duration.
  package init?(_ text: String) {
    var scanner = DurationScanner(text)
    guard let found = scanner.daysAndTime() else { return nil }
    self = found
  }

  /// ISO 8601: `P1DT2H`, `-PT0.5S`, `PT0S`.
  package var text: String {
    if nanoseconds == 0 { return "PT0S" }
    let size = magnitude
    let fraction = Int(truncatingIfNeeded: size.nanoseconds % Self.second)
    var clock = ""
    if size.hours != 0 { clock += "\(size.hours)H" }
    if size.minutes != 0 { clock += "\(size.minutes)M" }
    if size.seconds != 0 || fraction != 0 {
      clock += "\(size.seconds)\(fractionText(nanoseconds: fraction))S"
    }
    return (nanoseconds < 0 ? "-P" : "P") + (size.days == 0 ? "" : "\(size.days)D")
      + (clock.isEmpty ? "" : "T" + clock)
  }
}

extension Int128 {
  /// Rounded down, with the rest that is never negative.
  func floorDivided(by divisor: Int128) -> (quotient: Int128, rest: Int128) {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
  }
}
