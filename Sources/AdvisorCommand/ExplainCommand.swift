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
    let asked = try AskedAbout(id + (part.map { "@\($0)" } ?? ""), content, playbook, language)
    asked.tellOthers(language)
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

/// The entry that `ID[@PART]` or `KIND:ID[@PART]` names.
private struct AskedAbout {
  private let playbook: Playbook
  /// The name as it was typed, without the part.
  private let typed: String
  let id: String
  let subject: Explainable
  /// What else has the same name.
  let others: [Explainable]
  let part: String?

  /// Reads the id and the part.
  ///
  /// Unknown names are reported together, with suggestions, and end the command with status 2.
  init(_ text: String, _ content: Case, _ playbook: Playbook, _ language: Language) throws {
    let typed = TypedName(text, option: "explain")
    var slips: [Diagnostic] = []
    var found = playbook.explainable(named: typed.name)
    if found.isEmpty { found = Self.sharing(typed, playbook) }
    if found.isEmpty, let named = Self.named(typed, playbook, &slips) { found = [named] }
    let part = typed.part(of: content, &slips)
    Console.error(slips, language)
    guard slips.isEmpty, let subject = found.first else { throw ExitCode(2) }
    self.playbook = playbook
    self.typed = typed.name
    id = playbook.declaration(of: subject).id
    self.subject = subject
    others = Array(found.dropFirst())
    self.part = part
  }

  /// The goal and the steps or blockers that have this one title, the goal first; none where no two
  /// have it.
  private static func sharing(_ typed: TypedName, _ playbook: Playbook) -> [Explainable] {
    let kinds: [SectionName] = [.goals, .remedies, .blockers]
    let search = NameSearch(kinds.flatMap(playbook.named))
    guard case .several(let meant) = search.find(typed.name, withPieces: false) else { return [] }
    return meant.map(\.key)
  }

  /// The entry with this title, or with a piece of it; what is advised about counts before facts
  /// and other entries.
  private static func named(
    _ typed: TypedName, _ playbook: Playbook, _ slips: inout [Diagnostic]
  ) -> Explainable? {
    let kinds = [
      [.blockers, .remedies, .goals], [.clocks, .decisions, .phases, .screens], [.facts],
    ]
    .map { (kinds: [SectionName]) in NameSearch(kinds.flatMap(playbook.named)) }
    let all = NameSearch(kinds.flatMap(\.entries))
    if case .found(let entry) = all.find(typed.name, withPieces: false) { return entry }
    let search = kinds.first { if case .none = $0.find(typed.name) { false } else { true } } ?? all
    return typed.find(
      search, "goal",
      Wording(
        en: "blocker, remedy, goal, time limit, decision, fact, phase or checklist",
        zh: "卡点、措施、目标、时限、推算项、事实、阶段或排查清单"), &slips)
  }

  /// Says what else has the same name, and how to ask for that.
  func tellOthers(_ language: Language) {
    for other in others {
      let asked = "\(other.kind):\(playbook.declaration(of: other).id)"
      Console.error(
        Wording(
          en: "advisor: `\(typed)` is also the name of a \(other.kind); for that: `\(asked)`\n",
          zh: "advisor: `\(typed)` 另有同名条目，如需查看请写 `\(asked)`\n")[language])
    }
  }

  /// Tells the states of the parts, each written as it can be asked for; the status to end with.
  func differing(_ states: [(part: String, state: String)], _ language: Language) -> ExitCode {
    let lines = states.map { "  \(id)@\($0.part)  \($0.state)\n" }.joined()
    let head = Wording(
      en: "advisor: `\(id)` differs between the parts of the case; ask about one of them",
      zh: "advisor: `\(id)` 在各部分状态不同，请指明其中一部分")
    Console.error(head[language] + "\n" + lines)
    return ExitCode(2)
  }
}
