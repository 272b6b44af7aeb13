/// A day of the proleptic Gregorian calendar, in the years -999999999 to 999999999.
package struct CalendarDate: Hashable, Sendable {
  /// The year; 0 is the year before 1.
  package let year: Int
  /// 1 to 12.
  package let month: Int
  /// 1 to 31.
  package let day: Int

  /// The years that have dates.
  package static let years = -999_999_999...999_999_999

  /// 1970-01-01.
  package static let epoch = CalendarDate(valid: 1970, 1, 1)

  /// Nil where there is no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), (1...12).contains(month),
      day >= 1, day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.init(valid: year, month, day)
  }

  private init(valid year: Int, _ month: Int, _ day: Int) {
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The day so many days after 1970-01-01; nil outside the years.
  package init?(daysSinceEpoch days: Int) {
    guard days >= -365_243_219_162, days <= 365_241_780_471 else { return nil }
    // Counts from 0000-03-01 in cycles of 400 years, so that a leap day ends its year.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Days since 1970-01-01.
  package var daysSinceEpoch: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Whether the year has a 29 February.
  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// 28 to 31.
  package static func days(inMonth month: Int, of year: Int) -> Int {
    month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}

extension CalendarDate: Comparable {
  /// Earlier first.
  package static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}

extension CalendarDate {
  /// 1, Monday, to 7, Sunday.
  package var weekday: Int { ((daysSinceEpoch + 3) % 7 + 7) % 7 + 1 }

  /// 1 to 366.
  package var dayOfYear: Int {
    daysSinceEpoch - CalendarDate(valid: year, 1, 1).daysSinceEpoch + 1
  }

  /// The week by ISO 8601: the first one has the year's first Thursday.
  package var weekOfYear: Int {
    let thursday = daysSinceEpoch - weekday + 4
    // The Thursday of the week that ends the last year may lie past it, where no date stands.
    guard let date = CalendarDate(daysSinceEpoch: thursday) else { return 1 }
    return (date.dayOfYear - 1) / 7 + 1
  }

  /// So many days later.
  package func adding(days: Int) -> CalendarDate? {
    let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
    return overflow ? nil : CalendarDate(daysSinceEpoch: sum)
  }

  /// So many months later, on the same day or the last one of the month.
  package func adding(months: Int) -> CalendarDate? {
    let (sum, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    if overflow { return nil }
    let target = (sum >= 0 ? sum : sum - 11) / 12
    let month = sum - target * 12 + 1
    let last = Self.days(inMonth: month, of: target)
    return CalendarDate(year: target, month: month, day: min(day, last))
  }

  /// Adds the duration to the day's midnight and keeps the date.
  package func adding(_ duration: DaysAndTimeDuration) -> CalendarDate? {
    Int(exactly: duration.nanoseconds.floorDivided(by: DaysAndTimeDuration.day).quotient)
      .flatMap(adding(days:))
  }

  /// So many months later, on the same day or the last one of the month.
  package func adding(_ duration: YearsAndMonthsDuration) -> CalendarDate? {
    adding(months: duration.months)
  }
}

extension CalendarDate {
  /// `YYYY-MM-DD`, with a minus sign or more digits for further years; nil where it is no date.
  package init?(_ text: String) {
    var scanner = TextScanner(text)
    guard let date = CalendarDate(&scanner), scanner.isAtEnd else { return nil }
    self = date
  }

  init?(_ scanner: inout TextScanner) {
    let negative = scanner.take("-")
    guard let run = scanner.digitRun(), run.count == 4 || run.count > 4 && run.first != 48,
      let year = Int(String(decoding: run, as: UTF8.self)),
      scanner.take("-"), let month = scanner.digits(2),
      scanner.take("-"), let day = scanner.digits(2)
    else { return nil }
    self.init(year: negative ? -year : year, month: month, day: day)
  }

  /// ISO 8601: `2021-06-01`.
  package var text: String {
    (year < 0 ? "-" : "") + padded(abs(year), 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }
}
