import Advising
import Diagnostics
import Docket
import FEEL
import Playbooks
import Reports

/// The questions of an interview as addresses and forms name them: a fact, of a part after `@`, or a
/// checklist after `screen:`.
struct InterviewKeys {
  private let frame: CaseFrame

  init(_ frame: CaseFrame) { self.frame = frame }

  /// The name of a question.
  func text(_ key: Interview.Key) -> String {
    switch key {
    case .fact(let slot, let part):
      frame.playbook.vocabulary.name(of: slot) + (part.map { "@" + $0 } ?? "")
    case .screen(let screen): "screen:" + frame.playbook[screen].id
    }
  }

  /// The question of that name; nil where there is none.
  func key(_ text: String) -> Interview.Key? {
    if text.hasPrefix("screen:") {
      let id = text.dropFirst("screen:".count)
      return frame.playbook.screens.references(where: { $0.id == id }).first.map { .screen($0) }
    }
    let pieces = text.split(separator: "@", maxSplits: 1).map(String.init)
    guard let name = pieces.first, let slot = frame.playbook.vocabulary.slot(named: name),
      frame.playbook.fact(at: slot) != nil
    else { return nil }
    let part = pieces.count == 2 ? pieces[1] : nil
    if let part, frame.title(ofPart: part) == nil { return nil }
    return .fact(slot, part: part)
  }
}

/// Reads the answers of a form.
struct AnswerReader {
  let frame: CaseFrame
  let form: FormFields

  /// What is said of the answer: source, day and status.
  func details() throws(FormSlip) -> AnswerDetails {
    try ProvenanceFields(language: frame.language)
      .read(form, today: frame.visit.site.today).get()
  }

  /// The answers to a question about a fact: for single parts where some are given, else for all;
  /// none where nothing was filled in.
  func answers(to question: Question, _ parts: [Case.Part], _ details: AnswerDetails)
    throws(FormSlip) -> [TypedAnswer]
  {
    guard let fact = frame.playbook.fact(at: question.fact) else { return [] }
    let field = FactField(fact: fact, words: frame.words, language: frame.language)
    var answers: [TypedAnswer] = []
    for part in parts {
      if let answer = try answer(field, "value@\(part.id)", part.id, details) {
        answers.append(answer)
      }
    }
    if answers.isEmpty, let answer = try answer(field, "value", nil, details) {
      answers.append(answer)
    }
    return answers
  }

  private func answer(
    _ field: FactField, _ name: String, _ part: String?, _ details: AnswerDetails
  ) throws(FormSlip) -> TypedAnswer? {
    switch field.read(name, in: form) {
    case .nothing: return nil
    case .slip(let slip): throw FormSlip(slip)
    case .notKnown: return TypedAnswer(part: part, value: nil, details: details)
    case .value(let value): return TypedAnswer(part: part, value: value, details: details)
    }
  }

  /// The answer about a checklist with these circumstances.
  ///
  /// Each has to be marked, unless the person says that there are none of the others: what nobody
  /// has said is not a no.
  func answer(about choices: [Slot]) throws(FormSlip) -> ChecklistAnswer {
    let open = choices.compactMap(frame.playbook.fact).filter { form["mark:" + $0.id] == nil }
    if !open.isEmpty, form["others"] != "no" {
      throw FormSlip(
        Wording(
          en: "mark each line, or press “None of the others”; open: "
            + open.map { $0.title[.en] }.joined(separator: ", "),
          zh: "请逐项选择，或点“其余均无”；尚未选择：" + open.map { $0.title[.zh] }.joined(separator: "、")))
    }

    func marks(_ word: String) -> [ChecklistAnswer.Mark] {
      choices.compactMap { slot in
        guard let id = frame.playbook.fact(at: slot)?.id, form["mark:" + id] == word else {
          return nil
        }
        return ChecklistAnswer.Mark(fact: slot, part: form.filled("place:" + id))
      }
    }
    return ChecklistAnswer(applies: marks("yes"), notKnown: marks(FactField.notKnown))
  }
}
