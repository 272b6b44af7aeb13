import Advising
import ArgumentParser
import Diagnostics
import Docket
import FEEL
import Parallelism
import Playbooks
import Reports

/// `advisor batch`: advice on many cases, one line each (contract, section 5, "Batch").
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: told("批量", "Many cases, NDJSON or CSV in, NDJSON out"))

  /// The value of `--only`.
  enum Part: String, ExpressibleByArgument, CaseIterable {
    case blockers
  }

  @Option(
    help: told("案件文件，NDJSON 或 CSV（默认：标准输入）", "the cases, NDJSON or CSV (default: standard input)"))
  var cases = "-"

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
    let input = try Failing.orExit(language) { () throws(FileFault) in try Folder.read(cases) }
    let lines = BatchLines(
      input, name: cases == "-" ? "<standard input>" : cases, playbook)
    Console.error(lines.notes, language)
    let advisor = Advisor(playbook)
    let (day, onlyBlockers) = (date.date, only != nil)
    let parts: AdviceParts = onlyBlockers ? .blockers : [.blockers, .actions, .plan]
    let answers = Parallel.map(Array(0..<lines.count), jobs: jobs ?? .max) { index in
      switch lines[index] {
      case .usable(let content):
        (
          BatchJSON.line(
            advisor.advise(content, on: day, parts: parts), onlyBlockers: onlyBlockers), true
        )
      case .unusable(let id, let number, let diagnostics):
        (BatchJSON.fault(id, line: number, diagnostics, language), false)
      }
    }
    try Failing.orExit(language) { () throws(FileFault) in
      try output.write(answers.map(\.0).joined())
    }
    if !answers.allSatisfy(\.1) { throw ExitCode(2) }
  }
}
