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
  /// What is there only where it was asked for.
  var sidelightMembers: [(String, JSON)] {
    var members: [(String, JSON)] = []
    if let whatIf = sidelights.whatIf {
      members.append(
        (
          "what_if",
          .object([
            ("set", .object(whatIf.set.map { ($0.name, JSON($0.value)) })),
            ("changes", JSON(whatIf.comparison)),
          ])
        ))
    }
    if let next = sidelights.next {
      members.append(
        (
          "next_change",
          .object([("date", .string(next.date.text)), ("changes", JSON(next.comparison))])
        ))
    }
    return members
  }

  /// What each answer to the question would do, where that was worked out.
  func effects(of question: Question) -> [(String, JSON)] {
    let index = advice.questions.firstIndex {
      $0.fact == question.fact && $0.part == question.part
    }
    guard let index, sidelights.effects.indices.contains(index) else { return [] }
    return [("effects", .array(sidelights.effects[index].map(JSON.init)))]
  }
}
