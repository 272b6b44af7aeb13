import Advising
import ArgumentParser
import Diagnostics
import Docket
import Files
import Playbooks
import Reports
import RuleReports
import Verification

/// `advisor impact`: the advice on a list of cases under two versions of a playbook.
struct ImpactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "impact", abstract: told("修改影响", "Who gets other advice by the new rules, and why")
  )

  /// The results with which the command fails.
  enum Failure: String, ExpressibleByArgument, CaseIterable {
    case stuck, changed
  }

  @Argument(
    help: told(
      "原规则：文件夹或 git 版本",
      "the old rules: a folder, or a git revision REV (its `rules`) or REV:FOLDER"))
  var old: String

  @Argument(help: told("新规则：文件夹或 git 版本", "the new rules: a folder, or a git revision"))
  var new: String

  @Option(help: told("案件文件或文件夹", "case files or folders of them"))
  var cases: [String]

  @Option(
    help: told("退出码 1：有案件变为卡住，或建议有变", "exit status 1 where a case is newly stuck, or changed"))
  var failOn: Failure?

  @Option(help: told("输出格式", "text, json, markdown or html"))
  var format = AdviceFormat.text

  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let language = language.language
    let (before, after) = try PlaybookVersion.both(old, new, language)
    let list = CasesOfTwoVersions(cases, new: after, old: before, language)
    let impact = Impact(list.cases, old: before, new: after, on: date.date)
    let text = format.report(impact, language: language, color: output.color)
    try Failing.orExit(language) { () throws(FileFault) in try output.write(painted: text) }
    if list.hadFaults { throw ExitCode(2) }
    switch failOn {
    case .stuck where !impact.stuck.isEmpty: throw ExitCode(1)
    case .changed where !impact.changed.isEmpty: throw ExitCode(1)
    case .stuck, .changed, nil: return
    }
  }
}
