import Advising
import ArgumentParser
import Diagnostics
import Docket
import FEEL
import Files
import Parallelism
import Playbooks
import Reports

/// `advisor batch`: advice on many cases, one line each (contract, section 5, "Batch").
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: told("批量", "Many cases, NDJSON or a table in, NDJSON out"),
    discussion: told(
      """
      表格（CSV 或 xlsx）每行一个案件，列名写事实的名称或标题，另有一列 `案件` 或 `案号`。
      编码可为 UTF-8、UTF-16 或 GBK。
      """,
      """
      A table (CSV or xlsx) has a row for each case. Its headings are names or titles of facts, \
      and `case` over the ids. It may be in UTF-8, UTF-16 or GBK.
      """))

  /// The value of `--only`.
  enum Part: String, ExpressibleByArgument, CaseIterable {
    case blockers
  }

  /// The value of `--bad-lines`.
  enum BadLines: String, ExpressibleByArgument, CaseIterable {
    case fail, report
  }

  @Option(
    help: told(
      "案件：NDJSON、JSON 数组、CSV 或 xlsx（默认：标准输入）",
      "the cases: NDJSON, a JSON array, CSV or xlsx (default: standard input)"))
  var cases = "-"

  @Option(
    help: told("输入的格式（默认：由内容判断）", "the notation of the cases (default: seen from what they are)"))
  var input: BatchForm?

  @Option(
    help: told(
      "有的行无法使用时：fail 以状态 2 结束，report 仅在该行给出错误、以状态 0 结束",
      "lines that cannot be used: `fail` ends with status 2, `report` with 0"))
  var badLines = BadLines.fail

  @Option(help: told("只给 blockers（卡点）", "only `blockers`"))
  var only: Part?

  @Option(
    help: told("同时办理几件（默认：按处理器数）", "how many at once (default: as the machine has processors)"))
  var jobs: Int?

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let jobs, jobs < 1 {
      throw ValidationError(told("`--jobs` 至少为 1", "`--jobs` is 1 or more"))
    }
  }

  func run() throws {
    let language = language.language
    let playbook = try Rulebook.open(rules.rules, language)
    date.tellDay(language)
    let name = cases == "-" ? "<standard input>" : cases
    var reader = BatchReader(playbook, name: name, form: input)
    var desk = try Failing.orExit(language) { () throws(FileFault) in
      BatchDesk(
        BatchAnswers(
          advisor: Advisor(playbook), day: date.date, onlyBlockers: only != nil,
          language: language),
        jobs: jobs ?? .max, sink: try output.sink())
    }
    try Failing.orExit(language) { () throws(FileFault) in
      try Folder.read(cases) { (bytes) throws(FileFault) in
        try desk.answer(reader.take(bytes), reader)
      }
      let rest = reader.end()
      Console.error(reader.findings, language)
      try desk.answer(rest, reader)
      try desk.sink.end()
    }
    let isUnusable = reader.findings.contains { $0.severity == .error }
    if isUnusable || desk.hadBadLines && badLines == .fail { throw ExitCode(2) }
  }
}

extension BatchForm: ExpressibleByArgument {}
