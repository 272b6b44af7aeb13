import Advising
import Diagnostics
import FEEL
import Foundation
import Playbooks
import Testing
import Verification

/// What a rule test can expect beside blockers and actions, on the playbook of the pages' examples.
struct ExpectationTests {
  private static let case1 =
    "facts: {works.status: stopped, assets.seized: true, petition.on: 2021-05-01, handover.done: false}"

  private func playbook() throws -> Playbook {
    let url = DiagnosticPage.root.appending(path: "Tests/Corpus/docs/works.yaml")
    let loaded = PlaybookLoader.load([
      SourceFile(name: "works.yaml", text: Array(try Data(contentsOf: url)))
    ])
    return try #require(loaded.playbook, "\(loaded.diagnostics.map(\.message.en))")
  }

  private func run(_ text: String) throws -> (file: SourceFile, results: [RuleTestResult], Coverage)
  {
    let playbook = try playbook()
    let file = SourceFile(name: "tests.yaml", text: text)
    var reader = RuleTestReader(playbook) { _, _ in nil }
    let tests = reader.read(file)
    #expect(reader.diagnostics.map(\.message.en) == [])
    let day = try #require(CalendarDate(year: 2021, month: 6, day: 1))
    let (results, coverage) = RuleTestRunner(playbook, today: day).run(tests)
    return (file, results, coverage)
  }

  private func mismatch(_ expect: String) throws -> [String] {
    let (_, results, _) = try run(
      """
      tests:
        - name: a
          \(Self.case1)
          log: [{on: 2021-05-20, remedy: unseal, is: started}]
          expect: {\(expect)}
      """)
    return results.flatMap(\.mismatches).map {
      "\($0.expected) | \($0.actual) | \($0.rules.map(\.id).joined(separator: ", "))"
    }
  }

  @Test(arguments: [
    "clocks: {petition-reply: running}", "clocks: {petition-reply: {due: 2021-06-30}}",
    "clocks: {petition-reply@a: {state: running, due: 2021-06-30}}", "due: {unseal: 2021-05-30}",
    "lead: {unseal: court, finish: bureau}", "inferred: {acceptance.completed: false}",
    "contradictions: []", "road: {assets: blocked, works: blocked}", "not plan: [redeem]",
    "early: [judicial]", "questions: [judicial]", "assumptions: {petition.replied: false}",
    "not actions: {unseal: now}",
  ])
  func whatIsSoHolds(expect: String) throws {
    #expect(try mismatch(expect) == [])
  }

  @Test(arguments: [
    (
      "clocks: {petition-reply: overdue}",
      "petition-reply: overdue | petition-reply: running, due 2021-06-30 | petition-reply"
    ),
    (
      "clocks: {petition-reply: {state: running, due: 2021-07-01}}",
      "petition-reply: running, due 2021-07-01 | petition-reply: running, due 2021-06-30 | petition-reply"
    ),
    ("due: {finish: 2021-05-30}", "finish: 2021-05-30 | finish: none | finish, stopped"),
    ("due: {unseal: 2021-05-31}", "unseal: 2021-05-31 | unseal: 2021-05-30 | unseal, seized"),
    ("lead: {unseal: bureau}", "unseal: bureau | unseal: court | unseal, seized"),
    ("lead: {redeem: bureau}", "redeem: bureau | redeem: none | redeem, mortgaged"),
    (
      "inferred: {acceptance.completed: true}",
      "acceptance.completed: true | acceptance.completed: false "
        + "| acceptance.completed, accepted-when-finished"
    ),
    (
      "inferred: {assets.seized: true}",
      "assets.seized: true | assets.seized: none | assets.seized"
    ),
    (
      "contradictions: [accepted-when-finished]",
      "[accepted-when-finished] | [] | accepted-when-finished"
    ),
    ("road: {assets: clear}", "assets: clear | assets: blocked | assets, seized"),
    ("not plan: [redeem, unseal]", "none of [redeem, unseal] | [unseal] | unseal, seized"),
    ("early: [works.status]", "[works.status] | [judicial] | works.status"),
    (
      "not actions: {unseal: in-progress, finish: waiting}",
      "not unseal: in-progress, finish: waiting | unseal: in-progress | unseal, seized"
    ),
    ("warnings: [no-way-forward]", "[no-way-forward] | [] | "),
    (
      "assumptions: {petition.replied: true}",
      "petition.replied: true | petition.replied: false | petition.replied"
    ),
  ])
  func whatIsNotSoIsToldWithTheRule(expect: String, told: String) throws {
    #expect(try mismatch(expect) == [told])
  }

  @Test(arguments: [
    ("clocks: {petition-replies: running}", "unknown-clock"),
    ("clocks: {petition-reply: runing}", "unknown-state"),
    ("clocks: {petition-reply: {due: soon}}", "wrong-value"),
    ("clocks: {petition-reply: {}}", "missing-key"),
    ("clocks: {petition-reply: {stat: running}}", "unknown-key"),
    ("due: {unsea: 2021-05-30}", "unknown-remedy"), ("due: {unseal: soon}", "wrong-value"),
    ("lead: {unseal: cort}", "unknown-office"),
    ("inferred: {work.status: stopped}", "unknown-fact"),
    ("inferred: {works.status: }", "wrong-value"),
    ("inferred: {works.status: still}", "value-not-allowed"),
    ("assumptions: {work.status: stopped}", "unknown-fact"),
    ("warnings: [no-way]", "unknown-state"), ("warnings: no-way-forward", "not-a-list"),
    ("not actions: {unseal: blocked}", "unknown-state"), ("not actions: {}", "empty-test"),
    ("first: [unseal]", "not-a-scalar"),
    ("contradictions: [accepted]", "unknown-constraint"), ("road: {asset: clear}", "unknown-phase"),
    ("road: {assets: blockd}", "unknown-state"), ("not plan: [redem]", "unknown-remedy"),
    ("early: [judical]", "unknown-screen"), ("early: [works.statu]", "unknown-fact"),
    ("early: judicial", "not-a-list"), ("due: [unseal]", "not-a-mapping"),
  ])
  func everySlipIsFound(expect: String, id: String) throws {
    var reader = RuleTestReader(try playbook()) { _, _ in nil }
    let tests = reader.read(
      SourceFile(name: "tests.yaml", text: "tests: [{name: a, expect: {\(expect)}}]"))
    #expect(reader.diagnostics.map(\.id) == [id])
    #expect(tests.isEmpty)
  }

  /// Values that differ are rewritten beside their comments; no claim is lost, and those that would
  /// be stay and fail.
  @Test func anUpdateStatesWhatIsSoAndLosesNoClaim() throws {
    let (file, results, _) = try run(
      """
      tests:
        - name: a
          \(Self.case1)
          expect:
            # comments stay
            clocks:
              petition-reply: {state: overdue, due: 2021-06-30}    # and this
            due: {unseal: 2021-05-30}
            lead:
              unseal: bureau     # who
              finish: "bureau"
            inferred: {acceptance.completed: true, assets.seized: true}
            contradictions: [accepted-when-finished]
            blockers:
              - stopped         # why
              - mortgaged       # no more
            road: {assets: clear, works: blocked}
            not plan: [unseal, redeem]
            early: [works.status, judicial]
      """)
    var update = try #require(ExpectationUpdate(file))
    for result in results { update.update(result) }
    let text = String(decoding: update.text, as: UTF8.self)
    let blockers = try #require(results.first).advice.blockers.filter { $0.state == .holds }
      .map { "\($0.blocker.index)" }
    #expect(!blockers.isEmpty)
    let rest = try run(text).results.flatMap(\.mismatches).map(\.key)
    #expect(rest == ["due", "inferred", "not plan", "early"])
    #expect(update.left.count == rest.count)
    for kept in [
      "# comments stay", "{state: running, due: 2021-06-30}    # and this",
      "unseal: court     # who",
      "finish: \"bureau\"", "contradictions: []",
      "{acceptance.completed: false, assets.seized: true}",
      "road: {assets: blocked, works: blocked}", "not plan: [unseal, redeem]",
      "early: [works.status, judicial]", "- stopped         # why", "- seized\n", "# no more",
    ] {
      #expect(text.contains(kept), "\(kept)\n\(text)")
    }
  }

  @Test(arguments: [
    ("{}", "empty-test"), ("{not actions: []}", "empty-test"),
    ("{blockers: [], not actions: []}", "empty-claim"), ("{blockers: [], due: {}}", "empty-claim"),
  ])
  func whatCanNeverFailIsFound(expect: String, id: String) throws {
    var reader = RuleTestReader(try playbook()) { _, _ in nil }
    _ = reader.read(SourceFile(name: "tests.yaml", text: "tests: [{name: a, expect: \(expect)}]"))
    #expect(reader.diagnostics.map(\.id) == [id])
  }

  /// What a constraint requires can be unknown by its facts, although the constraint settles it.
  @Test func aConstraintDoesNotSettleItsOwnCoverage() throws {
    let playbook = try SmallPlaybook.load([
      ("offices:\n", "constraints: {one: {title: One, then: fee.paid or open}}\noffices:\n")
    ])
    func seen(_ facts: String) throws -> [Bool] {
      let file = try SmallPlaybook.file(facts, playbook)
      var coverage = Coverage(playbook)
      coverage.see(Advisor(playbook).situations(of: file, on: SmallPlaybook.date))
      let own = try #require(coverage.conditions.first { $0.id == "one" })
      return [own.seenTrue, own.seenFalse, own.seenUnknown]
    }
    #expect(try seen("seats: 1") == [false, false, true])
    #expect(try seen("fee.paid: false") == [true, false, false])
    #expect(try seen("fee.paid: false, open: false") == [false, true, false])
  }

  @Test func coverageTellsWhatConstraintsAndChecklistsWereSeenAs() throws {
    func seen(_ facts: String) throws -> (conditions: [String], inferring: Bool, contradicted: Bool)
    {
      let (_, _, coverage) = try run(
        "tests: [{name: a, facts: {\(facts)}, expect: {blockers: []}}]")
      let own = coverage.conditions.filter { $0.id == "accepted-when-finished" }.map {
        "\($0.key) \($0.seenTrue) \($0.seenFalse) \($0.seenUnknown)"
      }
      let rule = try #require(coverage.constraints.first)
      return (own, rule.seenInferring, rule.seenContradicted)
    }
    let none = try seen("assets.seized: true")
    #expect(none.conditions == ["if false false true", "then false false true"])
    #expect(!none.inferring && !none.contradicted)
    let inferring = try seen("works.status: stopped")
    #expect(inferring.conditions == ["if false true false", "then false true false"])
    #expect(inferring.inferring && !inferring.contradicted)
    let contradicted = try seen("works.status: stopped, acceptance.completed: true")
    #expect(contradicted.conditions == ["if true false false", "then false true false"])
    #expect(!contradicted.inferring && contradicted.contradicted)
  }
}
