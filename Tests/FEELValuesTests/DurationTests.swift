import FEEL
import Testing

struct DurationTests {
  @Test(arguments: [
    ("P1D", "P1D"), ("PT24H", "P1D"), ("PT36H", "P1DT12H"), ("-PT0.5S", "-PT0.5S"), ("P0D", "PT0S"),
    ("-PT0S", "PT0S"), ("P13DT2H14S", "P13DT2H14S"), ("PT1H60M", "PT2H"),
    ("PT0.0000000019S", "PT0.000000001S"),
    ("P1DT0H0M0.100S", "P1DT0.1S"),
  ])
  func daysAndTimeReadAndWrite(source: String, text: String) {
    #expect(DaysAndTimeDuration(source)?.text == text)
  }

  @Test(arguments: [
    ("P1Y", "P1Y"), ("P14M", "P1Y2M"), ("-P1Y14M", "-P2Y2M"), ("P0Y", "P0M"), ("-P0M", "P0M"),
  ])
  func yearsAndMonthsReadAndWrite(source: String, text: String) {
    #expect(YearsAndMonthsDuration(source)?.text == text)
  }

  @Test(arguments: [
    "", "P", "PT", "P1", "1D", "P1DT", "PT1S1M", "P1Y1D", "P1H", "PT1D", "P-1D", "--P1D", "+P1D",
    "PT.5S", "PT1.S", "P1.5D", "p1d", "P1D ", "P99999999999999999999D", "P9999999999999999D",
    "P1M1Y", "P1YM", "P9999999999999999999M",
  ])
  func whatIsNoDurationIsRefused(text: String) {
    #expect(Value(duration: text) == nil)
  }

  @Test func partsHaveTheSignOfTheWhole() throws {
    let duration = try #require(DaysAndTimeDuration("-P1DT2H3M4.5S"))
    #expect(duration.days == -1 && duration.hours == -2)
    #expect(duration.minutes == -3 && duration.seconds == -4)
    #expect(duration.totalSeconds.text == "-93784.5")
  }

  @Test func arithmeticNeverOverflows() throws {
    let longest = try #require(DaysAndTimeDuration("P1000000000000000D"))
    #expect(longest + longest == nil)
    #expect(longest.multiplied(by: Number(2)) == nil)
    #expect(longest.divided(by: .zero) == nil)
    #expect(longest.divided(by: longest) == .one)
    #expect((-longest).magnitude == longest)
    let months = try #require(YearsAndMonthsDuration(months: 1_000_000_000_000_000))
    #expect(months + months == nil)
    #expect(months.divided(by: YearsAndMonthsDuration("P0M") ?? months) == nil)
    #expect(CalendarDate("2021-01-01")?.adding(longest) == nil)
    #expect(DateAndTime("2021-01-01")?.adding(longest) == nil)
    #expect(DateAndTime("999999999-12-31T23:59:59")?.adding(DaysAndTimeDuration(seconds: 1)) == nil)
  }

  @Test(arguments: [
    ("2011-12-22", "2013-08-24", "P1Y8M"), ("2013-08-24", "2011-12-22", "-P1Y8M"),
    ("2021-01-31", "2021-02-28", "P0M"), ("2021-02-28", "2021-01-31", "P0M"),
    ("2021-01-15", "2022-01-15", "P1Y"), ("2021-01-15", "2022-01-14", "P11M"),
  ])
  func betweenTwoDatesOnlyWholeMonthsCount(from: String, to: String, text: String) throws {
    let start = try #require(CalendarDate(from))
    let end = try #require(CalendarDate(to))
    #expect(YearsAndMonthsDuration(from: start, to: end).text == text)
  }
}
