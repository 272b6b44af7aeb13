import ArgumentParser
import CaseStore
import Diagnostics
import Docket
import Files
import Glibc
import Playbooks
import Reports
import Verification
import YAML

/// `advisor check`: all faults of a playbook at once, and everything suspicious in it.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: told("检查规则", "Find the faults of a playbook"))

  @Argument(help: told("规则文件夹（默认：--rules）", "the folder of the playbook (default: --rules)"))
  var folder: String?

  @Flag(help: told("警告也算不通过", "warnings fail too"))
  var strict = false

  @Flag(help: told("自动修复有把握的问题", "mend what can be mended safely"))
  var fix = false

  @Flag(help: told("列出全部提示，而不只最要紧的三条", "list every note, not just the three that matter most"))
  var everyNote = false

  @Option(help: told("说明一种问题", "say what a finding means, with a bad and a good example"))
  var explain: String?

  @Option(
    parsing: .upToNextOption, help: told("案件文件或文件夹", "count the cases that a finding affects"))
  var cases: [String] = []

  @Option(
    help: told(
      "与此 git 版本（或文件夹）比较：内容变了而版本号未变的，予以提示",
      "a git revision or folder: warn where the rules changed since and their version did not"))
  var since: String?

  @Option(help: told("输出格式", "text, json, github, sarif or junit"))
  var format = DiagnosticsFormat.text

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    if let explain { return try explainFinding(explain) }
    let path = try folder ?? rules.rules
    let language = language.language
    var files = try Failing.orExit(language) { () throws(FileFault) in
      try RuleFolder.files(path)
    }
    if fix { files = try mend(files, in: path) }
    let check = RuleCheck(files, on: date.date)
    let playbook = check.loaded.playbook
    let read = playbook.map { CaseFiles(silently: cases, $0, language) }
    let (mistaken, promises) = try Failing.orExit(language) { () throws(FileFault) in
      (try Folder.listing(below: path).mistaken, try RuleFolder.propertiesFile(path))
    }
    var others: [Diagnostic] = []
    if let since, let playbook { others = try versionFindings(playbook, since: since, in: path) }
    let all = check.findings(
      promises: promises, cases: (read?.cases ?? []).compactMap(\.content),
      others: others + mistaken.map { .fileNotRead($0) })
    let found = all.map { $0.shown(in: path) }
    let shown = found + (read?.cases ?? []).flatMap(\.diagnostics)
    let report = CheckReport(
      diagnostics: shown, playbook: playbook, files: files.map { "\(path)/\($0.name)" })
    if format == .text {
      Console.error(
        painted: report.findings(
          language, color: Environment.color(STDERR_FILENO), everyNote: everyNote))
    }
    let text = report.text(format, language)
    try Failing.orExit(language) { () throws(FileFault) in try output.write(text) }
    if shown.contains(where: fails) { throw ExitCode(1) }
    if read?.hadFaults == true { throw ExitCode(2) }
  }

  /// That the rules changed since the earlier ones and their version did not.
  private func versionFindings(_ playbook: Playbook, since: String, in path: String) throws
    -> [Diagnostic]
  {
    let old = try PlaybookVersion(since, besides: path, language.language)
    let difference = PlaybookDifference(
      old: try old.playbook(language.language), new: playbook, on: date.date)
    return [VersionCheck.finding(difference, since: since)].compactMap { $0 }
  }

  private func fails(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.severity == .error || strict && diagnostic.severity == .warning
  }
}
