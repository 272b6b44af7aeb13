import FEEL
import Testing

struct DateTests {
  @Test(arguments: [
    "2021-06-01", "-2021-01-01", "0000-02-29", "999999999-12-31", "-999999999-01-01", "2000-02-29",
    "12345-01-01", "0001-01-01",
  ])
  func textComesBack(text: String) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.text == text)
    #expect(CalendarDate(daysSinceEpoch: date.daysSinceEpoch) == date)
  }

  @Test(arguments: [
    "", "2021-2-01", "2021-02-29", "1900-02-29", "2021-13-01", "2021-00-10", "2021-04-31",
    "02021-01-01", "998-01-01", "+2021-01-01", "2021-06-01T", "2021-06-01Z", "1000000000-01-01",
    "99999999999999999999-01-01", " 2021-06-01", "2021-06-0１",
  ])
  func whatIsNoDateIsRefused(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func daysCountThroughEveryMonthOfFourCenturies() throws {
    var expected = try #require(CalendarDate("1899-12-31")).daysSinceEpoch
    for year in 1900..<2300 {
      for month in 1...12 {
        for day in 1...CalendarDate.days(inMonth: month, of: year) {
          expected += 1
          let date = try #require(CalendarDate(year: year, month: month, day: day))
          #expect(date.daysSinceEpoch == expected)
          #expect(CalendarDate(daysSinceEpoch: expected) == date)
        }
      }
    }
  }

  @Test(arguments: [
    ("2021-01-31", 1, "2021-02-28"), ("2020-01-31", 1, "2020-02-29"),
    ("2021-03-31", -1, "2021-02-28"),
    ("2021-01-15", -13, "2019-12-15"), ("0000-01-01", -1, "-0001-12-01"),
  ])
  func monthsEndOnTheirLastDay(from: String, months: Int, to: String) {
    #expect(CalendarDate(from)?.adding(months: months)?.text == to)
  }

  @Test func nothingLiesPastTheLastYear() throws {
    let last = try #require(CalendarDate("999999999-12-31"))
    #expect(last.adding(days: 1) == nil)
    #expect(last.adding(months: .max) == nil)
    #expect(last.adding(days: .min) == nil)
    #expect(last.weekOfYear == 52 || last.weekOfYear == 53)
    #expect(try #require(CalendarDate("-999999999-01-01")).adding(days: -1) == nil)
  }

  @Test(arguments: [
    ("2005-01-01", 53), ("2003-12-29", 1), ("2004-01-04", 1), ("1970-01-01", 1), ("2020-12-31", 53),
    ("2021-01-03", 53), ("2021-01-04", 1),
  ])
  func weeksAreThoseOfISO(text: String, week: Int) {
    #expect(CalendarDate(text)?.weekOfYear == week)
  }

  @Test(arguments: [
    ("10:30:00", "10:30:00"), ("12:59:01.300-01:00", "12:59:01.3-01:00"),
    ("10:30:00+00:00", "10:30:00Z"), ("10:30:00z", "10:30:00Z"), ("24:00:00", "00:00:00"),
    ("11:59:45-02:45:55", "11:59:45-02:45:55"),
    ("10:30:00@Europe/Paris", "10:30:00@Europe/Paris"),
    ("00:00:00.0000000019", "00:00:00.000000001"),
  ])
  func timesReadAndWrite(source: String, text: String) {
    #expect(TimeOfDay(source)?.text == text)
  }

  @Test(arguments: [
    "10:30", "7:00:00", "24:00:01", "10:60:00", "10:00:60", "10:00:00+15:00", "10:00:00+1:00",
    "10:00:00Z@Europe/Paris", "10:00:00@xyz/abc", "10:00:00@../../etc/passwd", "10:00:00@",
    "10:00:00.",
    "10:00:00@Europe/Paris ", "T10:00:00",
  ])
  func whatIsNoTimeIsRefused(text: String) {
    #expect(TimeOfDay(text) == nil)
  }

  @Test func midnightMayEndADay() {
    #expect(DateAndTime("2021-12-31T24:00:00")?.text == "2022-01-01T00:00:00")
    #expect(DateAndTime("2021-12-31")?.text == "2021-12-31T00:00:00")
    #expect(DateAndTime("2021-12-31T") == nil)
  }
}
