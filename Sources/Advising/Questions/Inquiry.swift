package import FEEL
import Playbooks

/// Something that people are asked: about one fact, or to go through a checklist.
package enum Inquiry: Sendable {
  case fact(Question)
  case screen(ScreenQuestion)

  /// Whether it belongs to a phase that the case has reached, or decides which goals are its goals.
  package var isEarly: Bool {
    switch self {
    case .fact(let question): question.isEarly
    case .screen(let question): question.isEarly
    }
  }
}

extension Advice {
  /// The questions about facts and the open checklists, early ones first; in each group the
  /// checklists follow the facts (contract, section 4.7).
  package var inquiries: [Inquiry] {
    [true, false].flatMap { isEarly in
      questions.filter { $0.isEarly == isEarly }.map(Inquiry.fact)
        + screenQuestions.filter { $0.isEarly == isEarly }.map(Inquiry.screen)
    }
  }

  /// The facts that decide whether an action is needed while no question asks for them, as questions,
  /// in order.
  fileprivate var furtherQuestions: [Question] {
    let asked = Set(questions.map(\.fact) + unscreened.flatMap { playbook[$0].facts })
    var decided: [Slot: [Reference<Remedy>]] = [:]
    for action in actions where !action.isCertain {
      for fact in action.hangsOn where !asked.contains(fact) && playbook.fact(at: fact) != nil {
        if decided[fact]?.contains(action.remedy) != true {
          decided[fact, default: []].append(action.remedy)
        }
      }
    }
    return decided.keys.sorted().map { fact in
      Question(
        fact: fact, part: nil, decides: (decided[fact] ?? []).sorted().map { .remedy($0) },
        value: 0,
        isEarly: false, asked: `case`.statements(on: date, part: nil)[fact])
    }
  }
}

extension Advisor {
  /// All that can be asked about the case, best first.
  ///
  /// What the advice asks is followed by the facts that decide whether an action is needed, so that
  /// nothing uncertain is left that cannot be answered.
  package func inquiries(about case: Case, on date: CalendarDate) -> [Inquiry] {
    let advice = advise(`case`, on: date, parts: [.questions, .actions, .certainty])
    return advice.inquiries + advice.furtherQuestions.map(Inquiry.fact)
  }
}
