import ArgumentParser
import CaseStore
import Diagnostics
import Docket
import FEEL
import Files
import Playbooks
import Reports
import RuleReports
import Verification

/// `advisor test`: runs the rule tests of a playbook.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: told("规则测试", "Run the rule tests of a playbook"))

  @Argument(help: told("规则文件夹（默认：--rules）", "the folder of the playbook (default: --rules)"))
  var folder: String?

  @Option(help: told("输出格式", "text, json or junit"))
  var format = TestFormat.text

  @Flag(help: told("把不符的期望改成实际结果", "rewrite the expectations that do not hold, after showing them"))
  var update = false

  @Flag(
    help: told("逐处小改规则，找出测试发现不了的", "try small changes of the rules; name those no test notices"))
  var mutate = false

  @Option(
    parsing: .upToNextOption,
    help: told("与 --mutate 合用：只改这些条目", "with --mutate: change these entries only"))
  var only: [String] = []

  @Option(help: told("把覆盖情况写成网页", "write the coverage over the rule files as an HTML page"))
  var coverage: String?

  @Option(
    parsing: .upToNextOption,
    help: told("由案卷中不采用建议的决定起草测试并统计", "tests drafted from the steps that these cases set aside")
  )
  var fromLog: [String] = []

  @Flag(help: told("文件一变就重跑", "run again whenever a file changes"))
  var watch = false

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions

  private var path: String { get throws { try folder ?? rules.rules } }

  func validate() throws {
    if mutate, format == .junit {
      throw ValidationError(told("--mutate 只能用 text 或 json", "--mutate answers in text or json"))
    }
    if !mutate, !only.isEmpty {
      throw ValidationError(told("--only 须与 --mutate 同用", "--only goes with --mutate"))
    }
    if !fromLog.isEmpty, mutate || update || watch || coverage != nil || format != .text {
      throw ValidationError(
        told("--from-log 只写出测试文本，不与其他选项合用", "--from-log only writes tests; give it alone")
      )
    }
    if mutate, update {
      throw ValidationError(told("--mutate 与 --update 不能同用", "give --mutate or --update, not both"))
    }
  }

  func run() throws {
    guard watch else { return try runOnce() }
    var watcher = try FolderWatch(path)
    while true {
      do { try runOnce() } catch is ExitCode {}
      watcher.waitForChange()
    }
  }

  private func runOnce() throws {
    let language = language.language
    let path = try path
    let playbook = try Rulebook.open(path, language)
    if !fromLog.isEmpty { return try draftFromLogs(playbook, language) }
    let found = try Failing.orExit(language) { () throws(FileFault) in
      try RuleTestFolder.read(path, playbook)
    }
    if mutate { return try runMutations(found, playbook, language) }
    let report = TestReport(
      running: found.tests, found.diagnostics, playbook, today: date.date, rulesFolder: path)
    Console.error(report.diagnostics, language)
    let text = report.text(format, language, color: output.color)
    try Failing.orExit(language) { () throws(FileFault) in try output.write(painted: text) }
    if let coverage {
      let page = CoverageHTML(report.coverage, files: playbook.files, language: language)
      try Failing.orExit(language) { () throws(FileFault) in
        try DurableFile.write(Array(page.text.utf8), to: coverage)
      }
    }
    if report.diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(2) }
    if update, !report.passed { return try TestUpdate(found.files, language).write(report.results) }
    if !report.passed { throw ExitCode(1) }
  }

  private func draftFromLogs(_ playbook: Playbook, _ language: Language) throws {
    let files = CaseFiles(fromLog, playbook, language)
    let draft = DecisionTests(playbook, language: language, today: date.date)
    let text = draft.text(files.cases.compactMap(\.content))
    try Failing.orExit(language) { () throws(FileFault) in try output.write(text) }
    if files.hadFaults { throw ExitCode(2) }
  }

  private func runMutations(
    _ found: RuleTestFolder.Found, _ playbook: Playbook, _ language: Language
  ) throws {
    Console.error(found.diagnostics, language)
    let runner = MutationRunner(playbook, tests: found.tests, today: date.date)
    if let unknown = only.first(where: { !playbook.changeableIDs.contains($0) }) {
      let nearest = nearestName(to: unknown, among: playbook.changeableIDs)
      let cure = nearest.map { word("; write `\($0)`", "；请写 `\($0)`", language) } ?? ""
      let fault = word("--only: there is no `\(unknown)`", "--only：没有 `\(unknown)`", language)
      Console.error(fault + cure + "\n")
      throw ExitCode(2)
    }
    let report = runner.run(only: Set(only)) { progress in
      guard progress.done % 50 == 0 || progress.done == progress.all else { return }
      Console.error(
        word(
          "\(progress.done) of \(progress.all) changes, \(progress.unnoticed) unnoticed\n",
          "\(progress.all) 处改动已试 \(progress.done) 处，\(progress.unnoticed) 处未被发现\n", language))
    }
    let shown = MutationText(report, language: language, rulesFolder: try path)
    let text = format == .json ? shown.json : shown.text
    try Failing.orExit(language) { () throws(FileFault) in try output.write(text) }
    if !report.survivors.isEmpty { throw ExitCode(1) }
  }

  private func word(_ en: String, _ zh: String, _ language: Language) -> String {
    language == .zh ? zh : en
  }
}

extension Playbook {
  /// The ids of the entries in which `--mutate` can change something.
  fileprivate var changeableIDs: [String] {
    (decisions.map(\.declaration) + blockers.map(\.declaration) + goals.map(\.declaration)
      + remedies.map(\.declaration)).map(\.id)
  }
}
