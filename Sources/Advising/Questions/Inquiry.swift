package import FEEL
package import Playbooks

/// Works out what to ask about cases on one day, again and again as answers come in.
package struct Inquiry: Sendable {
  package let rules: PlaybookInForce

  package init(_ rules: PlaybookInForce) {
    self.rules = rules
  }

  /// What to ask, those worth most first, without the rest of the advice.
  package func questions(_ file: Case) -> [Question] {
    let assessments = Situation.all(rules, file).map { Assessment($0) }
    return Questions(assessments: assessments, domains: rules.conditions.domains).ranked()
  }

  /// The question that a fact would be if nobody had answered it; it may decide nothing.
  package func question(about fact: Slot, part: String?, in file: Case) -> Question {
    let without = file.stating(Statement(value: nil, status: .asked), of: fact, part: part)
    return questions(without).first { $0.fact == fact && $0.part == part }
      ?? Question(fact: fact, part: part, decides: [], value: 0, asked: nil)
  }
}
