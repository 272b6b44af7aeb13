import Advising
import Diagnostics
import FEEL
import Playbooks
import Testing

/// Facts with a past, and a log in which an entry was taken back (contract, section 3).
struct FactsInTimeTests {
  private static let rules = """
    playbook: {id: p, version: "1", title: p}
    facts:
      a.seized: {title: seized, type: boolean}
      a.listed: {title: listed, type: boolean, of: case}
    blockers:
      seized: {title: seized, when: a.seized, remedies: [unseal]}
    remedies:
      unseal: {title: unseal, needs: a.listed, within: 30 days, achieves: {a.seized: false}}
      list: {title: list, achieves: {a.listed: true}}
    """

  private func day(_ text: String) throws -> CalendarDate {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return try #require(CalendarDate(year: parts[0], month: parts[1], day: parts[2]))
  }

  /// Whether the blocker is present on each of the days; nil for unknown.
  private func isSeized(_ text: String, on days: String...) throws -> [Bool?] {
    let small = try SmallCase(rules: Self.rules, cases: text)
    return try days.map { day in
      let advice = small.advisor.advise(small.file, on: try self.day(day))
      return advice.blockers.first.flatMap(\.state.known)
    }
  }

  @Test func theLastFormThatIsNotLaterCounts() throws {
    let text = """
      case: c
      facts:
        a.seized: {value: false, on: 2021-06-01, was: [{value: true, on: 2020-02-01}]}
      """
    #expect(
      try isSeized(text, on: "2020-01-31", "2020-02-01", "2021-05-31", "2021-06-01")
        == [nil, true, true, false])
  }

  @Test func aFormWithoutADayCountsOnEveryDay() throws {
    let text = "case: c\nfacts: {a.seized: {value: false, on: 2021-06-01, was: [{value: true}]}}\n"
    #expect(try isSeized(text, on: "1999-01-01", "2021-06-01") == [true, false])
  }

  @Test func whatNoFormSaysYetIsUnknownWithAWarning() throws {
    let small = try SmallCase(
      rules: Self.rules, cases: "case: c\nfacts: {a.seized: {value: true, on: 2021-06-01}}\n")
    let before = small.advisor.advise(small.file, on: try day("2021-05-31"))
    #expect(before.warnings.map(\.code) == [.factOfLaterDay])
    #expect(before.warnings.first?.message.en.contains("[`a.seized`]") == true)
    #expect(before.warnings.first?.sentence(.en).contains("[a.seized]") == true)
    #expect(before.questions.map(\.fact).contains(Slot(0)))
    #expect(small.advisor.advise(small.file, on: try day("2021-06-01")).warnings.isEmpty)
  }

  @Test func aPartThatSaysNothingYetHasTheFactOfTheCase() throws {
    let text = """
      case: c
      facts: {a.seized: false}
      parts: [{id: one, facts: {a.seized: {value: true, on: 2021-06-01}}}]
      """
    #expect(try isSeized(text, on: "2021-05-31", "2021-06-01") == [false, true])
  }

  @Test func whatAVoidEntryWroteCountsNoMore() throws {
    let facts = """
      facts:
        a.seized:
          {value: false, source: log unseal, on: 2021-06-01, was: [{value: true, on: 2020-02-01}]}
      """
    let entry = "{on: 2021-06-01, remedy: unseal, is: done"
    let void = "void: {on: 2021-06-05, reason: mistyped}"
    #expect(
      try isSeized("case: c\n\(facts)\nlog: [\(entry)}]\n", on: "2021-06-10") == [false])
    #expect(
      try isSeized("case: c\n\(facts)\nlog: [\(entry), \(void)}]\n", on: "2021-06-10") == [true])
    // Another `done` of that day stands.
    #expect(
      try isSeized(
        "case: c\n\(facts)\nlog: [\(entry), \(void)}, \(entry)}]\n", on: "2021-06-10") == [false])
  }

  @Test func aVoidEntryOfOnePartLeavesTheOthers() throws {
    let form = "a.seized: {value: false, source: log unseal, on: 2021-06-01, was: [{value: true}]}"
    let text = """
      case: c
      parts:
        - {id: one, facts: {\(form)}}
        - {id: two, facts: {\(form)}}
      log:
        - {on: 2021-06-01, remedy: unseal, is: done, part: one, void: {on: 2021-06-02}}
        - {on: 2021-06-01, remedy: unseal, is: done, part: two}
      """
    #expect(try isSeized(text, on: "2021-06-10") == [true])
    let small = try SmallCase(rules: Self.rules, cases: text)
    let advice = small.advisor.advise(small.file, on: try day("2021-06-10"))
    #expect(advice.blockers.map(\.part) == ["one", "two"])
    #expect(advice.blockers.map(\.state.known) == [true, false])
  }

  /// A form stays where the same step of the same day and part stands: one of all parts is another
  /// than one of the part alone.
  @Test func onlyTheSameStepOfTheSamePartKeepsAForm() throws {
    let form = "a.seized: {value: false, source: log unseal, on: 2021-06-01, was: [{value: true}]}"
    let entry = "on: 2021-06-01, remedy: unseal, is: done"
    func text(_ void: String, _ standing: String) -> String {
      """
      case: c
      parts: [{id: one, facts: {\(form)}}]
      log: [{\(entry)\(void), void: {on: 2021-06-02}}, {\(entry)\(standing)}]
      """
    }
    #expect(try isSeized(text("", ", part: one"), on: "2021-06-10") == [true])
    #expect(try isSeized(text(", part: one", ""), on: "2021-06-10") == [true])
    #expect(try isSeized(text(", part: one", ", part: one"), on: "2021-06-10") == [false])
    #expect(try isSeized(text("", ""), on: "2021-06-10") == [false])
  }

  @Test func theLastAgreedDayOfTheRoundCountsBeforeTheTimeLimit() throws {
    func due(_ log: String) throws -> CalendarDate? {
      let text = "case: c\nfacts: {a.seized: true, a.listed: true}\nlog:\n\(log)"
      let small = try SmallCase(rules: Self.rules, cases: text)
      return small.advisor.advise(small.file, on: try day("2021-06-20")).actions.first?.due
    }
    let started = "  - {on: 2021-06-01, remedy: unseal, is: started}\n"
    let agreed = "  - {on: 2021-06-02, remedy: unseal, is: assigned, due: 2021-08-15}\n"
    let again = "  - {on: 2021-06-03, remedy: unseal, is: assigned, due: 2021-09-15}\n"
    let void =
      "  - {on: 2021-06-04, remedy: unseal, is: assigned, due: 2021-10-15, void: {on: 2021-06-05}}\n"
    let ended = "  - {on: 2021-06-05, remedy: unseal, is: failed}\n"
    let anew = "  - {on: 2021-06-06, remedy: unseal, is: started}\n"
    #expect(try due(started) == day("2021-07-01"))
    #expect(try due(started + agreed) == day("2021-08-15"))
    #expect(try due(started + agreed + again + void) == day("2021-09-15"))
    #expect(try due(started + agreed + ended + anew) == day("2021-07-06"))
  }

  @Test func nothingDatedAheadMakesTheNextChange() throws {
    let small = try SmallCase(
      rules: Self.rules,
      cases: """
        case: c
        facts: {a.seized: {value: false, on: 2021-07-01, was: [{value: true}]}, a.listed: true}
        """)
    let advice = small.advisor.advise(
      small.file, on: try day("2021-06-01"), parts: [.whole, .nextChange])
    #expect(advice.next == nil)
  }
}
