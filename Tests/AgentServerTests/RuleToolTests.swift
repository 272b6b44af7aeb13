import AgentServer
import Foundation
import Testing

/// The tools on rules say what the commands say, and write nothing but drafts.
struct RuleToolTests {
  private let scratch: Scratch
  private let drafts: String

  init() throws {
    scratch = try Scratch()
    try Sample.write(to: scratch)
    drafts = try scratch.folder("drafts")
  }

  private var rules: String { scratch.path + "/rules" }
  private var cases: String { scratch.path + "/cases" }

  private func talk(drafts: Bool = true) throws -> Talk {
    try Talk(cases: cases, rules: rules, drafts: drafts ? self.drafts : nil)
  }

  private static let more = """
    blockers:
      no-paperwork: {title: No paperwork, when: not(paperwork.complete)}

    """

  /// A copy of the rules with a file more.
  private func copy(with text: String) throws -> String {
    let folder = scratch.path + "/copy"
    try FileManager.default.copyItem(atPath: rules, toPath: folder)
    try scratch.write(text, to: "copy/more.yaml")
    return folder
  }

  /// The findings with the names of files as the command has them.
  private static func named(_ value: Talk.Object, in folder: String) throws -> NSObject {
    let list = try #require(value["diagnostics"] as? [Talk.Object])
    func named(_ item: Talk.Object) -> Talk.Object {
      var item = item
      if let file = item["file"] as? String { item["file"] = folder + "/" + file }
      if let notes = item["notes"] as? [Talk.Object] { item["notes"] = notes.map(named) }
      return item
    }
    return list.map(named) as NSObject
  }

  @Test func findingsAreThoseOfTheCommand() throws {
    var talk = try talk()
    let found = try talk.value("check_rules")
    #expect(try Self.named(found, in: rules) == Command.json("check", rules))
    #expect(found["errors"] as? Int == 0)
    let changed = try talk.value("check_rules", ["files": ["more.yaml": Self.more]])
    let copy = try copy(with: Self.more)
    #expect(try Self.named(changed, in: copy) == Command.json("check", copy))
    #expect(changed["diagnostics"] as? NSObject != found["diagnostics"] as? NSObject)
  }

  @Test func anErrorIsAFindingAndNoFault() throws {
    var talk = try talk()
    let found = try talk.value(
      "check_rules",
      ["files": ["more.yaml": "blockers:\n  x: {title: X, when: assets.seizd}\n"], "lang": "zh"])
    #expect(found["errors"] as? Int == 1)
    let first = try #require((found["diagnostics"] as? [Talk.Object])?.first)
    #expect(first["file"] as? String == "more.yaml" && first["line"] as? Int == 2)
    #expect((first["help"] as? String)?.contains("assets.seized") == true)
  }

  @Test func testResultsAreThoseOfTheCommand() throws {
    var talk = try talk()
    let report = try talk.value("run_rule_tests")
    #expect(report as NSObject == (try Command.json("test", rules)))
    #expect(report["passed"] as? Int == 1 && report["failed"] as? Int == 1)
    let failures = try talk.value("run_rule_tests", ["failures_only": true])
    #expect((failures["tests"] as? [Talk.Object])?.count == 1)
    #expect(failures["coverage"] == nil)
    let mended = Sample.tests.replacing("{blockers: []}", with: "{blockers: [seized-assets]}")
    let passing = try talk.value("run_rule_tests", ["files": ["tests/tests.yaml": mended]])
    #expect(passing["failed"] as? Int == 0)
  }

  @Test func aTestReadsNoFileOutsideOfCasesAndRules() throws {
    try scratch.write("case: secret\n", to: "secret.yaml")
    let reading = """
      tests:
        - name: reads what it must not
          case: \(scratch.path)/secret.yaml
          expect: {blockers: []}

      """
    var talk = try talk()
    let report = try talk.value("run_rule_tests", ["files": ["tests/tests.yaml": reading]])
    #expect((report["tests"] as? [Any])?.isEmpty == true)
    #expect((report["diagnostics"] as? [Any])?.isEmpty == false)
  }

  @Test func theImpactIsThatOfTheCommand() throws {
    var talk = try talk()
    let impact = try talk.value("rule_impact", ["files": ["more.yaml": Self.more]])
    let shown = try Command.json("impact", rules, try copy(with: Self.more), "--cases", cases)
    #expect(impact as NSObject == shown)
    #expect((impact["counts"] as? Talk.Object)?["changed"] as? Int == 1)
  }

  @Test func rulesWithErrorsAreNotRun() throws {
    var talk = try talk()
    let files = ["files": ["more.yaml": "blockers:\n  x: {title: X, when: assets.seizd}\n"]]
    for tool in ["run_rule_tests", "rule_impact"] {
      let refusal = try talk.refusal(tool, files)
      #expect(refusal.contains("check_rules") && refusal.contains("assets.seized"), "\(refusal)")
    }
    #expect(try talk.refusal("rule_impact").contains("`draft`"))
  }

  @Test func aDraftIsKeptAndUsed() throws {
    var talk = try talk()
    let before = try Scratch.files(below: rules)
    let saved = try talk.value(
      "check_rules", ["files": ["a/more.yaml": Self.more], "draft": "new", "save": true])
    #expect(saved["saved"] as? [String] == ["new/a/more.yaml"])
    let kept = try String(contentsOfFile: drafts + "/new/a/more.yaml", encoding: .utf8)
    #expect(kept == Self.more)
    #expect(try Scratch.files(below: rules) == before)
    let impact = try talk.value("rule_impact", ["draft": "new"])
    #expect((impact["counts"] as? Talk.Object)?["changed"] as? Int == 1)
    let broken = ["files": ["a/more.yaml": "blockers: ["], "draft": "new"] as Talk.Object
    #expect(try talk.value("check_rules", broken)["errors"] as? Int == 1)
    #expect(try talk.value("check_rules", ["draft": "new"])["errors"] as? Int == 0)
    #expect(try talk.refusal("check_rules", ["draft": "old"]).contains("`new`"))
  }

  @Test(arguments: [
    ("../out", "more.yaml"), ("/tmp/out", "more.yaml"), ("..", "more.yaml"), ("", "more.yaml"),
    ("a/../../out", "more.yaml"), (".hidden", "more.yaml"), ("link", "more.yaml"),
    ("link/deep", "more.yaml"), ("gone", "more.yaml"), ("a\\b", "more.yaml"),
    ("new", "../more.yaml"), ("new", "/tmp/more.yaml"), ("new", "a/../../../more.yaml"),
    ("new", ".git/more.yaml"), ("new", "more.txt"), ("new", "more.yml"), ("new", ""),
    ("new", "a//more.yaml"), ("new", "inner/more.yaml"), ("new", "file.yaml"),
  ])
  func nothingIsWrittenOutsideOfTheDrafts(_ draft: String, _ name: String) throws {
    let manager = FileManager.default
    _ = try scratch.folder("outside")
    try scratch.write("kept", to: "outside/file.yaml")
    _ = try scratch.folder("drafts/new")
    try manager.createSymbolicLink(
      atPath: drafts + "/link", withDestinationPath: scratch.path + "/outside")
    try manager.createSymbolicLink(
      atPath: drafts + "/gone", withDestinationPath: scratch.path + "/nowhere")
    try manager.createSymbolicLink(
      atPath: drafts + "/new/inner", withDestinationPath: scratch.path + "/outside")
    try manager.createSymbolicLink(
      atPath: drafts + "/new/file.yaml", withDestinationPath: scratch.path + "/outside/file.yaml")
    let before = try Scratch.files(below: scratch.path)
    var talk = try talk()
    let refusal = try talk.refusal(
      "check_rules", ["files": [name: Self.more], "draft": draft, "save": true])
    #expect(refusal.contains("refused") || refusal.contains(".yaml"), "\(refusal)")
    #expect(try Scratch.files(below: scratch.path) == before)
  }

  @Test func aDraftThatLeadsOutIsNotRead() throws {
    try scratch.write("blockers: {}\n", to: "outside/file.yaml")
    _ = try scratch.folder("drafts/new")
    try FileManager.default.createSymbolicLink(
      atPath: drafts + "/new/file.yaml", withDestinationPath: scratch.path + "/outside/file.yaml")
    var talk = try talk()
    #expect(try talk.refusal("check_rules", ["draft": "new"]).contains("refused"))
    #expect(try talk.refusal("rule_impact", ["draft": "../outside"]).contains("refused"))
  }

  @Test func withoutAFolderNoDraftsAreKept() throws {
    var talk = try talk(drafts: false)
    let save = ["files": ["more.yaml": Self.more], "draft": "new", "save": true] as Talk.Object
    #expect(try talk.refusal("check_rules", save).contains("--drafts"))
    #expect(try talk.refusal("rule_impact", ["draft": "new"]).contains("--drafts"))
  }

  @Test func savingNeedsFilesAndAName() throws {
    var talk = try talk()
    #expect(try talk.refusal("check_rules", ["save": true]).contains("`draft`"))
    let nameless = ["files": ["more.yaml": Self.more], "save": true] as Talk.Object
    #expect(try talk.refusal("check_rules", nameless).contains("`draft`"))
    #expect(try talk.refusal("check_rules", ["files": ["more.yaml"]]).contains("`files` is"))
    #expect(try talk.refusal("check_rules", ["files": ["a.yaml": [1]]]).contains("`files` is"))
  }

  @Test(arguments: ["rules", "rules/inner", "cases", ".", "missing"])
  func draftsLieBesideCasesAndRules(_ name: String) throws {
    if name == "rules/inner" { _ = try scratch.folder(name) }
    #expect(throws: AgentSettings.Fault.self) {
      _ = try Talk(cases: cases, rules: rules, drafts: scratch.path + "/" + name)
    }
  }

  @Test func rulesThatBreakMeanwhileAreTold() throws {
    var talk = try talk()
    _ = try talk.value("list_cases")
    try scratch.write("blockers: [", to: "rules/broken.yaml")
    Thread.sleep(forTimeInterval: 0.4)
    let result = try talk.result("tools/call", ["name": "list_cases"])
    let blocks = try #require(result["content"] as? [Talk.Object])
    #expect((blocks.last?["text"] as? String)?.contains("rules read before") == true)
    #expect(result["structuredContent"] != nil)
  }

  @Test func foldersThatCannotBeUsedAreFaults() throws {
    #expect(throws: AgentSettings.Fault.self) { _ = try Talk(cases: scratch.path + "/none") }
    #expect(throws: AgentSettings.Fault.self) {
      _ = try Talk(cases: cases, rules: scratch.path + "/none")
    }
  }
}
