import Diagnostics
import FEEL
import Playbooks
import Testing
import Verification

/// What those who approve a change are told.
struct ProposalTests {
  private static let paid =
    "{name: paid, facts: {fee.paid: true}, expect: {not blockers: [unpaid]}}"
  private static let unpaid =
    "{name: unpaid, facts: {fee.paid: false}, expect: {blockers: [unpaid]}}"

  private func rules(
    _ changes: (String, String)..., tests: [String] = [], promises: String = ""
  ) throws -> GuardedRules {
    let playbook = try SmallPlaybook.load(changes)
    var tester = RuleTestReader(playbook) { _, _ in nil }
    let read = tester.read(
      SourceFile(name: "t.yaml", text: "tests:\n" + tests.map { "  - \($0)\n" }.joined()))
    var reader = PropertyReader(playbook)
    let own =
      promises.isEmpty ? [] : reader.read(SourceFile(name: "properties.yaml", text: promises))
    return GuardedRules(
      playbook: playbook, tests: read, promises: own,
      diagnostics: tester.diagnostics + reader.diagnostics)
  }

  private func proposal(_ old: GuardedRules, _ new: GuardedRules, _ facts: String? = nil) throws
    -> Proposal
  {
    let cases = try facts.map { [(case: try SmallPlaybook.file($0, new.playbook), isOld: false)] }
    return Proposal(
      old: old, new: new, cases: cases, unreadable: 0, on: SmallPlaybook.date, atMost: 100)
  }

  private func open(_ proposal: Proposal) -> [String] {
    proposal.open.map { "\($0.what.rawValue) \($0.count)" }
  }

  private static let raised = ("version: \"1\"", "version: \"2\"")

  @Test func nothingIsOpenWhereNothingIs() throws {
    let rules = try rules(tests: [Self.paid])
    let same = try proposal(rules, rules, "fee.paid: true")
    #expect(open(same).isEmpty && same.newFindings.isEmpty && same.covered.all > 0)
  }

  @Test func whatIsOpenIsCounted() throws {
    let old = try rules(tests: [Self.unpaid])
    let never = ("when: not(fee.paid)", "when: not(fee.paid) and fee.paid")
    let changed = try proposal(old, try rules(never, tests: [Self.unpaid]))
    #expect(changed.failures.map(\.test.name) == ["unpaid"])
    #expect(changed.newFindings.contains { $0.id == "never-true" })
    #expect(
      open(changed) == [
        "new-warnings \(changed.newFindings.count { $0.severity == .warning })", "failed-tests 1",
        "no-cases 1", "version-unchanged 1",
      ])
    let raised = try proposal(old, try rules(never, Self.raised, tests: [Self.unpaid]))
    #expect(!open(raised).contains("version-unchanged 1"))
  }

  @Test func aCaseThatBecomesStuckIsOpen() throws {
    let stuck = try proposal(
      try rules(),
      try rules(("title: Send the bill,", "title: Send the bill, when: seats > 100,"), Self.raised),
      "fee.paid: false, seats: 3, kind: toys, open: false")
    #expect(open(stuck).contains("newly-stuck 1"))
  }

  @Test func testsThatAreAddedRemovedOrRewrittenAreNamed() throws {
    let later = "{name: later, facts: {seats: 3}, expect: {not blockers: [dirty]}}"
    let other = Self.paid.replacing("fee.paid: true", with: "fee.paid: true, seats: 3")
    let spaced = Self.unpaid.replacing("facts: {", with: "facts:   { ")
    let changes = try proposal(
      try rules(tests: [Self.paid, Self.unpaid]), try rules(tests: [other, spaced, later])
    ).testChanges
    #expect(changes.added == ["later"] && changes.removed.isEmpty && changes.rewritten == ["paid"])
    let fewer = try proposal(try rules(tests: [Self.paid]), try rules())
    #expect(fewer.testChanges.removed == ["paid"])
  }

  @Test func promisesAreHeldAndCompared() throws {
    func promise(_ holds: String) -> String {
      "properties:\n  - {name: bills, when: not(fee.paid), holds: '\(holds)'}\n"
    }
    let kept = promise("some b in blockers satisfies b.id = \"unpaid\"")
    let broken = promise("count(actions) > 9")
    let (good, bad) = (try rules(promises: kept), try rules(promises: broken))
    #expect(open(try proposal(good, good)) == ["no-cases 1"])
    let weakened = try proposal(good, bad)
    #expect(open(weakened).contains("broken-promises 1"))
    #expect(weakened.promiseChanges.rewritten == ["bills"])
    #expect(try proposal(good, try rules()).promiseChanges.removed == ["bills"])
  }
}
