package import FEEL
package import Playbooks

/// What one answer to a question would do to the advice.
package struct AnswerEffect: Sendable {
  package let value: Value
  package let comparison: AdviceComparison
}

/// What the answers to questions about a case would do.
struct AnswerEffects: Sendable {
  private let `case`: Case
  private let rules: PlaybookInForce
  private let before: AdviceSnapshot

  /// More values than this are not tried one by one.
  private static let mostValues = 12

  init(_ case: Case, _ rules: PlaybookInForce) {
    self.case = `case`
    self.rules = rules
    before = AdviceSnapshot(`case`, rules, planning: false)
  }

  /// For yes and no, or for each value of an enumeration; none for other facts.
  func effects(of question: Question) -> [AnswerEffect] {
    guard let fact = rules.playbook.fact(at: question.fact) else { return [] }
    let values = fact.choices
    guard values.count <= Self.mostValues else { return [] }
    return values.map { AnswerEffect(value: $0, comparison: comparison(fact, question.part, $0)) }
  }

  private func comparison(_ fact: Fact, _ part: String?, _ value: Value) -> AdviceComparison {
    let changed = `case`.stating(
      Statement(value: value, status: .stated), of: fact.slot, part: part)
    return AdviceComparison(
      before: before, after: AdviceSnapshot(changed, rules, planning: false))
  }
}

extension Fact {
  /// The values to choose from where there are few: yes and no, those of an enumeration, and
  /// "none" where the fact may be that; empty for anything else.
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
