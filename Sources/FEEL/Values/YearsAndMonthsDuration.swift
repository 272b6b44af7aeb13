/// A length of time in years and months.
package struct YearsAndMonthsDuration: Hashable, Comparable, Sendable {
  /// The whole of it.
  package let months: Int

  /// The longest, either way: past what lies between any two dates.
  private static let longest = 1_000_000_000_000_000

  /// Nil past a million million years.
  package init?(months: Int) {
    guard months.magnitude <= Self.longest.magnitude else { return nil }
    self.months = months
  }

  /// Whole months from one day to another, less one where the last is not complete.
  package init(from start: CalendarDate, to end: CalendarDate) {
    let months = (end.year - start.year) * 12 + end.month - start.month
    if months > 0 && end.day < start.day {
      self.months = months - 1
    } else if months < 0 && end.day > start.day {
      self.months = months + 1
    } else {
      self.months = months
    }
  }

  /// Shorter first.
  package static func < (a: Self, b: Self) -> Bool { a.months < b.months }

  /// The sum, nil past the longest.
  package static func + (a: Self, b: Self) -> Self? { Self(months: a.months + b.months) }

  /// The difference, nil past the longest.
  package static func - (a: Self, b: Self) -> Self? { Self(months: a.months - b.months) }

  /// As long, the other way.
  package static prefix func - (a: Self) -> Self { Self(unchecked: -a.months) }

  /// So many times as long, whole months; nil past the longest.
  package func multiplied(by factor: Number) -> Self? {
    (Number(months) * factor).flatMap(Self.init(whole:))
  }

  /// The part of it in whole months; nil for zero.
  package func divided(by divisor: Number) -> Self? {
    (Number(months) / divisor).flatMap(Self.init(whole:))
  }

  /// How often the other one fits; nil where that is zero.
  package func divided(by other: Self) -> Number? { Number(months) / Number(other.months) }

  /// As long, never negative.
  package var magnitude: Self { Self(unchecked: abs(months)) }

  private init(unchecked months: Int) { self.months = months }

  private init?(whole months: Number) {
    guard let whole = months.rounded(.down)?.integer else { return nil }
    self.init(months: whole)
  }
}

extension YearsAndMonthsDuration {
  /// Whole years, with the sign of the duration.
  package var years: Int { months / 12 }
  /// Months past the years, -11 to 11.
  package var monthsOfYear: Int { months % 12 }

  /// `-P1Y2M`; nil where it is no such duration.
  package init?(_ text: String) {
    var scanner = DurationScanner(text)
    guard let found = scanner.yearsAndMonths() else { return nil }
    self = found
  }

  /// ISO 8601: `P1Y2M`, `-P3M`, `P0M`.
  package var text: String {
    if months == 0 { return "P0M" }
    let size = magnitude
    return (months < 0 ? "-P" : "P") + (size.years == 0 ? "" : "\(size.years)Y")
      + (size.monthsOfYear == 0 ? "" : "\(size.monthsOfYear)M")
  }
}
