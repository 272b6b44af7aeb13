import Advising
import Diagnostics
import Docket
import FEEL
import Playbooks
import Testing
import Verification

struct VerifierTests {
  private func report(
    _ changes: [(String, String)] = [], properties: String = "", bound: Int = 1_000
  ) throws -> VerificationReport {
    let playbook = try SmallPlaybook.load(changes)
    var reader = PropertyReader(playbook)
    let own = reader.read(SourceFile(name: "properties.yaml", text: properties))
    try #require(reader.diagnostics.isEmpty, "\(reader.diagnostics.map(\.message.en))")
    return Verifier(playbook, own: own, on: SmallPlaybook.date).run(atMost: bound)
  }

  @Test func aSoundPlaybookKeepsWhatItPromises() throws {
    let sound = try report()
    #expect(sound.holds && sound.isExhaustive)
    #expect(sound.cases > 10)
    #expect(sound.withFailedStep > 10 && sound.inParts > 10)
  }

  @Test func aNeedThatNothingBringsAboutIsFoundWithItsCase() throws {
    let broken = try report([("needs: fee.paid", "needs: fee.paid and seats > 0")])
    let result = try #require(broken.results.first { $0.broken > 0 })
    let example = try #require(result.counterexamples.first)
    #expect(example.kind == "opening hand-out-permit")
    #expect(example.unreached == ["opening"])
    // The case shows it when it is read as a file, too.
    let playbook = try SmallPlaybook.load([("needs: fee.paid", "needs: fee.paid and seats > 0")])
    let facts = example.file.split(separator: "\n").dropFirst(2)
    let file = try SmallPlaybook.file(facts.joined(separator: ","), playbook)
    #expect(file.facts.count == facts.count)
  }

  @Test func aPropertyOfOnesOwnIsHeldToTheCasesItIsAbout() throws {
    let text = """
      properties:
        - name: the bill comes first
          when: not(fee.paid)
          holds: every a in actions satisfies a.id != "hand-out-permit" or a.state = "waiting"
        - name: no plan is long
          holds: plan.days < 5
      """
    let found = try report(properties: text).results.suffix(2).map { $0 }
    #expect(found[0].broken == 0 && found[0].cases > 0)
    #expect(found[0].cases < found[1].cases)
    #expect(found[1].broken > 0)
  }

  /// A promise holds for every case that the constraints allow, whether all are tried or few.
  @Test(arguments: [1_000, 6]) func whatTheConstraintsExcludeIsNotTried(bound: Int) throws {
    let text = """
      properties:
        - {name: paid and open, holds: not(open) or fee.paid}
        - {name: clean, holds: not(kind = "food") or kitchen.clean}
        - {name: some are dirty, holds: 'not(kind = "toys") or kitchen.clean'}
      """
    let constraint = """
      constraints:
        paid-first: {title: Paid first, if: open, then: fee.paid}
        clean: {title: Clean, if: 'kind = "food"', then: kitchen.clean}
        never-met: {title: N, then: seats > 3}
        never-met-too: {title: N, then: seats < 3}
      offices:
      """
    let free = try report(properties: text, bound: bound)
    let bound = try report([("offices:", constraint)], properties: text, bound: bound)
    #expect(free.results.suffix(3).prefix(2).contains { $0.broken > 0 })
    #expect(bound.cases > 0 && bound.isExhaustive == free.isExhaustive)
    #expect(bound.results.suffix(3).prefix(2).allSatisfy { $0.broken == 0 && $0.cases > 0 })
  }

  /// An old case keeps the old time limit, which is no break of its dates.
  @Test func aTimeLimitIsHeldToTheDayThatItRunsFrom() throws {
    let found = try report([
      ("open: {title: Open,", "applied: {title: Applied, type: date}\n  open: {title: Open,"),
      (
        "offices:\n",
        """
        clocks:
          answer: {title: Answer, from: applied, within: 10 days, met: open, effective: {until: 2024-01-31}}
        offices:

        """
      ),
    ])
    let dates = try #require(found.results.first { $0.property.name == "keeps-dates" })
    #expect(dates.cases > 0 && dates.broken == 0)
  }

  @Test func aPromiseThatNoCaseIsAboutIsNotKept() throws {
    let found = try report(
      properties: "properties:\n  - {name: a, when: seats < 0, holds: plan.days < 0}\n")
    #expect(!found.holds)
    #expect(found.results.last?.isUntried == true && found.results.last?.broken == 0)
  }

  /// Whatever the promise compares: an id, a state, an office, a value that a fact may have.
  @Test(arguments: [
    (#"every a in actions satisfies a.id != "send-bil""#, "unknown-remedy"),
    (#"every a in actions satisfies a.state in ("nwo", "decide")"#, "unknown-state"),
    (#"count(actions[lead = "markt"]) = 0"#, "unknown-office"),
    (#"not(list contains(blockers.id, "unpayd"))"#, "unknown-blocker"),
    (#"count(blockers[state = "presnt"]) = 0"#, "unknown-state"),
    (#"not(list contains(stuck, "dirti"))"#, "unknown-blocker"),
    (#"every s in plan.stages satisfies not(list contains(s, "clena"))"#, "unknown-remedy"),
    (
      #"every x in ["send-bill", "clena"] satisfies list contains(actions.id, x)"#, "unknown-remedy"
    ),
    (#"kind != "foood""#, "value-not-allowed"),
    (#"not(some a in actions satisfies starts with(a.id, "sned"))"#, "unknown-remedy"),
  ])
  func aTextThatNothingCanBeIsAFinding(holds: String, id: String) throws {
    var reader = PropertyReader(try SmallPlaybook.load())
    let text = "properties:\n  - name: a\n    holds: '\(holds)'\n"
    _ = reader.read(SourceFile(name: "properties.yaml", text: text))
    #expect(reader.diagnostics.contains { $0.id == id }, "\(reader.diagnostics.map(\.message.en))")
  }

  @Test(arguments: [
    #"every a in actions satisfies a.id != "send-bill" or a.state = "now""#,
    #"list contains(stuck, "opening") or list contains(stuck, "dirty")"#,
    #"every a in actions[lead = "market"] satisfies a.part = null"#,
    #"kind = "toys" or plan.reaches"#,
    #"every s in plan.stages satisfies not(list contains(s, "clean")) or s[1] != "clean""#,
  ])
  func whatThereIsIsNoFinding(holds: String) throws {
    var reader = PropertyReader(try SmallPlaybook.load())
    let text = "properties:\n  - name: a\n    holds: '\(holds)'\n"
    _ = reader.read(SourceFile(name: "properties.yaml", text: text))
    #expect(reader.diagnostics.map(\.message.en) == [])
  }

  @Test(arguments: [
    ("{name: a, when: 'seats > 9 and seats < 3', holds: plan.reaches}", true),
    ("{name: a, holds: open or not(open)}", true), ("{name: a, holds: 'true'}", true),
    ("{name: a, when: 'seats > 9', holds: plan.reaches}", false), ("{name: a, holds: open}", false),
  ])
  func aPromiseThatCanNeverBeBrokenIsFound(promise: String, isEmpty: Bool) throws {
    let playbook = try SmallPlaybook.load()
    var reader = PropertyReader(playbook)
    let own = reader.read(SourceFile(name: "properties.yaml", text: "properties: [\(promise)]"))
    var check = PropertyCheck(playbook, own, on: SmallPlaybook.date)
    #expect(own.compactMap { check.finding($0)?.id } == (isEmpty ? ["empty-promise"] : []))
  }

  @Test func aMisspeltNameInAPropertyIsAFinding() throws {
    var reader = PropertyReader(try SmallPlaybook.load())
    let text = "properties:\n  - {name: a, holds: plan.dayz < 5}\n"
    _ = reader.read(SourceFile(name: "properties.yaml", text: text))
    #expect(reader.diagnostics.map(\.severity) == [.error])
  }

  /// What is tried and what is shown are one case.
  @Test(arguments: [false, true]) func aTrialReadsBackAsItWasTried(inParts: Bool) throws {
    let playbook = try SmallPlaybook.load()
    let facts = playbook.facts.filter { $0.type.feel == .boolean }
      .map { ($0.slot, Value.boolean(true)) }
    let trial = SampledCase(
      facts: facts, failed: Reference(0),
      second: inParts ? facts.map { ($0.0, .boolean(false)) } : nil)
    let tried = trial.case(playbook, on: SmallPlaybook.date)
    let text = trial.text(playbook, on: SmallPlaybook.date)
    let read = CaseReader(playbook).read(SourceFile(name: "case.yaml", text: text))
    #expect(read.diagnostics.map(\.message.en) == [])
    let written = try #require(read.content)
    #expect(!facts.isEmpty && written.facts.keys == tried.facts.keys)
    #expect(written.parts.map(\.id) == (inParts ? ["one", "two"] : []))
    #expect(written.parts.map { $0.facts.keys } == tried.parts.map { $0.facts.keys })
    #expect(written.log.map(\.remedy) == [Reference(0)])
  }

  /// A step has failed and the rest waits for good: it is enough that the advice says so.
  @Test func aFailedStepMayEndInANamedDeadEnd() throws {
    let found = try report()
    #expect(found.results[0].broken == 0 && found.withFailedStep > 0)
  }

  @Test func aBoundThatIsTooSmallIsSaid() throws {
    let bounded = try report(bound: 5)
    #expect(!bounded.isExhaustive)
    #expect(bounded.cases <= 5)
  }
}
