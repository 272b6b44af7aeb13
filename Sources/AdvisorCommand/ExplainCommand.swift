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
    commandName: "explain", abstract: "说明原因 / Why, or why not, and what would turn it")

  @Argument(help: "案件文件，或 - / the case file, or - for standard input")
  var file: String

  @Argument(
    help: """
      要说明的条目[@楼栋]：卡点、措施、目标、时限、推算项、事实、阶段或排查清单；编号相同的写“类别:编号”，如 screen:works \
      / what to explain, ID[@PART]: a blocker, remedy, goal, clock, decision, fact, phase or \
      screen; where an id names several, KIND:ID, such as screen:works
      """)
  var id: String

  @Option(help: "输出格式 / text, json, markdown or html")
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
    asked.tellOthers(language)
    let text =
      switch asked.subject {
      case .outcome(let subject): try outcome(subject, asked, content, playbook)
      case .entry(let subject): try entry(subject, asked, content, playbook)
      }
    try Failing.orExit(language) { () throws(FileFault) in try output.write(text) }
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
        explanation, arguments: arguments, language: language.language, color: output.color,
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
        explanation, language: language.language, color: output.color, width: output.width)
    }
  }

  /// The case file and the options, to be repeated in the commands that the explanation shows.
  private var arguments: [String] {
    [file] + (rules.folder.map { ["--rules", $0] } ?? [])
      + (date.asOf.map { ["--as-of", $0.text] } ?? [])
  }
}

/// The entry that `ID[@PART]` or `KIND:ID[@PART]` names.
private struct AskedAbout {
  let id: String
  let subject: Explainable
  /// What else has the same id.
  let others: [Explainable]
  let part: String?

  /// Reads the id and the part.
  ///
  /// Unknown names are reported together, with suggestions, and end the command with status 2.
  init(_ text: String, _ content: Case, _ playbook: Playbook, _ language: Language) throws {
    let pieces = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let id = String(pieces[0])
    let part = pieces.count == 2 ? String(pieces[1]) : nil
    let source = SourceFile(name: "explain", text: text)
    var slips: [Diagnostic] = []
    let found = playbook.explainable(named: id)
    if found.isEmpty {
      slips.append(
        .unknownReference(
          id, to: "goal",
          Wording(
            en: "blocker, remedy, goal, time limit, decision, fact, phase or checklist",
            zh: "卡点、措施、目标、时限、推算项、事实、阶段或排查清单"),
          known: Playbook.explainable.flatMap(playbook.ids),
          at: Place(source, Span(0, id.utf8.count))))
    }
    let parts = content.parts.map(\.id)
    if let part, !parts.contains(part) {
      slips.append(
        .unknownReference(
          part, to: "part", Wording(en: "part", zh: "楼栋"), known: parts,
          at: Place(source, Span(id.utf8.count + 1, text.utf8.count))))
    }
    Console.error(slips, language)
    guard slips.isEmpty, let subject = found.first else { throw ExitCode(2) }
    self.id = id
    self.subject = subject
    others = Array(found.dropFirst())
    self.part = part
  }

  /// Says what else has the same id, and how to ask for that.
  func tellOthers(_ language: Language) {
    for other in others {
      let asked = "\(other.kind):\(id)"
      Console.error(
        Wording(
          en: "advisor: `\(id)` is also the id of a \(other.kind); for that: `\(asked)`\n",
          zh: "advisor: `\(id)` 另有同名条目，如需查看请写 `\(asked)`\n")[language])
    }
  }

  /// Tells the states of the parts, each written as it can be asked for; the status to end with.
  func differing(_ states: [(part: String, state: String)], _ language: Language) -> ExitCode {
    let lines = states.map { "  \(id)@\($0.part)  \($0.state)\n" }.joined()
    let head = Wording(
      en: "advisor: `\(id)` differs between the buildings of the case; ask about one of them",
      zh: "advisor: `\(id)` 在各楼栋状态不同，请指明其中一栋")
    Console.error(head[language] + "\n" + lines)
    return ExitCode(2)
  }
}
