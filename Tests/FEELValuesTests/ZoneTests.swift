import FEEL
import Testing

struct ZoneTests {
  private func instant(_ text: String) throws -> Int {
    try #require(DateAndTime(text)).comparisonSeconds
  }

  @Test(arguments: [
    // Winter, summer, both sides of a change, and years that only the closing rule covers.
    ("2021-01-15T12:00:00@Europe/Paris", "2021-01-15T11:00:00Z"),
    ("2021-07-15T12:00:00@Europe/Paris", "2021-07-15T10:00:00Z"),
    ("2021-03-28T01:59:59@Europe/Paris", "2021-03-28T00:59:59Z"),
    ("2021-03-28T03:00:00@Europe/Paris", "2021-03-28T01:00:00Z"),
    ("2150-07-15T12:00:00@Europe/Paris", "2150-07-15T10:00:00Z"),
    ("2150-12-15T12:00:00@Europe/Paris", "2150-12-15T11:00:00Z"),
    ("2021-01-15T12:00:00@Australia/Melbourne", "2021-01-15T01:00:00Z"),
    ("2150-01-15T12:00:00@Australia/Melbourne", "2150-01-15T01:00:00Z"),
    ("2150-07-15T12:00:00@Australia/Melbourne", "2150-07-15T02:00:00Z"),
    ("2021-06-01T08:00:00@Asia/Shanghai", "2021-06-01T00:00:00Z"),
    ("2021-06-01T08:00:00@Etc/UTC", "2021-06-01T08:00:00Z"),
    ("2021-06-01T08:00:00@Etc/GMT+5", "2021-06-01T13:00:00Z"),
    // Local mean time before there were zones.
    ("1800-01-01T00:09:21@Europe/Paris", "1800-01-01T00:00:00Z"),
  ])
  func aRegionHasItsHistory(local: String, utc: String) throws {
    #expect(try instant(local) == instant(utc))
  }

  @Test func aLocalTimeThatComesTwiceIsTheFirst() throws {
    #expect(try instant("2021-10-31T02:30:00@Europe/Paris") == instant("2021-10-31T00:30:00Z"))
  }

  @Test func aLocalTimeThatNeverComesIsReadBeforeTheChange() throws {
    #expect(try instant("2021-03-28T02:30:00@Europe/Paris") == instant("2021-03-28T01:30:00Z"))
  }

  @Test func durationsRunThroughAChange() throws {
    let before = try #require(DateAndTime("2021-03-28T01:30:00@Europe/Paris"))
    let hour = DaysAndTimeDuration(seconds: 3600)
    #expect(before.adding(hour)?.text == "2021-03-28T03:30:00@Europe/Paris")
    let month = try #require(YearsAndMonthsDuration("P1M"))
    #expect(before.adding(month)?.text == "2021-04-28T01:30:00@Europe/Paris")
  }

  @Test(arguments: [
    "Europe", "europe/", "/etc/passwd", "..", "Europe/../Europe/Paris", "posixrules\0", "tzdata.zi",
    "leapseconds", "", "Europe//Paris", "Europe/Paris/",
  ])
  func whatIsNoRegionIsRefused(name: String) {
    #expect(Zone(named: name) == nil)
  }

  @Test func offsetsEndAtFourteenHours() {
    #expect(Zone(offset: 14 * 3600) != nil)
    #expect(Zone(offset: 14 * 3600 + 1) == nil)
    #expect(Zone(offset: .min) == nil)
  }
}
