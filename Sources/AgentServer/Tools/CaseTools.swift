import Advising
import CaseStore
import Caseload
import Diagnostics
import Docket
import FEEL
import Playbooks
import Reports

extension Tool {
  /// Lists the cases.
  static let listCases = Tool(
    name: "list_cases", title: "List the cases",
    description: "Lists all cases with id, title and state (closed, reached, stuck, moving, ready, "
      + "decide, waiting, unclear), and the files that cannot be used, with the reason.",
    parameters: [.asOf, .language],
    output: Schema.result([("as_of", "string"), ("cases", "array"), ("unusable", "array")])
  ) { arguments in
    let store = arguments.context.store
    let ledger = store.ledger(on: arguments.day, patience: .seconds(600))
    return ToolResult(
      .object([
        ("as_of", .string(arguments.day.text)),
        ("cases", .array(ledger.lines.map { line($0, arguments.language) })),
        ("unusable", .array(store.unusable.map { unusable($0, arguments.language) })),
      ]))
  }

  private static func line(_ line: LedgerLine, _ language: Language) -> JSON {
    .object(
      [
        ("case", .string(line.id)), ("title", .string(line.title[language])),
        ("state", .string(line.state.rawValue)),
        ("state_title", .string(CaseloadWords.state(line.state)[language])),
      ] + (line.isOverdue ? [("overdue", .bool(true))] : [])
        + (line.isExample ? [("example", .bool(true))] : []))
  }

  private static func unusable(
    _ item: (path: String, file: UnreadableCase, diagnostics: [Diagnostic]), _ language: Language
  ) -> JSON {
    .object([
      ("file", .string(item.path)), ("case", .string(item.file.id)),
      ("reason", .string(item.file.reason[language])),
      ("diagnostics", DiagnosticsJSON(language).array(item.diagnostics)),
    ])
  }

  /// Gives the advice on one case.
  static let advise = Tool(
    name: "advise", title: "Advise on a case",
    description: "What stands in the way of one case and what to do next: goals, blockers, "
      + "actions, questions, plan and time limits, as `advisor advise --format json` gives them.",
    parameters: [.case, .asOf, .language], output: adviceSchema
  ) { arguments throws(ToolFault) in
    let advice = arguments.context.store.advice(
      on: try arguments.case(), arguments.day, parts: AdviceFormat.json.parts(full: false))
    return ToolResult(AdviceJSON(advice, language: arguments.language).json)
  }

  /// Gives the advice on one case with some facts changed.
  static let whatIf = Tool(
    name: "what_if", title: "Try facts on a case",
    description: "The advice on one case if some facts were different, with what that would change "
      + "(`trial`). Nothing is stored.",
    parameters: [.case, .set, .asOf, .language], output: adviceSchema
  ) { arguments throws(ToolFault) in
    let before = try arguments.case().content
    let (day, advisor) = (arguments.day, arguments.context.store.rules.advisor)
    let texts = try SetTexts(arguments).texts
    return try ToolFault.of { () throws(Slips) in
      let tried = try TriedFacts(texts, advisor.playbook)
      let after = try tried.applied(to: [before], advisor, on: day)[0]
      var advice = advisor.advise(after, on: day, parts: AdviceFormat.json.parts(full: false))
      advice.trial = tried.trial(of: before, with: after, advisor, on: day)
      return ToolResult(AdviceJSON(advice, language: arguments.language).json)
    }
  }

  private static let adviceSchema = Schema.result([
    ("schema", "string"), ("case", "string"), ("as_of", "string"), ("playbook", "object"),
    ("goals", "array"), ("blockers", "array"), ("actions", "array"), ("questions", "array"),
    ("road", "array"), ("inferred", "array"), ("unscreened", "array"),
    ("contradictions", "array"), ("plan", "object"), ("clocks", "array"),
    ("decisions", "object"), ("unknown_decisions", "array"), ("assumptions", "array"),
    ("stuck", "array"), ("warnings", "array"),
  ])
}
