import Advising
import ArgumentParser
import Diagnostics
import Docket
import FEEL
import Files
import Playbooks
import Reports
import RuleReports
import Verification

/// `advisor due`: what those who keep the rules have to look after.
struct DueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: told("规则维护：依据失效、到期复核、将生效或失效的规则", "What to look after: sources, reviews, dates"))

  /// The results with which the command fails.
  enum Failure: String, ExpressibleByArgument, CaseIterable {
    /// A source has ended, or was to be looked at again before today.
    case overdue
    /// The same, or something begins, ends or is to be looked at within the span.
    case soon
    /// Anything at all, sources that nobody has read included.
    case any
  }

  @Argument(help: told("规则文件夹（默认：--rules）", "the folder of the playbook (default: --rules)"))
  var folder: String?

  @Option(
    help: told("向前看多久，如 P90D、3 months（默认：P90D）", "how far to look ahead: P90D (default), 3 months"),
    transform: TimeSpan.typed)
  var within = TimeSpan.calendar(months: 0, days: 90)

  @Option(
    parsing: .upToNextOption,
    help: told("案件文件或文件夹：列出涉及的在办案件", "case files or folders: name the open cases that rest on it"))
  var cases: [String] = []

  @Option(
    help: told(
      "退出码 1：有逾期事项（overdue）、期限内有事项（soon），或有任何事项（any）",
      "exit status 1: something is overdue, comes soon (within the span), or any is listed"))
  var failOn: Failure?

  @Option(help: told("输出格式", "text, json, markdown or html"))
  var format = AdviceFormat.text

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let language = language.language
    let playbook = try Rulebook.open(folder ?? rules.rules, language)
    let files = cases.isEmpty ? nil : CaseFiles(cases, playbook, language)
    guard let until = within.end(from: date.date, calendar: playbook.calendar) else {
      throw ValidationError(told("--within 超出可用的日期", "--within leads beyond the last date"))
    }
    let upkeep = Upkeep(
      playbook, cases: files?.cases.compactMap(\.content), from: date.date, to: until)
    let text = format.report(
      upkeep, language: language, color: output.color, width: output.width)
    try Failing.orExit(language) { () throws(FileFault) in try output.write(painted: text) }
    if files?.hadFaults == true { throw ExitCode(2) }
    if upkeep.items.contains(where: fails) { throw ExitCode(1) }
  }

  private func fails(_ item: Upkeep.Item) -> Bool {
    switch failOn {
    case nil: false
    case .overdue: item.kind.isOverdue
    case .soon: item.kind != .sourceUnchecked
    case .any: true
    }
  }
}

extension TimeSpan {
  /// Reads a span as rules write it; what is none is refused with the form to type.
  static func typed(_ argument: String) throws -> TimeSpan {
    if let span = TimeSpan(argument) { return span }
    throw ValidationError(
      told(
        "不是时长；写成如 `P90D`、`3 months`", "it is no span of time; write it like `P90D` or `3 months`"))
  }
}
