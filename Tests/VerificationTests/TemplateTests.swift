import Advising
import Diagnostics
import Docket
import Foundation
import Playbooks
import Testing
import Verification

struct TemplateTests {
  /// The text as somebody fills it in: the marks go, and formulas, offices and periods are put in.
  static func filled(_ text: String) -> String {
    let values = [
      "is": "fee.paid", "if": "fee.paid", "then": "fee.paid", "lead": "market", "within": "9 days",
    ]
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let plain = line.replacing("FILL-IN ", with: "").replacing("待填：", with: "")
      guard plain != line, let colon = line.firstIndex(of: ":"),
        let value = values[line[..<colon].filter { $0 != " " }]
      else { return plain }
      return "\(line[...colon]) \(value)"
    }.joined(separator: "\n")
  }

  /// The languages that the playbook names, and those in which a template then has its texts.
  private static let headers = [
    "title: Street stalls", "languages: [zh], title: Street stalls",
    "languages: [en, zh], title: {en: Street stalls, zh: 摊位}",
  ]

  @Test(arguments: EntryTemplate.Kind.allCases, headers)
  func aTemplatePassesOnceItIsFilledIn(_ kind: EntryTemplate.Kind, _ header: String) throws {
    let base = SmallPlaybook.text.replacing("title: Street stalls", with: header)
    let old = SourceFile(name: "a.yaml", text: base)
    let playbook = try #require(PlaybookLoader.load([old]).playbook)
    let id = kind == .fact || kind == .decision ? "water.is_there" : "no-water"
    for language in Language.allCases {
      let text = EntryTemplate(playbook, language: language).text(kind, id: id)
      let left = PlaybookLoader.load([old, SourceFile(name: "b.yaml", text: text)])
      #expect(left.playbook == nil)
      #expect(!left.diagnostics.isEmpty)
      #expect(
        left.diagnostics.allSatisfy { $0.id == "placeholder-left" },
        "\(left.diagnostics.map { DiagnosticPrinter(language: .en).text($0) }) \(text)")
      let filled = Self.filled(text)
      let loaded = PlaybookLoader.load([old, SourceFile(name: "b.yaml", text: filled)])
      let new = try #require(
        loaded.playbook,
        "\(loaded.diagnostics.map { DiagnosticPrinter(language: .en).text($0) }) \(filled)")
      #expect(Check.errors(in: new).isEmpty)
      #expect(
        !Check.findings(in: new, on: SmallPlaybook.date).contains {
          $0.diagnostic.id == "missing-translation" && $0.diagnostic.place.file.name == "b.yaml"
        })
    }
  }

  @Test(arguments: Language.allCases) func aNewPlaybookWorksOnceItIsFilledIn(_ language: Language)
    throws
  {
    let files = PlaybookTemplate(id: "stalls", language: language, day: SmallPlaybook.date).files
    let rules = files.filter { !$0.path.hasPrefix("tests/") }
    let left = PlaybookLoader.load(rules.map { SourceFile(name: $0.path, text: $0.text) })
    #expect(!left.diagnostics.isEmpty)
    #expect(left.diagnostics.allSatisfy { $0.id == "placeholder-left" })
    let loaded = PlaybookLoader.load(
      rules.map {
        SourceFile(
          name: $0.path,
          text: Self.filled($0.text).replacing("lead: market", with: "lead: first-office"))
      })
    let shown = loaded.diagnostics.map { DiagnosticPrinter(language: .en).text($0) }
    let playbook = try #require(loaded.playbook, "\(shown)")
    let found = Check.findings(in: playbook, on: SmallPlaybook.date).map(\.diagnostic.id)
    #expect(Set(found).subtracting(["missing-basis"]).isEmpty, "\(found)")
    let test = try #require(files.first { $0.path.hasPrefix("tests/") })
    var reader = RuleTestReader(playbook) { _, _ in nil }
    #expect(reader.read(SourceFile(name: "t.yaml", text: test.text)).isEmpty)
    #expect(reader.diagnostics.map(\.id) == ["placeholder-left"])
    reader = RuleTestReader(playbook) { _, _ in nil }
    let tests = reader.read(SourceFile(name: "t.yaml", text: Self.filled(test.text)))
    let runner = RuleTestRunner(playbook, today: SmallPlaybook.date)
    #expect(tests.map { runner.run($0).passed } == [true])
  }

  /// A placeholder is found in texts, keys and formulas; what only looks like one is none.
  @Test func aPlaceholderIsAWordOfItsOwn() {
    func ids(_ text: String) -> [String] {
      PlaybookLoader.load([SourceFile(name: "a.yaml", text: text)]).diagnostics.map(\.id)
    }
    let head = "playbook: {id: p, version: '1', title: T}\n"
    func fact(_ title: String) -> String { head + "facts: {a: {title: \(title), type: number}}" }
    for title in ["FILL-IN", "待填", "待填：名称", "FILL-IN the name", "'(FILL-IN)'", "{en: A, zh: 待填}"] {
      #expect(ids(fact(title)) == ["placeholder-left"], "\(title)")
    }
    for title in ["待填写的表格", "表格待填", "FILL-INS", "fill-in"] {
      #expect(ids(fact(title)) == [], "\(title)")
    }
    #expect(ids(fact("A") + " # FILL-IN") == [])
    let rule = fact("A") + "\nblockers: {FILL-IN-id: {title: B, when: a > FILL-IN, remedies: []}}"
    #expect(ids(rule) == ["placeholder-left", "placeholder-left"])
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
    #expect(reader.read(SourceFile(name: "tests.yaml", text: text)).isEmpty)
    #expect(reader.diagnostics.map(\.id) == ["placeholder-left"])
    reader = RuleTestReader(playbook) { _, _ in nil }
    let tests = reader.read(SourceFile(name: "tests.yaml", text: Self.filled(text)))
    #expect(reader.diagnostics.isEmpty, "\(reader.diagnostics.map(\.message.en))")
    let runner = RuleTestRunner(playbook, today: SmallPlaybook.date)
    #expect(tests.map { runner.run($0).passed } == [true])
  }
}
