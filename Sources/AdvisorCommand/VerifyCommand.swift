import ArgumentParser
import CaseStore
import Diagnostics
import Files
import Playbooks
import Reports
import RuleReports
import Verification

/// `advisor verify`: checks the properties that a playbook promises for every case.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: told("验证性质", "Hold the rules to what they promise of every case"))

  /// The output formats of the command.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: told("规则文件夹（默认：--rules）", "the folder of the playbook (default: --rules)"))
  var folder: String?

  @Option(help: told("最多试多少种情形", "how many cases to try at most"))
  var bound = 3000

  @Option(help: told("输出格式", "text or json"))
  var format = Format.text

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (1...1_000_000).contains(bound) else {
      throw ValidationError(told("--bound 须在 1 与 1000000 之间", "--bound is between 1 and 1000000"))
    }
  }

  func run() throws {
    let language = language.language
    let path = try folder ?? rules.rules
    let playbook = try Rulebook.open(path, language)
    let own = try properties(in: path, playbook, language)
    let report = Verifier(playbook, own: own, on: date.date).run(atMost: bound)
    let shown = VerificationText(report, language: language)
    let text = format == .json ? shown.json : shown.text
    try Failing.orExit(language) { () throws(FileFault) in try output.write(text) }
    if !report.holds { throw ExitCode(1) }
  }

  private func properties(in path: String, _ playbook: Playbook, _ language: Language) throws
    -> [Property]
  {
    let file = try Failing.orExit(language) { () throws(FileFault) in
      try RuleFolder.propertiesFile(path)
    }
    guard let file else { return [] }
    var reader = PropertyReader(playbook)
    let properties = reader.read(file)
    Console.error(reader.diagnostics.map { $0.shown(in: path) }, language)
    if reader.diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(2) }
    return properties
  }
}
