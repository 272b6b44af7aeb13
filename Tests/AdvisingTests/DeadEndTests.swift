import Advising
import Diagnostics
import FEEL
import Playbooks
import Testing

/// What waits for good is said, and what only waits is not.
struct DeadEndTests {
  private static let rules = """
    playbook: {id: sheds, version: "1", title: Sheds}
    facts:
      shed.wanted: {title: a shed is wanted, type: boolean}
      shed.built: {title: the shed stands, type: boolean, assume: false}
      permit.given: {title: the permit is given, type: boolean, assume: false}
      money.there: {title: the money is there, type: boolean, assume: false}
    offices:
      builder: {title: builder}
    blockers:
      no-shed:
        title: no shed
        when: shed.wanted and not(shed.built)
        remedies: [build-shed]
    remedies:
      build-shed:
        title: build it
        needs: permit.given
        lead: builder
        achieves: {shed.built: true}
      ask-permit:
        title: ask for the permit
        needs: money.there
        lead: builder
        achieves: {permit.given: true}
      save-money:
        title: save money
        lead: builder
        achieves: {money.there: true}
    """

  private func warnings(_ rules: String = rules, log: String = "") throws -> [String] {
    let small = try SmallCase(
      rules: rules, cases: "case: a\ntitle: a\nfacts: {shed.wanted: true}\nlog: [\(log)]\n")
    return small.advisor.advise(small.file, on: try .day("2021-06-01")).warnings
      .filter { $0.code == .noWayForward }.map(\.message.en)
  }

  @Test func aChainThatCanStartIsNoDeadEnd() throws {
    #expect(try warnings() == [])
  }

  @Test func aStepThatFailedAndHasNoOtherIsNamedOnce() throws {
    let found = try warnings(log: "{on: 2021-05-20, remedy: save-money, is: failed}")
    #expect(found.count == 1)
    let named = "[`ask-permit`] waits for what no measure left brings about: \"the money is there\""
    #expect(found.first?.contains(named) == true)
  }

  @Test(arguments: [
    (Advice.Warning.Code.doneNotAchieved, "true", "done", "build-shed"),
    (.underWayNotAdvised, "false", "started", "ask-permit"),
  ])
  func programsFindTheRemedyInBackquotes(
    _ code: Advice.Warning.Code, _ wanted: String, _ status: String, _ remedy: String
  ) throws {
    let small = try SmallCase(
      rules: Self.rules,
      cases: """
        case: a
        facts: {shed.wanted: \(wanted)}
        log: [{on: 2021-05-20, remedy: \(remedy), is: \(status)}]

        """)
    let found = small.advisor.advise(small.file, on: try .day("2021-06-01")).warnings
      .filter { $0.code == code }
    #expect(found.count == 1)
    #expect(found.first?.message.en.contains("[`\(remedy)`]") == true)
    #expect(found.first?.sentence(.en).contains("[\(remedy)]") == true)
  }

  @Test func whatIsUnknownMayStillCome() throws {
    let open = Self.rules.replacing(
      "the money is there, type: boolean, assume: false", with: "the money is there, type: boolean")
    let found = try warnings(open, log: "{on: 2021-05-20, remedy: save-money, is: failed}")
    #expect(found == [])
  }

  @Test func stepsThatWaitForOneAnotherAreNamedTogether() throws {
    let circle = Self.rules.replacing(
      "title: save money", with: "title: save money\n    needs: permit.given")
    let found = try warnings(circle)
    #expect(found.count == 1)
    #expect(found.first?.contains("[`ask-permit`], ") == true)
    #expect(
      found.first?.hasSuffix(
        "[`save-money`] wait for one another; people have to decide which goes first") == true)
  }
}
