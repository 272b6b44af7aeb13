import ArgumentParser
import Diagnostics
import FEEL
import Playbooks
import Reports
import Verification

/// `advisor test`: the rule tests of a playbook.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "规则测试 / Run the rule tests of a playbook")

  @Argument(help: "规则文件夹 / the folder of the playbook (default: --rules)")
  var folder: String?

  @Option(help: "输出格式 / text, json or junit")
  var format = TestFormat.text

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let path = folder ?? rules.rules
    let language = language.language
    let playbook = try Rulebook.open(path, language)
    let report = try Failing.orExit(language) { () throws(FileFault) in
      try RuleTestFolder.run(path, playbook, today: date.date)
    }
    Talk.error(report.diagnostics, language)
    let color = output.output == nil && Surroundings.color(1)
    let text = report.text(format, language, color: color)
    try Failing.orExit(language) { () throws(FileFault) in try output.write(text) }
    if report.diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(2) }
    if !report.passed { throw ExitCode(1) }
  }
}
