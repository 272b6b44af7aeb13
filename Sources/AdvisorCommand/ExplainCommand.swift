import Advising
import ArgumentParser
import Diagnostics
import Docket
import FEEL
import Playbooks
import Reports

/// `advisor explain`: why, or why not, and what would change it.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: told("说明原因", "Why, or why not, and what would turn it"))

  @Argument(help: told("案件文件，或 -", "the case file, or - for standard input"))
  var file: String

  @Argument(help: told("卡点、措施或目标[@部分]", "a blocker, remedy or goal: ID[@PART]"))
  var id: String

  @Option(help: told("输出格式", "text, json, markdown or html"))
  var format = AdviceFormat.text

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let language = language.language
    let playbook = try Rulebook.open(rules.rules, language)
    let content = try CaseFiles.one(file, playbook, language)
    let asked = try AskedAbout(id, content, playbook, language)
    switch Advisor(playbook).explain(
      asked.subject, part: asked.part, of: content, on: date.date)
    {
    case .partsDiffer(let states):
      Console.error(asked.differing(states, content, language))
      throw ExitCode(2)
    case .explained(let explanation):
      let text = format.report(
        explanation, arguments: arguments, language: language, color: output.color,
        width: output.width)
      try Failing.orExit(language) { () throws(FileFault) in try output.write(painted: text) }
    }
  }

  /// The case file and the options, to be repeated in the commands that the explanation shows.
  private var arguments: [String] {
    [file] + (rules.folder.map { ["--rules", $0] } ?? [])
      + (date.asOf.map { ["--as-of", $0.text] } ?? [])
  }
}

/// The entry that `ID[@PART]` names.
private struct AskedAbout {
  let id: String
  let subject: ExplanationSubject
  let part: String?

  /// Reads the id and the part.
  ///
  /// Unknown names are reported together, with suggestions, and end the command with status 2.
  init(_ text: String, _ content: Case, _ playbook: Playbook, _ language: Language) throws {
    let typed = TypedName(text, option: "explain")
    var slips: [Diagnostic] = []
    let subject = typed.find(
      playbook.namedSubjects, "goal", Wording(en: "blocker, remedy or goal", zh: "卡点、措施或目标"),
      &slips)
    let part = typed.part(of: content, &slips)
    Console.error(slips, language)
    guard slips.isEmpty, let subject else { throw ExitCode(2) }
    id = playbook.declaration(of: subject).id
    self.subject = subject
    self.part = part
  }

  /// A message with the states of the parts, each written as it can be asked for.
  func differing(
    _ states: [ExplanationAnswer.PartState], _ content: Case, _ language: Language
  ) -> String {
    let lines = states.map { "  \(id)@\($0.part)  \($0.state.text)\n" }.joined()
    let head = Wording(
      en: "advisor: `\(id)` differs between the parts of the case; ask about one of them",
      zh: "advisor: `\(id)` 在各部分状态不同，请指明其中一个")
    return head[language] + "\n" + lines
  }
}
