import Advising
import Diagnostics
import Docket
import Playbooks
import Testing
import Verification

struct TemplateTests {
  @Test(arguments: Language.allCases) func aNewRuleLoadsBesideTheOthers(_ language: Language) throws
  {
    let playbook = try SmallPlaybook.load()
    let text = RuleTemplate(playbook, language: language).text(id: "no-water")
    let loaded = PlaybookLoader.load([
      SourceFile(name: "a.yaml", text: SmallPlaybook.text), SourceFile(name: "b.yaml", text: text),
    ])
    #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics.map(\.message.en))")
    #expect(loaded.playbook?.blockers.last?.id == "no-water")
  }

  @Test(arguments: Language.allCases) func aNewCaseIsReadAndStatesNothing(_ language: Language)
    throws
  {
    let playbook = try SmallPlaybook.load()
    let text = CaseTemplate(playbook, language: language, date: SmallPlaybook.date)
      .text(id: "2024-001")
    let loaded = CaseReader(playbook).read(SourceFile(name: "case.yaml", text: text))
    #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics.map(\.message.en))")
    #expect(loaded.content?.id == "2024-001")
    #expect(loaded.content?.facts.values.allSatisfy { $0.knownValue == nil } == true)
  }

  @Test(arguments: ["unpaid", "dirty", "clean", "hand-out-permit"])
  func aNewTestPasses(_ id: String) throws {
    let playbook = try SmallPlaybook.load()
    let text = TestTemplate(playbook, language: .en, date: SmallPlaybook.date).text(id: id)
    var reader = RuleTestReader(playbook) { _, _ in nil }
    let tests = reader.read(SourceFile(name: "tests.yaml", text: text))
    #expect(reader.diagnostics.isEmpty, "\(reader.diagnostics.map(\.message.en))")
    let runner = RuleTestRunner(playbook, today: SmallPlaybook.date)
    #expect(tests.map { runner.run($0).passed } == [true])
  }
}
