import Advising
import FEEL

extension JSON {
  /// The differences between two advices.
  init(_ comparison: AdviceComparison) { self = .array(comparison.changes.map(JSON.init)) }

  /// One difference: `{"kind", "id", "part"?, "from", "to"}`; null if it is missing in that advice.
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

  /// An answer to a question, and the changes that it would make.
  init(_ effect: AnswerEffect) {
    self = .object([("value", JSON(effect.value)), ("changes", JSON(effect.comparison))])
  }
}

extension AdviceJSON {
  /// The facts tried with `--set`, as typed, and their effect; nothing if none were tried.
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

  /// The next day on which something changes by itself; nothing if there is none.
  var nextChange: [(String, JSON)] {
    guard let next = advice.next else { return [] }
    return [
      (
        "next_change",
        .object([("date", .string(next.date.text)), ("changes", JSON(next.comparison))])
      )
    ]
  }

  /// What each answer to the question would change, if the advice was asked for that.
  func effects(of question: Question) -> [(String, JSON)] {
    question.effects.map { [("effects", .array($0.map(JSON.init)))] } ?? []
  }
}
