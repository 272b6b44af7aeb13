package import Advising
package import Diagnostics
import FEEL
import Playbooks

/// The advice on one case as JSON: the contract's keys (section 5) in order, then our additions.
package struct AdviceJSON {
  let advice: Advice
  let language: Language
  /// Whether absent blockers are included.
  let explains: Bool

  /// The name and version of this format, as in the key `schema`.
  package static let schema = "advisor.advice/1"

  /// The JSON of an advice, with titles in one language.
  package init(
    _ advice: Advice, language: Language, explain: Bool = false
  ) {
    self.advice = advice
    self.language = language
    explains = explain
  }

  /// The advice as one JSON object.
  package var json: JSON {
    .object(
      [
        ("schema", .string(Self.schema)), ("case", .string(advice.case.id)),
        ("as_of", .string(advice.date.text)),
        ("playbook", JSON(playbook)),
        ("goals", .array(advice.goals.map(goal))),
        (
          "blockers", .array(advice.blockers.filter { explains || $0.state != .fails }.map(blocker))
        ),
        ("actions", .array(advice.actions.map(action))),
        ("questions", .array(questions)), ("road", road),
        ("inferred", .array(advice.inferred.map(inferred))),
        ("unscreened", .array(advice.unscreened.map { .string(playbook[$0].id) })),
        ("contradictions", .array(advice.contradictions.map(contradiction))), ("plan", plan),
        ("clocks", .array(advice.clocks.map(clock))),
      ] + decisions + [
        ("assumptions", .array(advice.assumptions.map(value))),
        ("stuck", .array(advice.stuck.map { .string(Naming.name(id($0.reason), part: $0.part)) })),
        ("warnings", .array(advice.warnings.map(warning))),
      ] + additions)
  }

  var playbook: Playbook { advice.playbook }
  var titles: Titles { Titles(advice: advice, language: language) }

  func name(_ slot: Slot) -> JSON { .string(playbook.vocabulary.name(of: slot)) }

  func texts(_ texts: [Text]) -> JSON { .array(texts.map { .string($0[language]) }) }

  func truth(_ truth: Truth) -> JSON { truth.known.map(JSON.bool) ?? .null }

  func id(_ reason: Reason) -> String {
    switch reason {
    case .blocker(let blocker): playbook[blocker].id
    case .goal(let goal): playbook[goal].id
    }
  }

  func id(_ remedy: Reference<Remedy>) -> JSON { .string(playbook[remedy].id) }

  func title(_ declaration: Declaration) -> JSON { .string(declaration.title[language]) }

  /// The part, if the entry concerns only one.
  func part(_ part: String?) -> [(String, JSON)] { member("part", part) }

  /// A member of an object, or nothing if there is no text.
  func member(_ key: String, _ text: String?) -> [(String, JSON)] {
    JSON.member(key, text)
  }

  func span(_ place: Place) -> JSON { JSON(place) }

  /// A fact as a reason: its value, and where the value comes from.
  func evidence(_ evidence: Evidence) -> JSON { JSON(evidence, in: playbook) }

  private func value(_ evidence: Evidence) -> JSON {
    .object([("fact", name(evidence.fact)), ("value", JSON(evidence.value))])
  }

  private func warning(_ warning: Advice.Warning) -> JSON {
    .object([
      ("code", .string(warning.code.rawValue)), ("message", .string(warning.message[language])),
    ])
  }

  private func goal(_ item: Advice.GoalAdvice) -> JSON {
    let goal = playbook[item.goal]
    return .object(
      [("id", .string(goal.id)), ("title", title(goal.declaration))] + part(item.part)
        + [("applies", truth(item.applies)), ("reached", truth(item.reached))])
  }

  /// A member that is true, or nothing.
  func flag(_ key: String, _ value: Bool) -> [(String, JSON)] { value ? [(key, .bool(true))] : [] }

  /// The phase that an entry has its place in; none in a playbook without phases.
  func phase(_ phase: Reference<Phase>?) -> [(String, JSON)] {
    member("phase", phase.map { playbook[$0].id })
  }

  private func blocker(_ item: Advice.BlockerAdvice) -> JSON {
    let blocker = playbook[item.blocker]
    let state =
      switch item.state {
      case .holds: "present"
      case .fails: "absent"
      case .unknown: "unknown"
      }
    return .object(
      [
        ("id", .string(blocker.id)), ("title", title(blocker.declaration)),
        ("state", .string(state)),
      ] + flag("likely", item.isLikely) + flag("follows", item.follows)
        + phase(advice.phases[item.blocker]) + part(item.part) + [
          ("because", .array(item.because.map(evidence))),
          ("hangs_on", .array(item.state.slots.map(name))),
          ("basis", .array(blocker.basis.map { .string($0.text) })),
          ("span", span(blocker.declaration.place)), ("matters", .bool(item.matters)),
          ("certain", .bool(item.isCertain)),
          ("grounds", .array(blocker.basis.map(ground))),
        ])
  }
}
