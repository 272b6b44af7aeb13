import Advising
import Diagnostics
import Docket
import FEEL
import Playbooks
import Testing

/// What a case file says of checklists gone through (contract, section 3).
struct ScreenedTests {
  private static let rules = """
    playbook: {id: p, version: "1", title: p}
    facts:
      a.seized: {title: seized, type: boolean}
      b.owed: {title: owed, type: boolean}
    screens:
      judicial: {title: Judicial, facts: [a.seized]}
      fees: {title: Fees, facts: [b.owed]}
    """

  private func small(_ screened: String) throws -> SmallCase {
    try SmallCase(rules: Self.rules, cases: "case: c\nscreened: \(screened)\n")
  }

  private func ids(_ small: SmallCase, on day: String) throws -> [String] {
    small.file.screened(on: try .day(day)).map { small.advisor.playbook[$0.screen].id }
  }

  @Test func theDayStandsAloneOrInAMap() throws {
    let small = try small("{judicial: 2021-05-20, fees: {on: 2021-06-01, source: the office}}")
    let (judicial, fees) = (Reference<Screen>(0), Reference<Screen>(1))
    #expect(small.file.screened.count == 2)
    #expect(small.file.screened[judicial]?.on?.text == "2021-05-20")
    #expect(small.file.screened[judicial]?.source == nil)
    #expect(small.file.screened[fees]?.on?.text == "2021-06-01")
    #expect(small.file.screened[fees]?.source == "the office")
  }

  @Test func aCaseThatSaysNothingHasGoneThroughNone() throws {
    #expect(try small("").file.screened.isEmpty)
    #expect(try small("{}").file.screened.isEmpty)
  }

  @Test func aChecklistCountsFromItsDay() throws {
    let small = try small("{fees: 2021-06-01, judicial: 2021-05-20}")
    #expect(try ids(small, on: "2021-05-19") == [])
    #expect(try ids(small, on: "2021-05-20") == ["judicial"])
    #expect(try ids(small, on: "2021-05-31") == ["judicial"])
    #expect(try ids(small, on: "2021-06-01") == ["judicial", "fees"])
  }

  @Test func withoutADayItCountsOnEveryDay() throws {
    let small = try small("{fees: {source: the office}}")
    #expect(try ids(small, on: "1999-01-01") == ["fees"])
    #expect(!small.file.isDatedAhead(of: try .day("1999-01-01")))
  }

  @Test func whatIsDatedAheadIsSeenAndIsNotKnownYet() throws {
    let file = try small("{fees: 2021-06-01, judicial: 2021-05-20}").file
    let before = try CalendarDate.day("2021-05-31")
    #expect(file.isDatedAhead(of: before))
    #expect(!file.isDatedAhead(of: try .day("2021-06-01")))
    let known = file.known(on: before)
    #expect(known.screened.map(\.key) == [Reference(0)])
    #expect(!known.isDatedAhead(of: before))
  }

  @Test func aLineOfABatchMaySayItToo() throws {
    let small = try small("{}")
    let text = #"{"case": "a", "screened": {"fees": "2021-06-01"}}"#
    let lines = BatchReader.read(Array(text.utf8), name: "b.ndjson", small.advisor.playbook).lines
    guard case .usable(let file) = try #require(lines.first) else {
      Issue.record("the line is usable")
      return
    }
    #expect(file.screened[Reference(1)]?.on?.text == "2021-06-01")
  }
}
