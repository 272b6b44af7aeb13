import CaseStore
import Diagnostics
import Docket
import Files
import Reports
import RuleReports
import Verification
import YAML

extension Tool {
  /// Checks rules, and keeps drafts of them.
  static let checkRules = Tool(
    name: "check_rules", title: "Check rules",
    description: "Finds the faults of the rules in force, or of drafts put over them, and what is "
      + "suspicious, as `advisor check --format json` lists it. With save it also writes the files "
      + "into a draft; the rules in force are never written.",
    parameters: [.files, .draft, .save, .asOf, .language],
    output: Schema.result(
      [("errors", "integer"), ("warnings", "integer"), ("diagnostics", "array")],
      optional: [("saved", "array")]), isReadOnly: false
  ) { arguments throws(ToolFault) in
    let isSaving = try arguments.flag(.save)
    let rules = try TriedRules(arguments, isSaving: isSaving)
    let files = try rules.files()
    let saved = isSaving ? try save(rules.own, arguments) : nil
    let (promises, mistaken) = try ToolFault.of { () throws(FileFault) in
      (
        try RuleFolder.propertiesFile(rules.folder, over: rules.over),
        try Folder.listing(below: rules.folder).mistaken
      )
    }
    let found = RuleCheck(files, on: arguments.day)
      .findings(promises: promises, others: mistaken.map { .fileNotRead($0) })
    func count(_ severity: Severity) -> JSON { .integer(found.count { $0.severity == severity }) }
    return ToolResult(
      .object(
        [
          ("errors", count(.error)), ("warnings", count(.warning)),
          ("diagnostics", DiagnosticsJSON(arguments.language).array(found)),
        ] + (saved.map { [("saved", .array($0.map(JSON.string)))] } ?? [])))
  }

  private static func save(_ texts: [String: [UInt8]], _ arguments: ToolArguments)
    throws(ToolFault) -> [String]
  {
    guard let draft = try arguments.text(.draft), !texts.isEmpty else {
      throw ToolFault(
        Wording(
          en: "`save` needs `files`, and the name of a `draft` to write them into",
          zh: "`save` 需同时给出 `files` 和要写入的草稿名 `draft`"))
    }
    let drafts = try TriedRules.drafts(arguments)
    return try ToolFault.of { () throws(DraftFault) in try drafts.save(texts, into: draft) }
  }

  /// Runs the rule tests.
  static let runRuleTests = Tool(
    name: "run_rule_tests", title: "Run the rule tests",
    description: "Runs the tests of the rules in force, or of drafts put over them: which pass, "
      + "why others fail, and which truths of each condition they have seen, as "
      + "`advisor test --format json` gives it. That is long: failures_only gives what has to be "
      + "mended.",
    parameters: [.files, .draft, .failuresOnly, .asOf, .language],
    output: Schema.result(
      [
        ("schema", "string"), ("passed", "integer"), ("failed", "integer"), ("tests", "array"),
      ], optional: [("coverage", "array"), ("constraints", "array"), ("diagnostics", "array")])
  ) { arguments throws(ToolFault) in
    let rules = try TriedRules(arguments)
    let playbook = try rules.playbook()
    let cases = arguments.context.store.folder
    let found = try ToolFault.of { () throws(FileFault) in
      try RuleTestFolder.read(rules.folder, playbook, over: rules.over) { path in
        Folder.holds(path, below: rules.folder) || Folder.holds(path, below: cases)
      }
    }
    let report = TestReport(
      running: found.tests, found.diagnostics, playbook, today: arguments.day,
      rulesFolder: rules.folder)
    let json = try arguments.flag(.failuresOnly) ? report.failuresJSON : report.json
    return ToolResult(json.adding(found.diagnostics, arguments.language))
  }

  /// Compares the advice by new rules with that by the rules in force.
  static let ruleImpact = Tool(
    name: "rule_impact", title: "See what new rules change",
    description: "Compares the advice on all cases by the rules in force with that by drafts put "
      + "over them: which cases change, and why, as `advisor impact --format json` gives it.",
    parameters: [.files, .draft, .asOf, .language],
    output: Schema.result(
      [
        ("schema", "string"), ("as_of", "string"), ("old", "object"), ("new", "object"),
        ("counts", "object"), ("cases", "array"), ("offices", "array"),
      ], optional: [("diagnostics", "array")])
  ) { arguments throws(ToolFault) in
    let rules = try TriedRules(arguments)
    guard !rules.over.isEmpty else {
      throw ToolFault(
        Wording(
          en: "give the new rules as `files`, or name a `draft`",
          zh: "请用 `files` 给出新规则，或用 `draft` 指定草稿"))
    }
    let new = try rules.playbook()
    let store = arguments.context.store
    let cases = try ToolFault.of { () throws(FileFault) in try store.cases(by: new) }
    let impact = Impact(cases.cases, old: store.rules.playbook, new: new, on: arguments.day)
    let json = CompareJSON(language: arguments.language).impact(impact)
    return ToolResult(json.adding(cases.unusable.flatMap(\.diagnostics), arguments.language))
  }
}

extension JSON {
  /// The object with findings at its end, where there are some.
  fileprivate func adding(_ diagnostics: [Diagnostic], _ language: Language) -> JSON {
    guard case .object(let members) = self, !diagnostics.isEmpty else { return self }
    return .object(members + [("diagnostics", DiagnosticsJSON(language).array(diagnostics))])
  }
}
