import Advising
import FEEL

extension JSON {
  /// What one advice says otherwise than another.
  init(_ comparison: AdviceComparison) { self = .array(comparison.changes.map(JSON.init)) }

  /// One change: `{"kind", "id", "part"?, "from", "to"}`; null: it is not there.
  init(_ change: AdviceChange) {
    self = .object(
      [("kind", .string(change.subject.kind.rawValue)), ("id", .string(change.subject.id))]
        + (change.part.map { [("part", .string($0))] } ?? [])
        + [("from", JSON(change.from)), ("to", JSON(change.to))])
  }

  private init(_ mark: AdviceChange.Mark?) {
    switch mark {
    case .days(let days): self = .integer(days)
    case .some(let mark): self = .string(mark.code)
    case nil: self = .null
    }
  }

  /// An answer, and what it would change.
  init(_ effect: AnswerEffect) {
    self = .object([("value", JSON(effect.value)), ("changes", JSON(effect.comparison))])
  }
}

extension AdviceJSON {
  /// What was tried, as it was typed, and what it changes; nothing where nothing was tried.
  var trial: [(String, JSON)] {
    guard let trial = advice.trial else { return [] }
    return [
      ("tried", .array(trial.settings.map { .string($0.text) })),
      (
        "what_if",
        .object([
          ("set", .object(trial.settings.map { ($0.name, JSON($0.value)) })),
          ("changes", JSON(trial.comparison)),
        ])
      ),
    ]
  }

  /// The next day on which something changes by itself, where there is one.
  var nextChange: [(String, JSON)] {
    guard let next = advice.next else { return [] }
    return [
      (
        "next_change",
        .object([("date", .string(next.date.text)), ("changes", JSON(next.comparison))])
      )
    ]
  }

  /// What each answer to the question would do, where that was asked for.
  func effects(of question: Question) -> [(String, JSON)] {
    question.effects.map { [("effects", .array($0.map(JSON.init)))] } ?? []
  }
}
