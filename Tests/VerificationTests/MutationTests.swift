import Advising
import Diagnostics
import Playbooks
import Testing
import Verification

struct MutationTests {
  private func tests(_ text: String, _ playbook: Playbook) throws -> [RuleTest] {
    var reader = RuleTestReader(playbook) { _, _ in nil }
    let tests = reader.read(SourceFile(name: "tests.yaml", text: text))
    try #require(reader.diagnostics.isEmpty, "\(reader.diagnostics.map(\.message.en))")
    return tests
  }

  private func report(_ text: String) throws -> (MutationReport, Playbook) {
    let playbook = try SmallPlaybook.load()
    let runner = MutationRunner(
      playbook, tests: try tests(text, playbook), today: SmallPlaybook.date)
    return (runner.run(), playbook)
  }

  private static let weak = """
    tests:
      - name: a clean kitchen
        facts: {kind: books, kitchen.clean: false}
        expect: {not blockers: [dirty]}
    """

  @Test func everyDraftNoticesItsChange() throws {
    let (before, playbook) = try report(Self.weak)
    let drafts = before.survivors.compactMap(\.draft)
    #expect(!drafts.isEmpty)
    // As few facts as do, and none of those that merely keep the case quiet.
    let facts = drafts.map { draft in
      draft.split(separator: "\n").first { $0.hasPrefix("    facts:") }?.split(separator: ",").count
        ?? 0
    }
    #expect(facts.allSatisfy { $0 <= 4 }, "\(drafts)")
    let text = Self.weak + "\n" + drafts.joined(separator: "\n") + "\n"
    let all = MutationRunner(
      playbook, tests: try tests(text, playbook), today: SmallPlaybook.date
    ).run()
    let left = all.survivors.map { "\($0.mutant.id) \($0.mutant.key) \($0.mutant.change)" }
    let undrafted = before.survivors.filter { $0.draft == nil }
      .map { "\($0.mutant.id) \($0.mutant.key) \($0.mutant.change)" }
    #expect(Set(left).isSubset(of: undrafted))
  }

  @Test func aChangeThatATestNoticesIsNotNamed() throws {
    let (found, _) = try report(Self.weak)
    let dropped = found.survivors.filter { survivor in
      if case .without(let part) = survivor.mutant.change {
        part == "kind = \"food\""
      } else {
        false
      }
    }
    #expect(dropped.isEmpty)
    #expect(found.noticed > 0)
  }

  @Test func aChangeThatMeansTheSameIsNotTried() throws {
    let text = [("when: not(fee.paid)", "when: not(fee.paid) and seats >= 0")]
    let playbook = try SmallPlaybook.load(text)
    let report = MutationRunner(playbook, tests: [], today: SmallPlaybook.date).run()
    let parts = report.survivors.compactMap { survivor -> String? in
      if case .without(let part) = survivor.mutant.change { part } else { nil }
    }
    #expect(!parts.contains("seats >= 0"))
    #expect(parts.contains("not(fee.paid)"))
  }

  /// Where they would differ the constraints leave no case, so no test could show it.
  @Test func aChangeThatOnlyExcludedCasesShowIsNotTried() throws {
    let text = [("when: not(fee.paid)", "when: not(fee.paid) and not(open)")]
    func dropped(_ more: [(String, String)]) throws -> [String] {
      let playbook = try SmallPlaybook.load(text + more)
      let report = MutationRunner(playbook, tests: [], today: SmallPlaybook.date).run()
      let advisor = Advisor(playbook)
      // A change of the constraint itself may show in the very cases that it excludes.
      for survivor in report.survivors {
        guard let draft = survivor.draft else { continue }
        let facts = try #require(draft.firstMatch(of: /facts: \{(.*)\}/)?.1)
        let file = try SmallPlaybook.file(String(facts), playbook)
        let isExcluded = advisor.contradicts(file, on: SmallPlaybook.date)
        #expect(!isExcluded || survivor.mutant.id == "paid-first", "\(draft)")
      }
      return report.survivors.compactMap { survivor in
        if case .without(let part) = survivor.mutant.change { part } else { nil }
      }
    }
    let constraint = """
      constraints:
        paid-first: {title: Paid first, if: open, then: fee.paid}
      offices:
      """
    #expect(try dropped([]).contains("not(open)"))
    let constrained = try dropped([("offices:", constraint)])
    #expect(!constrained.contains("not(open)") && constrained.contains("not(fee.paid)"))
  }

  /// A remedy's own condition says again what the blocker that lists it says: without it nobody
  /// would see another advice.
  @Test func aChangeThatShowsNowhereIsNotTried() throws {
    let text = [
      ("{title: Have it cleaned, lead", "{title: Have it cleaned, when: kind = \"food\", lead")
    ]
    let playbook = try SmallPlaybook.load(text)
    let report = MutationRunner(playbook, tests: [], today: SmallPlaybook.date).run()
    let dropped = report.survivors.filter { survivor in
      if case .without = survivor.mutant.change { true } else { false }
    }.map(\.mutant.id)
    #expect(!dropped.contains("clean") && dropped.contains("dirty"))
  }

  /// Sums, shares, spans of time and lists: no diagram shows them, and values are tried.
  @Test(arguments: [
    ("number", "seats * 3 + 7"), ("number", "seats / 4"), ("boolean", "seats * 2 > seats + 10"),
    ("boolean", "today > opened + duration(\"P30D\")"),
    ("boolean", "some s in stalls satisfies s.open and s.seats > 4"),
    ("number", "count(stalls[open and seats > 2])"),
  ]) func whatIsWorkedOutIsHeldByADraft(type: String, logic: String) throws {
    let changes = [
      (
        "large: {type: boolean, is: seats > 20}", "worked: {type: \(type), is: '\(logic)'}"
      ),
      (
        "open: {title: Open, type: boolean}",
        """
        open: {title: Open, type: boolean}
          opened: {title: Opened, type: date}
          stalls: {title: Stalls, type: list<stall>}
        types:
          stall: {open: boolean, seats: number}
        """
      ),
    ]
    let playbook = try SmallPlaybook.load(changes)
    let before = MutationRunner(playbook, tests: [], today: SmallPlaybook.date).run()
    let own = before.survivors.filter { $0.mutant.id == "worked" }
    #expect(!own.isEmpty)
    let undrafted = own.filter { $0.draft == nil }.map { "\($0.mutant.change)" }
    #expect(undrafted == [])
    let text = "tests:\n" + own.compactMap(\.draft).joined(separator: "\n") + "\n"
    let after = MutationRunner(
      playbook, tests: own.isEmpty ? [] : try tests(text, playbook), today: SmallPlaybook.date
    ).run()
    let left = after.survivors.filter { $0.mutant.id == "worked" }.map { "\($0.mutant.change)" }
    #expect(left == [])
  }

  private static let sized = [
    (
      "large: {type: boolean, is: seats > 20}",
      "size: {type: string, table: {hit: first, inputs: [seats], "
        + "rows: [[\"< 10\", '\"small\"'], [\"[10..20)\", '\"medium\"'], [\"-\", '\"large\"']]}}"
    ),
    ("when: not(fee.paid)", "when: not(fee.paid) and size = \"large\""),
  ]

  /// Rows dropped, swapped, with another output, and their tests shifted: each with a test that
  /// would notice it, which then does.
  @Test func tablesAreChangedToo() throws {
    let playbook = try SmallPlaybook.load(Self.sized)
    func report(_ text: String) throws -> [String: String?] {
      let runner = MutationRunner(
        playbook, tests: text.isEmpty ? [] : try tests(text, playbook), today: SmallPlaybook.date)
      let left = runner.run(only: ["size"]).survivors.map { survivor in
        ("\(survivor.mutant.change) \(survivor.mutant.place.start.column)", survivor.draft)
      }
      return Dictionary(left) { first, _ in first }
    }
    let bare = try report("")
    for change in [
      "withoutRow(1)", "rowOrder(2)", "output(old: \"\\\"small\\\"\", new: \"\\\"medium\\\"\")",
      "comparison(old: \"<\", new: \"<=\")", "comparison(old: \")\", new: \"]\")",
    ] {
      #expect(bare.keys.contains { $0.hasPrefix(change) }, "\(change) in \(bare.keys.sorted())")
    }
    let drafts = bare.sorted { $0.key < $1.key }.compactMap(\.value)
    #expect(bare.filter { $0.value == nil }.map(\.key) == [])
    #expect(drafts.contains { $0.contains("decisions: {size: small}") })
    #expect(try report("tests:\n" + drafts.joined(separator: "\n") + "\n").isEmpty)
  }

  /// Swapping rows that never meet means the same, and so does a row that none reaches.
  @Test func aTableThatMeansTheSameIsNotTried() throws {
    let playbook = try SmallPlaybook.load(Self.sized)
    let report = MutationRunner(playbook, tests: [], today: SmallPlaybook.date).run(only: ["size"])
    let changes = report.survivors.map { "\($0.mutant.change)" }
    #expect(!changes.contains("rowOrder(1)"))
  }

  @Test func aLostGapIsNoticedWhereTheNeedsStayFalse() throws {
    let playbook = try SmallPlaybook.load([
      ("needs: fee.paid", "needs: fee.paid and kitchen.clean")
    ])
    let text = """
      tests:
        - name: both are waited for
          facts: {fee.paid: false, kitchen.clean: false, kind: toys, open: false}
          expect: {actions: {send-bill: now, clean: now, hand-out-permit: waiting}}
      """
    let report = MutationRunner(
      playbook, tests: try tests(text, playbook), today: SmallPlaybook.date
    ).run(only: ["hand-out-permit"])
    let parts = report.survivors.compactMap { survivor -> String? in
      if case .without(let part) = survivor.mutant.change { part } else { nil }
    }
    #expect(!parts.contains("kitchen.clean"))
  }

  @Test func anUpdatedExpectationHoldsAndCommentsStay() throws {
    let playbook = try SmallPlaybook.load()
    let text = """
      tests:
        - name: unpaid  # first
          facts: {fee.paid: false, kind: toys}
          expect:
            blockers: [dirty]  # wrong
            actions: {send-bill: done}
      """
    let file = SourceFile(name: "tests.yaml", text: text)
    let runner = RuleTestRunner(playbook, today: SmallPlaybook.date)
    let results = try tests(text, playbook).map { runner.run($0) }
    #expect(results.map(\.passed) == [false])
    var update = try #require(ExpectationUpdate(file))
    for result in results { update.update(result) }
    let new = String(decoding: update.text, as: UTF8.self)
    #expect(new.contains("# first") && new.contains("blockers: [unpaid]  # wrong"))
    #expect(try tests(new, playbook).map { runner.run($0).passed } == [true])
  }
}
