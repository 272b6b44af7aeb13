import Advising
import Diagnostics
import FEEL
import Playbooks
import Testing
import Verification

struct RuleTestReaderTests {
  /// A test lists checklists without a day; those of its case file keep theirs.
  @Test func checklistsOfATestCountOnItsDay() throws {
    let screens =
      "screens: {fees: {title: F, facts: [fee.paid]}, dirt: {title: D, facts: [open]}}\n"
    let playbook = try SmallPlaybook.load([("offices:\n", screens + "offices:\n")])
    let file = SourceFile(
      name: "case.yaml", text: "case: c\nscreened: {fees: 2024-05-01, dirt: 2024-06-01}\n")
    var reader = RuleTestReader(playbook) { _, _ in file }
    let tests = reader.read(
      SourceFile(
        name: "tests.yaml",
        text: """
          tests:
            - {name: listed, case: case.yaml, screened: [fees], as of: 2024-04-01, expect: {blockers: []}}
            - {name: not listed, case: case.yaml, as of: 2024-05-01, expect: {blockers: []}}
          """))
    #expect(reader.diagnostics.map(\.message.en) == [])
    let gone = try tests.map { test in
      test.case.screened(on: try #require(test.date)).map { playbook[$0.screen].id }
    }
    #expect(gone == [["fees"], ["fees"]])
    #expect(tests.map { $0.case.screened[Reference(0)]?.on?.text } == [nil, "2024-05-01"])
  }
}
