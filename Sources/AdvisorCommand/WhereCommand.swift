import ArgumentParser
import Diagnostics
import Docket
import Files
import Playbooks
import Reports
import RuleReports
import Verification

/// `advisor where`: where a fact, a rule, an office or a source is used.
struct WhereCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "where",
    abstract: told("查引用：规则、测试、案件中何处用到", "Where a name is used, in rules, tests and cases"))

  @Argument(
    help: told(
      "事实、规则、单位、依据等的名称或编号；编号相同的写“类别:编号”，如 source:housing",
      """
      a fact, rule, office, source or any other entry, by title or id; KIND:ID, such as \
      source:housing, for one of several with the same id
      """))
  var name: String

  @Option(
    parsing: .upToNextOption,
    help: told(
      "案件文件或文件夹（默认：规则旁的 cases）", "case files or folders of them (default: cases, beside the rules)")
  )
  var cases: [String] = []

  @Option(help: told("输出格式", "text, json, markdown or html"))
  var format = AdviceFormat.text

  @OptionGroup var rules: RulesOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let language = language.language
    let folder = try rules.rules
    let playbook = try Rulebook.open(folder, language)
    let entries = try entries(playbook, language)
    let files = try Failing.orExit(language) { () throws(FileFault) in
      try NamingFiles(folder, cases: cases, language)
    }
    let text = format.report(
      entries, in: files.index(by: playbook), playbook, language: language, color: output.color,
      width: output.width)
    try Failing.orExit(language) { () throws(FileFault) in try output.write(painted: text) }
  }

  /// The entries of that name; without one a message, and status 2.
  private func entries(_ playbook: Playbook, _ language: Language) throws -> [EntryName] {
    let typed = TypedName(whole: name, option: "where")
    let exact = playbook.entries(withID: name)
    if !exact.isEmpty { return exact }
    var slips: [Diagnostic] = []
    let found = typed.find(
      NameSearch(playbook.namedEntries), "name",
      Wording(en: "entry of the rules named", zh: "规则条目"), &slips)
    if let found { return [found] }
    Console.error(slips, language)
    throw ExitCode(2)
  }
}
