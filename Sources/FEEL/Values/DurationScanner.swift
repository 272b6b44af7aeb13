/// Reads ISO 8601 durations: `P`, then amounts with their units in falling order.
struct DurationScanner {
  private var text: TextScanner
  private let negative: Bool

  init(_ source: String) {
    text = TextScanner(source)
    negative = text.take("-")
  }

  /// `P1DT2H3M4.5S`.
  mutating func daysAndTime() -> DaysAndTimeDuration? {
    guard text.take("P") else { return nil }
    var total: Int128 = 0
    let days = text.integer()
    if let days {
      guard text.take("D") else { return nil }
      total = Int128(days) * DaysAndTimeDuration.day
    }
    if text.take("T") {
      guard let clock = clock() else { return nil }
      total += clock
    } else if days == nil {
      return nil
    }
    return text.isAtEnd ? DaysAndTimeDuration(nanoseconds: negative ? 0 - total : total) : nil
  }

  /// `P1Y2M`.
  mutating func yearsAndMonths() -> YearsAndMonthsDuration? {
    guard text.take("P"), var amount = text.integer() else { return nil }
    var (years, months) = (0, 0)
    if text.take("Y") {
      years = amount
      if text.isAtEnd {
        amount = 0
      } else {
        guard let next = text.integer(), text.take("M") else { return nil }
        amount = next
      }
    } else if !text.take("M") {
      return nil
    }
    months = amount
    let (product, overflow) = years.multipliedReportingOverflow(by: 12)
    let (sum, overflowAgain) = product.addingReportingOverflow(months)
    guard text.isAtEnd, !overflow, !overflowAgain else { return nil }
    return YearsAndMonthsDuration(months: negative ? -sum : sum)
  }

  /// What follows the `T`: one of hours, minutes and seconds at least.
  private mutating func clock() -> Int128? {
    var total: Int128 = 0
    var hasAny = false
    for (unit, seconds) in [("H", 3600), ("M", 60), ("S", 1)] as [(Character, Int128)] {
      var attempt = text
      guard let amount = attempt.integer() else { continue }
      var nanoseconds = 0
      if unit == "S" && attempt.take(".") {
        guard let fraction = attempt.nanoseconds() else { return nil }
        nanoseconds = fraction
      }
      guard attempt.take(unit) else { continue }
      total += Int128(amount) * seconds * DaysAndTimeDuration.second + Int128(nanoseconds)
      text = attempt
      hasAny = true
    }
    return hasAny ? total : nil
  }
}
