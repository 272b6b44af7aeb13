import Advising
import ArgumentParser
import CaseStore
import Diagnostics
import Docket
import FEEL
import Files
import Playbooks
import Reports

/// `advisor explain`: why, or why not, and what would change it.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: told("说明原因", "Why, or why not, and what would turn it"))

  @Argument(help: told("案件文件，或 -", "the case file, or - for standard input"))
  var file: String

  @Argument(
    help: told(
      "要说明的条目[@部分]，写名称或编号：卡点、措施、目标、时限、推算项、事实、阶段、排查清单；编号相同的写“类别:编号”，如 screen:works",
      """
      what to explain, NAME[@PART], by title or id: a blocker, remedy, goal, time limit, decision, \
      fact, phase or checklist; where an id names several, KIND:ID, such as screen:works
      """))
  var id: String

  @Option(
    help: told("案件的一部分，写名称或编号；也可写在条目后：条目@部分", "the part, by title or id; NAME@PART says the same"))
  var part: String?

  @Flag(
    help: told(
      "把条件逐项展开，列出每项的值和来源", "open its conditions: each operand with its value and source"))
  var operands = false

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
    let asked = try Failing.orExit(language) { () throws(Slips) in
      try AskedAbout(id + (part.map { "@\($0)" } ?? ""), content, playbook)
    }
    asked.tellOthers(playbook, language)
    let text =
      switch asked.subject {
      case .outcome(let subject): try outcome(subject, asked, content, playbook)
      case .entry(let subject): try entry(subject, asked, content, playbook)
      }
    try Failing.orExit(language) { () throws(FileFault) in try output.write(painted: text) }
  }

  private func outcome(
    _ subject: ExplanationSubject, _ asked: AskedAbout, _ content: Case, _ playbook: Playbook
  ) throws -> String {
    switch Advisor(playbook).explain(subject, part: asked.part, of: content, on: date.date) {
    case .partsDiffer(let states):
      throw asked.differing(
        states.map { ($0.part, Labels.outcome($0.state)[language.language]) }, language.language)
    case .explained(let explanation):
      return format.report(
        explanation, arguments: arguments, opened: opened(asked, content, playbook),
        language: language.language, color: output.color,
        width: output.width)
    }
  }

  private func entry(
    _ subject: EntrySubject, _ asked: AskedAbout, _ content: Case, _ playbook: Playbook
  ) throws -> String {
    switch Advisor(playbook).explain(subject, part: asked.part, of: content, on: date.date) {
    case .partsDiffer(let parts):
      let states = parts.map { part in
        (part.part ?? "", EntryPage(part, language: language.language).state)
      }
      throw asked.differing(states, language.language)
    case .explained(let explanation):
      return format.report(
        explanation, opened: opened(asked, content, playbook), language: language.language,
        color: output.color, width: output.width)
    }
  }

  /// The conditions of what was asked about, opened where `--operands` asks for that.
  private func opened(_ asked: AskedAbout, _ content: Case, _ playbook: Playbook)
    -> [OpenedCondition]
  {
    guard operands else { return [] }
    return Advisor(playbook).opened(asked.subject, part: asked.part, of: content, on: date.date)
  }

  /// The case file and the options, to be repeated in the commands that the explanation shows.
  private var arguments: [String] {
    [file] + (rules.folder.map { ["--rules", $0] } ?? [])
      + (date.asOf.map { ["--as-of", $0.text] } ?? [])
  }
}

extension AskedAbout {
  /// Says what else has the same name, and how to ask for that.
  fileprivate func tellOthers(_ playbook: Playbook, _ language: Language) {
    for other in others {
      let asked = "\(other.kind):\(playbook.declaration(of: other).id)"
      Console.error(
        Wording(
          en: "advisor: `\(typed)` is also the name of a \(other.kind); for that: `\(asked)`\n",
          zh: "advisor: `\(typed)` 另有同名条目，如需查看请写 `\(asked)`\n")[language])
    }
  }

  /// Tells the states of the parts, each written as it can be asked for; the status to end with.
  fileprivate func differing(_ states: [(part: String, state: String)], _ language: Language)
    -> ExitCode
  {
    let lines = states.map { "  \(id)@\($0.part)  \($0.state)\n" }.joined()
    let head = Wording(
      en: "advisor: `\(id)` differs between the parts of the case; ask about one of them",
      zh: "advisor: `\(id)` 在各部分状态不同，请指明其中一部分")
    Console.error(head[language] + "\n" + lines)
    return ExitCode(2)
  }
}
