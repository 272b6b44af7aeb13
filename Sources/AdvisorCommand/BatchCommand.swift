import Advising
import ArgumentParser
import Diagnostics
import Docket
import FEEL
import Playbooks
import Reports

/// `advisor batch`: many cases, a line each.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "批量 / Many cases, NDJSON or CSV in, NDJSON out")

  enum Part: String, ExpressibleByArgument, CaseIterable {
    case blockers
  }

  @Option(help: "案件文件，NDJSON 或 CSV / the cases, NDJSON or CSV (default: standard input)")
  var cases = "-"

  @Option(help: "只给卡点 / only `blockers`")
  var only: Part?

  @Option(help: "并行数 / how many at once (accepted; one at a time for now)")
  var jobs = 1

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let language = language.language
    let playbook = try Rulebook.open(rules.rules, language)
    let input = try Failing.orExit(language) { () throws(FileFault) in try Folder.read(cases) }
    let lines = BatchLines.read(
      input, name: cases == "-" ? "<standard input>" : cases, playbook)
    let advisor = Advisor(playbook)
    var text = ""
    var failed = false
    for line in lines {
      switch line {
      case .usable(let file):
        text += BatchJSON.line(advisor, file, on: date.date, onlyBlockers: only != nil)
      case .unusable(let id, let number, let diagnostics):
        failed = true
        text += BatchJSON.fault(id, line: number, diagnostics, language)
      }
    }
    try Failing.orExit(language) { () throws(FileFault) in try output.write(text) }
    if failed { throw ExitCode(2) }
  }
}
