import Advising
import CaseStore
import Diagnostics
import Docket
import FEEL
import Files
import Reports
import YAML

extension Tool {
  /// Gives the question that an interview would ask next.
  static let nextQuestion = Tool(
    name: "next_question", title: "Find the next question",
    description: "The first open question or checklist of the interview about a case: what to ask, "
      + "where the answer is found, what it decides, and the answers to choose from. `question` is "
      + "null where nothing is open. People answer it; try an answer with what_if.",
    parameters: [.case, .asOf, .language],
    output: Schema.object([
      ("type", .string("object")),
      (
        "properties",
        .object([
          ("schema", Schema.text("advisor.question/1")), ("case", Schema.text("the case")),
          ("as_of", Schema.text("the day of the advice")),
          (
            "question",
            .object([("type", .array([.string("object"), .string("null")]))])
          ),
          ("open", .object([("type", .string("integer"))])),
        ])
      ),
      (
        "required",
        .array(["schema", "case", "as_of", "question", "open"].map { .string($0) })
      ),
    ])
  ) { arguments throws(ToolFault) in
    let stored = try arguments.case()
    let store = arguments.context.store
    let text = try ToolFault.of { () throws(FileFault) in try store.text(of: stored) }
    let advisor = store.rules.advisor
    let loaded = CaseReader(advisor.playbook).read(text)
    guard let content = loaded.content, let document = loaded.document else {
      throw ToolFault(loaded.diagnostics)
    }
    let interview = Interview(
      content, document, advisor, on: arguments.day,
      provenance: .init(source: nil, on: nil, askedOn: arguments.day))
    let advice = store.advice(on: stored, arguments.day, parts: [.questions])
    return ToolResult(
      QuestionJSON(advice, language: arguments.language).json(
        interview.current, circumstances: interview.circumstances,
        parts: interview.partsOfCurrent, present: interview.present,
        open: interview.open.count))
  }
}

extension Interview {
  /// The circumstances of the current checklist that are open; none where a fact is asked about.
  fileprivate var circumstances: [Slot] {
    if case .screen(let question)? = current { choices(of: question.screen) } else { [] }
  }
}
