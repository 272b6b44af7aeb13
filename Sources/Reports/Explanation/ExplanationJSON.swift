package import Advising
package import Diagnostics
import FEEL
import Playbooks

/// An explanation as JSON: the keys of the contract (section 5) in order, then our own additions.
package struct ExplanationJSON {
  let explanation: Explanation
  /// Its conditions, opened; none where nobody asked for them.
  let opened: [OpenedCondition]
  let language: Language

  /// The name and version of this format, as in the key `schema`.
  package static let schema = "advisor.explanation/1"

  /// The JSON of an explanation, with titles and sentences in one language.
  package init(
    _ explanation: Explanation, opened: [OpenedCondition] = [], language: Language
  ) {
    self.explanation = explanation
    self.opened = opened
    self.language = language
  }

  private var playbook: Playbook { explanation.playbook }

  /// The explanation as one JSON object.
  package var json: JSON {
    let declaration = playbook.declaration(of: explanation.subject)
    return .object(
      [
        ("id", .string(declaration.id)), ("kind", .string(explanation.subject.kind)),
      ] + JSON.member("part", explanation.part) + [
        ("state", .string(explanation.state.text)), ("certain", .bool(explanation.isCertain)),
        ("because", .array(explanation.because.map { JSON($0, in: playbook) })),
        ("hangs_on", .array(explanation.hangsOn.map(name))),
        ("fails", .array(explanation.fails.map(failing))),
        ("changes", .array(explanation.changes.map(change))),
        ("waits_for", .array(explanation.waitsFor.map { id($0.waited) })),
        ("not_analysed", .array(explanation.notAnalysed.map(JSON.string))),
        ("schema", .string(Self.schema)), ("case", .string(explanation.case.id)),
        ("as_of", .string(explanation.date.text)),
        ("title", .string(declaration.title[language])), ("span", JSON(declaration.place)),
        (
          "basis",
          .array(playbook.basis(of: explanation.subject).map { .string($0.text) })
        ),
        ("obstacles", .array(explanation.obstacles.map(obstacle))),
        ("waits", .array(explanation.waitsFor.map(wait))),
        ("search_cut", .bool(explanation.searchWasCut)),
        ("sentence", .string(letter.official)), ("plain", .string(letter.plain)),
      ] + operands + history)
  }

  private var operands: [(String, JSON)] {
    if opened.isEmpty { return [] }
    let titles = ExplanationSentences(explanation, language: language).titles
    return [("operands", OperandOutline(titles: titles).json(opened))]
  }

  private var letter: Letter {
    ExplanationLetter(explanation: explanation, language: language).letter
  }

  /// All that the log says of the step; nothing for a blocker or a goal.
  private var history: [(String, JSON)] {
    guard case .remedy(let remedy) = explanation.subject else { return [] }
    let entries = explanation.case.history(
      of: remedy, part: explanation.part, on: explanation.date)
    return [("history", .array(entries.map(JSON.init)))]
  }

  private func name(_ slot: Slot) -> JSON { .string(playbook.vocabulary.name(of: slot)) }

  private func failing(_ item: Explanation.FailingOperand) -> JSON {
    .object([
      ("condition", .string(item.operand.text)), ("span", JSON(item.operand.place)),
      ("truth", item.truth.known.map(JSON.bool) ?? .null),
      ("of", .string(playbook.declaration(of: item.subject).id)),
      ("hangs_on", .array(item.truth.slots.map(name))),
    ])
  }

  private func change(_ change: Explanation.SmallestChange) -> JSON {
    .object([
      ("to", .string(change.to.text)),
      (
        "set",
        .object(
          change.settings.map {
            (playbook.vocabulary.name(of: $0.fact), .string($0.value.literal))
          })
      ),
      ("by", .array(change.by.map { .string(playbook[$0].id) })),
      ("for_the_worse", .bool(change.isForTheWorse)),
    ])
  }

  private func wait(_ step: Explanation.WaitStep) -> JSON {
    .object(
      [("id", id(step.waited)), ("depth", .integer(step.depth))]
        + JSON.member("state", step.state?.rawValue))
  }

  private func id(_ waited: Action.Waited) -> JSON {
    switch waited {
    case .remedy(let remedy): .string(playbook[remedy].id)
    case .blocker(let blocker): .string(playbook[blocker].id)
    }
  }

  private func obstacle(_ obstacle: Obstacle) -> JSON {
    let (code, ids) = parts(of: obstacle)
    let text = ExplanationSentences(explanation, language: language).text(obstacle)
    return .object([
      ("code", .string(code)), ("ids", .array(ids.map(JSON.string))), ("message", .string(text)),
    ])
  }

  private func parts(of obstacle: Obstacle) -> (String, [String]) {
    switch obstacle {
    case .notInForce: ("not-in-force", [])
    case .blockerAbsent(let blocker): ("blocker-absent", [playbook[blocker].id])
    case .blockerUnknown(let blocker, _): ("blocker-unknown", [playbook[blocker].id])
    case .blockerDoesNotMatter(let blocker): ("blocker-stops-nothing", [playbook[blocker].id])
    case .goalReached(let goal): ("goal-reached", [playbook[goal].id])
    case .goalNotOfTheCase(let goal): ("not-a-goal", [playbook[goal].id])
    case .unsuitable: ("does-not-suit", [])
    case .suitabilityUnknown: ("may-not-suit", [])
    case .barred(let entry): (entry.status.rawValue, [])
    case .spent: ("nothing-left-to-change", [])
    case .preferred(_, let others): ("another-is-preferred", others.map { playbook[$0].id })
    case .prepares(let others): ("not-needed-yet", others.map { playbook[$0].id })
    case .nothingListsIt: ("nothing-lists-it", [])
    }
  }
}
