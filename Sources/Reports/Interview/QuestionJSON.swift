package import Advising
package import Diagnostics
package import FEEL
import Playbooks

/// One question of an interview for programs: as the advice has it, with what is needed to answer
/// it.
package struct QuestionJSON {
  private let advice: AdviceJSON

  /// Questions about the case of an advice, with titles in one language.
  package init(_ advice: Advice, language: Language) {
    self.advice = AdviceJSON(advice, language: language)
  }

  /// The question; null where nothing is open.
  ///
  /// - Parameters:
  ///   - circumstances: The facts that a checklist asks about.
  ///   - parts: The parts for which the question can be answered one by one.
  ///   - present: What the case says now, such as a disputed value.
  ///   - open: How many questions are still to be asked.
  package func json(
    _ inquiry: Inquiry?, circumstances: [Slot], parts: [Case.Part],
    present: [(part: String?, statement: Statement)], open: Int
  ) -> JSON {
    .object([
      ("schema", .string("advisor.question/1")), ("case", .string(advice.advice.case.id)),
      ("as_of", .string(advice.advice.date.text)), ("playbook", JSON(playbook)),
      (
        "question",
        inquiry.map { asked($0, circumstances, self.parts(parts) + now(present)) } ?? .null
      ),
      ("open", .integer(open)),
    ])
  }

  private var playbook: Playbook { advice.playbook }
  private var language: Language { advice.language }

  /// The question; `more` is added to one about a fact.
  private func asked(_ inquiry: Inquiry, _ circumstances: [Slot], _ more: [(String, JSON)])
    -> JSON
  {
    guard case .object(let members) = advice.question(inquiry) else { return .null }
    switch inquiry {
    case .fact(let question):
      guard let fact = playbook.fact(at: question.fact) else { return .object(members) }
      let subjects = question.decides.map { playbook.declaration(of: $0) }
      return .object(
        members + [("why", .string(why(subjects.map { $0.title[language] })))] + answer(fact)
          + more)
    case .screen(let question):
      let titles = question.decides.map { playbook[$0].declaration.title[language] }
      return .object(
        members + [
          ("why", .string(why(titles))), ("circumstances", .array(circumstances.map(circumstance))),
        ])
    }
  }

  private func why(_ titles: [String]) -> String {
    if titles.isEmpty {
      return Wording(en: "it decides nothing any more", zh: "目前不再影响建议")[language]
    }
    let list = titles.joined(separator: Labels.separator[language])
    return Wording(en: "it decides: \(list)", zh: "决定：\(list)")[language]
  }

  /// The type of the answer, and the answers to choose from.
  private func answer(_ fact: Fact) -> [(String, JSON)] {
    let shown = ShownValue(language: language)
    return [
      ("type", .string(fact.type.name)),
      (
        "choices",
        .array(
          fact.choices.map { value in
            .object([
              ("value", JSON(value)), ("title", .string(shown.text(value, of: fact))),
            ])
          })
      ),
    ] + JSON.member("unit", fact.unit)
      + (fact.optional ? [("optional", .bool(true))] : [])
  }

  private func circumstance(_ slot: Slot) -> JSON {
    let titles = advice.titles
    guard let fact = playbook.fact(at: slot) else { return .null }
    return .object(
      [
        ("fact", .string(fact.id)), ("title", .string(titles.fact(slot))),
        ("ask", .string(titles.question(slot))),
      ] + answer(fact))
  }

  private func now(_ present: [(part: String?, statement: Statement)]) -> [(String, JSON)] {
    if present.isEmpty { return [] }
    let items = present.map { part, statement in
      JSON.object(
        JSON.member("part", part) + (statement.value.map { [("value", JSON($0))] } ?? [])
          + JSON.member("source", statement.source) + JSON.member("on", statement.on?.text)
          + JSON.member("status", statement.status?.rawValue))
    }
    return [("now", .array(items))]
  }

  private func parts(_ parts: [Case.Part]) -> [(String, JSON)] {
    if parts.isEmpty { return [] }
    let items = parts.map { part in
      JSON.object([("id", .string(part.id)), ("title", .string(part.title[language]))])
    }
    return [("parts", .array(items))]
  }
}
