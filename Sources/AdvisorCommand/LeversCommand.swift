import Advising
import ArgumentParser
import Docket
import Files
import Parallelism
import Playbooks
import Reports

/// `advisor levers`: the single fact, decision or step that moves the most cases.
struct LeversCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "levers",
    abstract: told("一项带动多案", "Which single fact, decision or step moves the most cases"))

  @Argument(help: told("案件文件或文件夹", "case files, or folders of them"))
  var cases: [String]

  @Option(help: told("每表最多几项", "how many a table lists"))
  var top = 8

  @Option(help: told("输出格式", "text, json, markdown or html"))
  var format = AdviceFormat.text

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let playbook = try Rulebook.open(rules.rules, language.language)
    let files = CaseFiles(cases, playbook, language.language)
    if files.cases.isEmpty, files.hadFaults { throw ExitCode(2) }
    let (advisor, day) = (Advisor(playbook), date.date)
    let trials = Parallel.map(files.cases.compactMap(\.content)) {
      LeverTrial.outcome(of: $0, advisor, on: day)
    }
    let levers = Levers(trials, advisor, on: day)
    let report = LeversReport(levers, language: language.language, top: top)
    let text = report.text(format)
    try Failing.orExit(language.language) { () throws(FileFault) in try output.write(text) }
    if files.hadFaults { throw ExitCode(2) }
  }
}
