import Advising
import FEEL
import Playbooks
import Testing

/// Whose a time limit is, and which rule it runs by (contract, sections 1 and 4.9).
struct ClockTests {
  private static let head = """
    playbook: {id: clocks, version: "1", title: Clocks}
    facts:
      since: {title: Since, type: date, optional: true}
      kept: {title: Kept, type: boolean}
    offices: {owner: {title: Owner}}
    clocks:

    """

  private func advice(_ clocks: String, _ facts: String, on day: String = "2021-06-01") throws
    -> Advice
  {
    let lines = clocks.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    let small = try SmallCase(
      rules: Self.head + lines, cases: "case: c\nfacts: {\(facts)}\n")
    return small.advisor.advise(small.file, on: try .day(day))
  }

  private func states(_ advice: Advice) -> [String] {
    advice.clocks.map { "\(advice.playbook[$0.clock].id): \($0.state.rawValue)" }
  }

  @Test func aRightOfSomebodyElseExpiresAndIsNotOverdue() throws {
    let clocks = """
      own: {title: Own, from: since, within: 20 days}
      others: {title: Others, from: since, within: 10 days, met: kept, holder: owner}
      """
    let late = try advice(clocks, "since: 2021-05-01, kept: false")
    #expect(states(late) == ["own: overdue", "others: expired"])
    // The nearest date is that of what is overdue, though the other day came before it.
    #expect(late.nearestDue?.date.text == "2021-05-21")
    let own = try advice(clocks, "since: 2021-05-01, kept: false", on: "2021-05-11")
    #expect(states(own) == ["own: running", "others: running"])
    #expect(own.nearestDue?.date.text == "2021-05-11")
    let unknown = try advice(clocks, "since: 2021-05-01")
    #expect(states(unknown) == ["own: overdue", "others: unknown"])
    let kept = try advice(clocks, "since: 2021-05-01, kept: true")
    #expect(states(kept) == ["own: overdue", "others: met"])
  }

  private static let versions = """
    old: {title: Reply, from: since, within: 60 days, effective: {until: 2020-12-31}}
    new: {title: Reply, from: since, within: 30 days, effective: {from: 2021-01-01}}
    """

  @Test(arguments: [
    // The last day of the old rule, and the first of the new one.
    ("since: 2020-12-31", "2021-06-01", ["old: overdue"]),
    ("since: 2021-01-01", "2021-06-01", ["new: overdue"]),
    // The as-of date does not matter where the day is known.
    ("since: 2021-01-01", "2020-12-01", ["new: not-started"]),
    ("since: 2020-12-31", "2021-01-01", ["old: running"]),
    // Else it is what counts.
    ("", "2020-12-31", ["old: unknown"]), ("", "2021-01-01", ["new: unknown"]),
    ("since: null", "2020-12-31", ["old: not-started"]),
    ("since: null", "2021-01-01", ["new: not-started"]),
  ])
  func anOldCaseIsUnderTheOldRule(_ facts: String, _ day: String, _ expected: [String]) throws {
    #expect(states(try advice(Self.versions, facts, on: day)) == expected)
  }

  @Test func aConditionOfAClockThatIsNotInForceIsNotWarnedOf() throws {
    let clock = """
      old: {title: Old, when: since < today, from: 'date("2021-01-01")', within: 3 days, EFFECTIVE}
      """
    func warnings(_ effective: String) throws -> [Advice.Warning.Code] {
      try advice(clock.replacing("EFFECTIVE", with: effective), "since: null").warnings.map(\.code)
    }
    #expect(try warnings("effective: {until: 2020-12-31}") == [])
    #expect(try warnings("effective: {until: 2021-12-31}") == [.noBoolean])
  }

  @Test func whereOnlySuchARightHasExpiredNothingIsDue() throws {
    let found = try advice(
      "others: {title: Others, from: since, within: 10 days, holder: owner}", "since: 2021-05-01")
    #expect(states(found) == ["others: expired"])
    #expect(found.nearestDue == nil)
  }

  /// Parts in either order: the one whose step lies with the counterpart binds nobody.
  @Test(arguments: ["[{id: a}, {id: b}]", "[{id: b}, {id: a}]"])
  func theNearestDueDateIsThatOfAPartThatBinds(_ parts: String) throws {
    let small = try SmallCase(
      rules: """
        playbook: {id: p, version: "1", title: P}
        offices: {team: {title: Team}}
        remedies: {ask: {title: Ask, lead: team}}
        """,
      cases: """
        case: c
        title: C
        parts: \(parts)
        log:
          - {on: 2021-05-03, remedy: ask, is: started, due: 2021-07-01}
          - {on: 2021-05-04, remedy: ask, is: submitted, due: 2021-05-30, part: a}
        """)
    let found = small.advisor.advise(small.file, on: try .day("2021-06-01"))
    #expect(found.nearestDue?.date.text == "2021-07-01")
    #expect(found.actions.allSatisfy { !$0.isOverdue })
  }
}
