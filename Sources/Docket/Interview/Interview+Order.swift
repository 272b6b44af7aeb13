package import Advising
import FEEL
package import Playbooks

/// The order of the questions, and which of them are worth asking.
extension Interview {
  /// The phase in which the question is asked; nil in a playbook without phases.
  package func phase(of inquiry: Inquiry) -> Reference<Phase>? {
    let phases = advisor.rules(on: date).phases
    return switch inquiry {
    case .fact(let question): phases[question.fact]
    case .screen(let question): phases[question.screen]
    }
  }

  /// Open questions in the order in which they are asked.
  ///
  /// Early ones come first, then the phases in their order, then checklists after facts. Facts of a
  /// phase keep their order of value; in the scope `all` they stand in the order of the playbook.
  func ordered(_ open: [Inquiry]) -> [Inquiry] {
    let places = open.enumerated().map { index, inquiry in
      (inquiry: inquiry, place: place(of: inquiry, index))
    }
    return places.sorted { $0.place.lexicographicallyPrecedes($1.place) }.map(\.inquiry)
  }

  private func place(of inquiry: Inquiry, _ index: Int) -> [Int] {
    let (isFact, own) =
      switch Key(inquiry) {
      case .fact(let fact, _): (true, fact.index)
      case .screen(let screen): (false, screen.index)
      }
    let early = inquiry.isEarly ? 0 : 1
    if case .all = scope { return [early, isFact ? 0 : 1, own, index] }
    return [early, phase(of: inquiry)?.index ?? Int.max, isFact ? 0 : 1, index]
  }

  /// The question that is asked next.
  ///
  /// A fact is passed over while no answer by itself changes anything. Where only such facts are
  /// left, one is asked if another open question decides the same.
  func nextQuestion(among open: [Inquiry]) -> Inquiry? {
    if case .open = scope {
      return open.first(where: changesSomething) ?? open.first { sharesOutcome($0, with: open) }
    }
    return open.first
  }

  private func changesSomething(_ inquiry: Inquiry) -> Bool {
    guard case .fact(let question) = inquiry, !isAskedFor(Key(inquiry)) else { return true }
    let effects = advisor.effects(of: question, in: `case`, on: date)
    return effects.isEmpty || effects.contains { !$0.comparison.changes.isEmpty }
  }

  private func sharesOutcome(_ inquiry: Inquiry, with open: [Inquiry]) -> Bool {
    guard case .fact(let question) = inquiry else { return true }
    let others = open.filter { Key($0) != Key(inquiry) }.flatMap { other -> [Clause.Subject] in
      if case .fact(let question) = other { question.decides } else { [] }
    }
    return question.decides.contains { others.contains($0) }
  }
}
