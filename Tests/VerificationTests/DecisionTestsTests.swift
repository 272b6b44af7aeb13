import Advising
import Diagnostics
import Docket
import FEEL
import Playbooks
import Testing
import Verification

/// Tests drafted from the decisions of offices, and which entries of a log are such decisions.
struct DecisionTestsTests {
  private let playbook: Playbook

  init() throws { playbook = try SmallPlaybook.load() }

  /// A case in which the bill is not sent, with `by` and more facts as given.
  private func file(by: String, facts: String = "fee.paid: false", more: String = "") throws -> Case
  {
    try SmallPlaybook.file(
      text: """
        case: c1
        lead: Team 3
        facts: {\(facts)}
        \(more)
        log:
          - {on: 2024-02-01, remedy: hand-out-permit, is: assigned}
          - {on: 2024-02-10, remedy: send-bill, is: declined, by: \(by), reason: poor}
        """, playbook)
  }

  @Test(arguments: ["market", "Market office", "Northern market office", "Team 3"])
  func theOfficesOwnDecisionSetsAStepAside(_ by: String) throws {
    let content = try file(by: by)
    let advice = Advisor(playbook).advise(content, on: SmallPlaybook.date)
    #expect(advice.setAside.map(\.by) == [by])
  }

  @Test(arguments: ["the stall holder", "fish market", "office", "Team 33"])
  func aRefusalByOthersIsNoDecision(_ by: String) throws {
    let content = try file(by: by)
    #expect(Advisor(playbook).advise(content, on: SmallPlaybook.date).setAside.isEmpty)
    let text = DecisionTests(playbook, language: .en, today: SmallPlaybook.date).text([content])
    #expect(try read(text).isEmpty)
  }

  @Test func aStepTakenUpAgainIsNotSetAside() throws {
    var content = try file(by: "market")
    content.log.append(
      LogEntry(on: SmallPlaybook.date, remedy: content.log[1].remedy, status: .started))
    #expect(Advisor(playbook).advise(content, on: SmallPlaybook.date).setAside.isEmpty)
  }

  @Test func aDraftedTestFailsUntilTheRulesFollowTheDecision() throws {
    let content = try file(by: "market")
    let text = DecisionTests(playbook, language: .en, today: SmallPlaybook.date).text([content])
    #expect(text.contains("(rules.yaml:18), Send the bill: set aside 1, done 0, failed 0"))
    #expect(text.contains("# the rules say now: now"))
    let test = try #require(try read(text).first)
    #expect(test.case.log.count == 1)
    #expect(!RuleTestRunner(playbook, today: SmallPlaybook.date).run(test).passed)
    let followed = try SmallPlaybook.load([
      ("send-bill: {title: Send the bill,", "send-bill: {title: Send the bill, when: fee.paid,")
    ])
    #expect(RuleTestRunner(followed, today: SmallPlaybook.date).run(test).passed)
  }

  @Test func aDecisionAboutOnePartIsDraftedWithTheFactsOfThatPart() throws {
    var content = try file(
      by: "market", facts: "fee.paid: true",
      more: "parts: [{id: a}, {id: b, facts: {fee.paid: {value: false, status: disputed}}}]")
    let entry = content.log[1]
    content.log[1] = LogEntry(
      on: entry.on, remedy: entry.remedy, status: entry.status, by: entry.by, part: "b")
    let text = DecisionTests(playbook, language: .en, today: SmallPlaybook.date).text([content])
    #expect(text.contains("fee.paid: {value: false, status: disputed}"))
  }

  @Test func theLogOfThePartBelongsToTheTest() throws {
    var content = try file(
      by: "market", facts: "fee.paid: false", more: "parts: [{id: a}, {id: b}]")
    let entry = content.log[1]
    content.log[1] = LogEntry(
      on: entry.on, remedy: entry.remedy, status: entry.status, by: entry.by, part: "b")
    content.log.insert(
      LogEntry(on: entry.on, remedy: entry.remedy, status: .failed, part: "b"), at: 1)
    let text = DecisionTests(playbook, language: .en, today: SmallPlaybook.date).text([content])
    #expect(text.contains("# the rules do not advise it here"))
    let test = try #require(try read(text).first)
    #expect(test.case.log.map(\.status) == [.assigned, .failed])
    #expect(RuleTestRunner(playbook, today: SmallPlaybook.date).run(test).passed)
  }

  @Test func aDecisionOfALaterDayDoesNotCount() throws {
    let early = try #require(CalendarDate(year: 2024, month: 2, day: 9))
    let text = DecisionTests(playbook, language: .en, today: early)
      .text([try file(by: "market")])
    #expect(try read(text).isEmpty)
  }

  private func read(_ text: String) throws -> [RuleTest] {
    var reader = RuleTestReader(playbook) { _, _ in nil }
    let tests = reader.read(SourceFile(name: "tests.yaml", text: text))
    #expect(reader.diagnostics.isEmpty, "\(reader.diagnostics.map(\.message.en)) \(text)")
    return tests
  }
}
