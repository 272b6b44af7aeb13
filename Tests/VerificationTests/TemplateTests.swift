import Advising
import Diagnostics
import Docket
import Foundation
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
      .text(id: "2024-001", path: "a.yaml")
    let loaded = CaseReader(playbook).read(SourceFile(name: "case.yaml", text: text))
    #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics.map(\.message.en))")
    #expect(loaded.content?.id == "2024-001")
    #expect(loaded.content?.facts.values.allSatisfy { $0.knownValue == nil } == true)
  }

  /// By the shipped rules: short, read without a finding, also where every comment that is a line of
  /// the file is taken in, and it leads on.
  @Test(arguments: Language.allCases) func aNewCaseIsShortAndLeadsOn(_ language: Language) throws {
    let playbook = try shippedPlaybook()
    let template = CaseTemplate(playbook, language: language, date: SmallPlaybook.date)
    let text = template.text(id: "demo", path: "cases/demo.yaml")
    let lines = text.split(separator: "\n")
    #expect(lines.count <= 60)
    #expect(lines.last?.hasSuffix("advisor ask cases/demo.yaml") == true)
    for word in ["opened:", "# leader:", "# lead:", "households:", "# parts:", "# works.status:"] {
      #expect(text.contains(word), "\(word)")
    }
    let headings = lines.filter { $0.hasPrefix("  # -- ") }
    #expect(headings.count > 5)
    #expect(lines.allSatisfy { terminalWidth($0) <= 120 })
    let whole = lines.map { line -> String in
      let isLine = line.contains(#/^ *# *[a-z_.]+:( |$)|^# +- /#) && !line.contains("...")
      return isLine ? String(line.replacing("# ", with: "", maxReplacements: 1)) : String(line)
    }.joined(separator: "\n")
    #expect(whole.contains("\nparts:\n"))
    for text in [text, whole] {
      let loaded = CaseReader(playbook).read(SourceFile(name: "case.yaml", text: text))
      #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics.map(\.message.en)) \(text)")
      #expect(loaded.content?.id == "demo")
    }
  }

  private func shippedPlaybook() throws -> Playbook {
    let folder = DiagnosticPage.root.appending(path: "rules")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("tests/") && $0 != "properties.yaml" }
    let files = try names.map {
      SourceFile(name: $0, text: Array(try Data(contentsOf: folder.appending(path: $0))))
    }
    return try #require(PlaybookLoader.load(files).playbook)
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
