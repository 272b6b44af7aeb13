import FEEL
import Playbooks
import Testing
import Verification

/// What those who keep the rules have to look after, on 1 March 2024 and for ninety days.
struct UpkeepTests {
  private static let sources = """
    sources:
      ended: {title: Ended, checked: true, effective: {until: 2024-02-29}}
      ending: {title: Ending, checked: true, effective: {until: 2024-05-30}, review: 2024-05-30}
      later: {title: Later, checked: true, effective: {from: 2024-05-31}, review: 2024-05-31}
      starting: {title: Starting, checked: true, effective: {from: 2024-03-01}}
      unread: {title: Unread, review: 2024-02-29}
      idle: {title: Idle}
    goals:
    """

  private func playbook(_ changes: (String, String)...) throws -> Playbook {
    let basis = "basis: [ended, ending, later, starting, unread]"
    return try SmallPlaybook.load(
      [
        ("goals:", Self.sources),
        ("when: not(fee.paid), remedies", "when: not(fee.paid), \(basis), remedies"),
      ] + changes)
  }

  private func upkeep(_ playbook: Playbook, _ facts: [String]? = nil) throws -> Upkeep {
    Upkeep(
      playbook, cases: try facts?.map { try SmallPlaybook.file($0, playbook) },
      from: SmallPlaybook.date, to: try #require(CalendarDate(year: 2024, month: 5, day: 30)))
  }

  private func shown(_ upkeep: Upkeep) -> [String] {
    upkeep.items.map { item in
      let id: String =
        switch item.subject {
        case .source(let source): upkeep.playbook[source].id
        case .rule(let rule): upkeep.playbook.declaration(of: rule).id
        case .calendar: "calendar"
        }
      return "\(item.kind.rawValue) \(id) \(item.day?.text ?? "-")"
    }
  }

  /// The first and the last day of the span belong to it; a source that no rule cites is left out.
  @Test func eachSourceIsListedForItsReason() throws {
    let found = try upkeep(try playbook())
    #expect(
      shown(found) == [
        "source-ended ended 2024-02-29", "review-overdue unread 2024-02-29",
        "source-ends ending 2024-05-30", "source-begins starting 2024-03-01",
        "review-due ending 2024-05-30", "source-unchecked unread -",
      ])
    #expect(found.items.allSatisfy { $0.rules.count == 1 })
    #expect(found.withoutReview.map { found.playbook[$0].id } == ["ended", "starting"])
  }

  @Test func rulesThatBeginOrEndAreListed() throws {
    let dated = try playbook(
      ("title: Kitchen not clean,", "title: Kitchen not clean, effective: {until: 2024-04-01},"),
      ("title: Have it cleaned,", "title: Have it cleaned, effective: {from: 2024-06-01},"))
    #expect(
      shown(try upkeep(dated)).filter { $0.hasPrefix("rule") } == ["rule-ends dirty 2024-04-01"])
  }

  /// A rule that has ended rests on nothing any more.
  @Test func aSourceOfAnEndedRuleIsLeftOut() throws {
    let over = try playbook(
      ("title: Fee not paid,", "title: Fee not paid, effective: {until: 2024-02-29},"))
    #expect(shown(try upkeep(over)).isEmpty)
  }

  @Test func openCasesThatRestOnItAreNamed() throws {
    let rules = try playbook()
    let found = try upkeep(rules, ["fee.paid: false", "fee.paid: true", "kind: toys"])
    #expect(found.openCases == 3)
    #expect(found.items(.sourceEnded).map { $0.cases.count } == [1])
    #expect(try upkeep(rules).items(.sourceEnded).map { $0.cases.count } == [0])
    let closed = try SmallPlaybook.file(
      text: "case: c2\nclosed: {on: 2024-03-01, is: settled}\nfacts: {fee.paid: false}\n", rules)
    let none = Upkeep(rules, cases: [closed], from: SmallPlaybook.date, to: found.until)
    #expect(none.openCases == 0 && none.items(.sourceEnded).map { $0.cases.count } == [0])
  }

  /// What is still to begin is looked at as of its first day.
  @Test func aRuleThatBeginsNamesTheCasesOfItsFirstDay() throws {
    let begins = try playbook(
      ("title: Kitchen not clean,", "title: Kitchen not clean, effective: {from: 2024-05-01},"))
    let found = try upkeep(begins, ["kind: food, kitchen.clean: false", "kind: toys"])
    #expect(found.items(.ruleBegins).map { $0.cases.count } == [1])
  }

  @Test func theCalendarIsToReachTheEndOfTheSpan() throws {
    let calendar = ("goals:\n", "calendar: {holidays: [2023-12-25]}\ngoals:\n")
    let days = ("within: 10 days", "within: 10 working days")
    let short = try upkeep(try playbook(calendar, days))
    #expect(shown(short).contains("calendar-ends calendar 2023-12-31"))
    #expect(try !shown(upkeep(try playbook(calendar))).contains { $0.hasPrefix("calendar") })
    #expect(try !shown(upkeep(try playbook(days))).contains { $0.hasPrefix("calendar") })
  }
}
