import Advising
import FEEL
import Testing

/// What is counted in working days outside the years of the calendar says so.
struct CalendarGapTests {
  private func codes(_ log: String, from: String, on text: String) throws -> [String] {
    let small = try SmallCase(
      rules: """
        playbook: {id: p, version: "1", title: p}
        facts:
          f.open: {title: open, type: boolean}
          f.from: {title: from, type: date, optional: true}
          f.met: {title: met, type: boolean, assume: false}
        blockers: {b: {title: b, when: f.open, remedies: [r]}}
        remedies: {r: {title: r, within: 10 working days, achieves: {f.open: false}}}
        clocks: {c: {title: c, from: f.from, within: 20 working days, met: f.met}}
        calendar: {holidays: [2021-10-01, 2022-01-03]}
        """,
      cases: "case: c\nfacts: {f.open: true, f.from: \(from)}\nlog: [\(log)]\n")
    let parts = text.split(separator: "-").compactMap { Int($0) }
    let day = try #require(CalendarDate(year: parts[0], month: parts[1], day: parts[2]))
    return small.advisor.advise(small.file, on: day).warnings.map(\.code.rawValue)
  }

  @Test func insideItsYearsNothingIsSaid() throws {
    #expect(try codes("", from: "null", on: "2021-06-01") == [])
    #expect(try codes("", from: "2021-01-01", on: "2022-03-01") == [])
  }

  @Test func aTimeLimitBeyondTheLastYearOrBeforeTheFirst() throws {
    #expect(try codes("", from: "2022-12-20", on: "2022-06-01") == ["calendar-ends"])
    #expect(try codes("", from: "2020-12-20", on: "2022-06-01") == ["calendar-begins"])
  }

  @Test func aStepUnderWayBeforeTheFirstYear() throws {
    let started = "{on: 2020-12-20, remedy: r, is: started}"
    #expect(try codes(started, from: "null", on: "2021-06-01") == ["calendar-begins"])
    // The agreed day is not counted.
    let agreed = "{on: 2020-12-20, remedy: r, is: started, due: 2021-08-01}"
    #expect(try codes(agreed, from: "null", on: "2021-06-01") == [])
  }

  @Test func thePlanBeyondTheLastYear() throws {
    #expect(try codes("", from: "null", on: "2022-12-25") == ["calendar-ends"])
  }
}
