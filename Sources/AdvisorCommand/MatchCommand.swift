import Advising
import ArgumentParser
import Diagnostics
import Docket
import Files
import Playbooks
import Reports

/// `advisor match`: compares companies with a case.
struct MatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: told("比选承接、续建、代建企业", "Hold companies against a case, with reasons"))

  @Argument(help: told("案件文件", "the case file"))
  var file: String

  @Option(
    help: told(
      "企业档案文件夹，其中 rules 为比选规则", "the folder of the companies; their rules are in its rules"))
  var candidates = "candidates"

  @Flag(help: told("列出全部问题", "all questions"))
  var explain = false

  @Option(help: told("输出格式", "text, json, markdown or html"))
  var format = AdviceFormat.text

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let speech = language.language
    let ofCases = try Rulebook.open(rules.rules, speech)
    let ofCompanies = try Rulebook.open("\(candidates)/rules", speech)
    let content = try CaseFiles.one(file, ofCases, speech)
    let paths = try Failing.orExit(speech) { () throws(FileFault) in
      try Folder.listing(below: candidates, skipping: ["rules"])
    }
    paths.tellMistaken(below: candidates, speech)
    let companies = CaseFiles(
      paths.yaml.map { Folder.path($0, below: candidates) }, ofCompanies, speech)
    let matching = Matching(cases: Advisor(ofCases), companies: Advisor(ofCompanies))
    let matches = matching.matches(
      content, companies.cases.compactMap(\.content), on: date.date)
    let text = format.report(
      content, matches, language: speech, explain: explain, color: output.color, width: output.width
    )
    try Failing.orExit(speech) { () throws(FileFault) in try output.write(painted: text) }
    if companies.hadFaults { throw ExitCode(2) }
  }
}
