/// Days as spreadsheets count them.
enum SerialDay {
  /// The serial number of the day; nil where Excel cannot show the day.
  ///
  /// In the system of 1900 (ECMA-376 Part 1, 18.17.4.1) 1 January 1900 is 1, and 60 is a day that
  /// never was, 29 February 1900. So only days from 1 March 1900 on have a number that all programs
  /// take for the same day.
  static func number(year: Int, month: Int, day: Int) -> Int? {
    guard (1900...9999).contains(year) else { return nil }
    let serial = days(year, month, day) - days(1899, 12, 30)
    return serial > 60 ? serial : nil
  }

  /// The day of a serial number; nil before the first day, for the day that never was, and past
  /// the year 9999.
  ///
  /// In the system of 1904 the first day, 0, is 1 January 1904.
  static func day(_ serial: Int, from1904: Bool) -> (year: Int, month: Int, day: Int)? {
    guard from1904 || serial > 0, serial >= 0, serial != 60 || from1904, serial < 2_958_466
    else { return nil }
    let start = from1904 ? days(1904, 1, 1) : days(1899, 12, serial < 60 ? 31 : 30)
    let date = civil(start + serial)
    return date.year <= 9999 ? date : nil
  }

  /// The number of days since 1 March of the year 0 in the Gregorian calendar.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let (year, month) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1
  }

  private static func civil(_ number: Int) -> (year: Int, month: Int, day: Int) {
    // 146097 days are 400 years; the leap day is the last of a year that begins in March.
    let era = number / 146_097
    let dayOfEra = number % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let year = yearOfEra + 400 * era + (month < 10 ? 0 : 1)
    return (year, month < 10 ? month + 3 : month - 9, day)
  }
}
