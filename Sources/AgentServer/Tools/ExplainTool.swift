import Advising
import CaseStore
import Diagnostics
import Docket
import Playbooks
import Reports

extension Tool {
  /// Explains an entry of the rules in a case.
  static let explain = Tool(
    name: "explain", title: "Explain an entry",
    description: "Why, or why not, a blocker, remedy, goal or other entry is so in a case, and the "
      + "smallest changes of facts that would turn it, as `advisor explain --format json` gives it.",
    parameters: [.case, .entry, .part, .operands, .asOf, .language],
    output: Schema.result([("schema", "string"), ("case", "string"), ("id", "string")])
  ) { arguments throws(ToolFault) in
    let content = try arguments.case().content
    let advisor = arguments.context.store.rules.advisor
    let (name, part) = (try arguments.text(.entry) ?? "", try arguments.text(.part))
    let asked = try ToolFault.of { () throws(Slips) in
      try AskedAbout(name + (part.map { "@\($0)" } ?? ""), content, advisor.playbook)
    }
    let opened =
      try arguments.flag(.operands)
      ? advisor.opened(asked.subject, part: asked.part, of: content, on: arguments.day) : []
    let found = Explaining(asked, content, advisor, arguments, opened)
    return ToolResult(
      try found.json(), remarks: asked.remarks(advisor.playbook, arguments.language))
  }
}

/// The explanation of an entry in a case.
private struct Explaining {
  private let asked: AskedAbout
  private let content: Case
  private let advisor: Advisor
  private let arguments: ToolArguments
  private let opened: [OpenedCondition]

  init(
    _ asked: AskedAbout, _ content: Case, _ advisor: Advisor, _ arguments: ToolArguments,
    _ opened: [OpenedCondition]
  ) {
    self.asked = asked
    self.content = content
    self.advisor = advisor
    self.arguments = arguments
    self.opened = opened
  }

  private var language: Language { arguments.language }

  /// The explanation for programs; parts that differ are a fault that names them.
  func json() throws(ToolFault) -> JSON {
    switch asked.subject {
    case .outcome(let subject):
      switch advisor.explain(subject, part: asked.part, of: content, on: arguments.day) {
      case .explained(let explanation):
        return ExplanationJSON(explanation, opened: opened, language: language).json
      case .partsDiffer(let states):
        throw differing(states.map { ($0.part, Labels.outcome($0.state)[language]) })
      }
    case .entry(let subject):
      switch advisor.explain(subject, part: asked.part, of: content, on: arguments.day) {
      case .explained(let explanation):
        return EntryJSON(explanation, opened: opened, language: language).json
      case .partsDiffer(let parts):
        throw differing(
          parts.map { ($0.part ?? "", EntryPage($0, language: language).state) })
      }
    }
  }

  private func differing(_ states: [(part: String, state: String)]) -> ToolFault {
    let list = states.map { "\n  \"part\": \"\($0.part)\"  \($0.state)" }.joined()
    return ToolFault(
      Wording(
        en: "`\(asked.id)` differs between the parts of the case; name one of them:\(list)",
        zh: "`\(asked.id)` 在各部分状态不同，请指明其中一部分：\(list)"))
  }
}

extension AskedAbout {
  /// What else has the same name, and how to ask for that.
  fileprivate func remarks(_ playbook: Playbook, _ language: Language) -> [String] {
    others.map { other in
      let name = "\(other.kind):\(playbook.declaration(of: other).id)"
      return Wording(
        en: "`\(typed)` is also the name of a \(other.kind); for that: `\(name)`",
        zh: "`\(typed)` 另有同名条目，如需查看请写 `\(name)`")[language]
    }
  }
}
