import Advising
import ArgumentParser
import Diagnostics
import Docket
import Files
import Parallelism
import Playbooks
import Reports

/// `advisor advise`: what stands in the way of a case, and what to do next.
struct AdviseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advise", abstract: told("办案建议", "What stands in the way, and what to do next"))

  @Argument(help: told("案件文件、文件夹，或 -", "case files, folders of them, or - for standard input"))
  var cases: [String]

  @Option(
    name: .customLong("set"),
    help: told("试算：事实[@部分]=值，不写入案卷", "try a fact without saving: FACT[@PART]=FEEL"))
  var settings: [String] = []

  @Flag(
    name: [.customLong("full"), .customLong("explain")],
    help: told("全部内容，不限一页", "everything, not only the page"))
  var full = false

  @Option(help: told("输出格式", "text, json, markdown or html"))
  var format = AdviceFormat.text

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let playbook = try Rulebook.open(rules.rules, language.language)
    let advisor = leakUntilExit(Advisor(playbook))
    let day = date.date
    advisor.prepare(for: day)
    let files = CaseFiles(cases, playbook, language.language)
    let tried = try Failing.orExit(language.language) { () throws(Slips) in
      try TriedFacts(settings, playbook)
    }
    // If no case can be used, an earlier report in the output file is kept.
    if files.hadFaults, output.output != nil, files.cases.allSatisfy({ $0.content == nil }) {
      throw ExitCode(2)
    }
    let before = files.cases.compactMap(\.content)
    let parts = format.parts(full: full)
    let after = try Failing.orExit(language.language) { () throws(Slips) in
      try tried.applied(to: before, advisor, on: day)
    }
    let found = leakUntilExit(
      Parallel.map(Array(zip(before, after))) { before, after in
        var advice = advisor.advise(after, on: day, parts: parts)
        advice.trial = tried.trial(of: before, with: after, advisor, on: day)
        return advice
      })
    let several = cases.count > 1 || cases.contains(where: Folder.isFolder)
    let text = format.report(
      found, several: several, language: language.language, full: full, color: output.color,
      width: output.width)
    try Failing.orExit(language.language) { () throws(FileFault) in try output.write(painted: text)
    }
    if files.hadFaults { throw ExitCode(2) }
  }
}
