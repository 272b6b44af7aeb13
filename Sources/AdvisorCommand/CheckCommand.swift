import ArgumentParser
import Diagnostics
import Playbooks
import Reports

/// `advisor check`: every fault of a playbook at once.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "检查规则 / Find the faults of a playbook")

  @Argument(help: "规则文件夹 / the folder of the playbook (default: --rules)")
  var folder: String?

  @Flag(help: "警告也算不通过 / warnings fail too")
  var strict = false

  @Option(help: "输出格式 / text or json")
  var format = DiagnosticsFormat.text

  @OptionGroup var rules: RulesOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let path = folder ?? rules.rules
    let language = language.language
    let loaded = try Failing.orExit(language) { () throws(FileFault) in
      try Rulebook.load(path)
    }
    let shown = loaded.diagnostics.map { $0.shown(in: path) }
    let report = CheckReport(
      diagnostics: shown, playbook: loaded.playbook, files: loaded.playbook?.files.count ?? 0)
    if format == .text {
      Talk.error(shown, language)
    }
    let text = report.text(format, language)
    try Failing.orExit(language) { () throws(FileFault) in try output.write(text) }
    let worst = shown.contains { $0.severity == .error || strict && $0.severity == .warning }
    if worst { throw ExitCode(1) }
  }
}
