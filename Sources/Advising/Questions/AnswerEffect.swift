package import FEEL
package import Playbooks

/// What one answer to a question would change in the advice.
package struct AnswerEffect: Sendable {
  /// The answer.
  package let value: Value
  /// The changes that it would make.
  package let comparison: AdviceComparison
}

/// Works out what answers to questions about one case would change.
struct AnswerEffects: Sendable {
  private let `case`: Case
  private let rules: PlaybookInForce
  private let before: AdviceSnapshot

  /// Answers are tried only for facts with at most this many values.
  private static let mostValues = 12

  init(_ case: Case, _ rules: PlaybookInForce) {
    self.case = `case`
    self.rules = rules
    before = AdviceSnapshot(`case`, rules, planning: false)
  }

  /// The effect of each possible answer: yes and no, or the values of an enumeration.
  ///
  /// There are none for other facts, or where there are too many values.
  func effects(of question: Question) -> [AnswerEffect] {
    guard let fact = rules.playbook.fact(at: question.fact) else { return [] }
    let values = fact.choices
    guard values.count <= Self.mostValues else { return [] }
    return values.map { AnswerEffect(value: $0, comparison: comparison(fact, question.part, $0)) }
  }

  /// The changes once the fact has this value.
  private func comparison(_ fact: Fact, _ part: String?, _ value: Value) -> AdviceComparison {
    let changed = `case`.stating(
      Statement(value: value, status: .stated), of: fact.slot, part: part)
    return AdviceComparison(
      before: before, after: AdviceSnapshot(changed, rules, planning: false))
  }
}

extension Fact {
  /// The values to choose from, where the fact is a boolean or lists its allowed values; else
  /// empty.
  ///
  /// Null is one of them where the fact is optional.
  package var choices: [Value] {
    var values: [Value] = []
    if case .boolean = type { values = [.boolean(true), .boolean(false)] }
    switch (type, allowed) {
    case (.list, _), (.record, _): return []
    case (_, .values(let choices)): values = choices.map(\.value)
    case (_, .tests), (_, nil): break
    }
    return values.isEmpty || !optional ? values : values + [.null]
  }
}
