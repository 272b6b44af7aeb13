import Advising
import Diagnostics
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

  @Test func aMisspeltNameInAPropertyIsAFinding() throws {
    var reader = PropertyReader(try SmallPlaybook.load())
    let text = "properties:\n  - {name: a, holds: plan.dayz < 5}\n"
    _ = reader.read(SourceFile(name: "properties.yaml", text: text))
    #expect(reader.diagnostics.map(\.severity) == [.error])
  }

  @Test func aBoundThatIsTooSmallIsSaid() throws {
    let bounded = try report(bound: 5)
    #expect(!bounded.isExhaustive)
    #expect(bounded.cases <= 5)
  }
}
