/// The conditions of a playbook, grouped by kind of entry, and in playbook order within each kind.
///
/// The index of a condition in this list is its number. Code that visits all conditions reads this
/// list, and whatever is derived from a condition is stored under its number.
package final class Clauses: Sendable {
  /// All conditions; the index of each is its number.
  package let all: [Clause]
  private let goals: [Numbers]
  private let blockers: [Numbers]
  private let remedies: [Numbers]
  private let clocks: [Numbers]
  private let decisions: [Numbers]
  private let constraints: [Numbers]
  private let screens: [Numbers]

  /// The numbers of the conditions of one entry; no kind of entry has more than two.
  private struct Numbers {
    /// The number of its `when`, of the `is` of a decision, or of the `if` of a constraint.
    var first: Reference<Clause>?
    /// The number of its `reached`, `needs`, `met` or `then`.
    var second: Reference<Clause>?
  }

  init(
    goals: [Goal], blockers: [Blocker], remedies: [Remedy], clocks: [Clock],
    decisions: [Decision], constraints: [Constraint], screens: [Screen]
  ) {
    var all: [Clause] = []
    func number(
      _ subject: Clause.Subject, _ declaration: Declaration,
      _ first: (Clause.Role, Formula?), _ second: (Clause.Role, Formula?)? = nil
    ) -> Numbers {
      func number(_ role: Clause.Role, _ formula: Formula?) -> Reference<Clause>? {
        guard let formula else { return nil }
        all.append(
          Clause(subject: subject, role: role, formula: formula, declaration: declaration))
        return Reference(all.count - 1)
      }
      return Numbers(
        first: number(first.0, first.1), second: second.flatMap { number($0.0, $0.1) })
    }
    self.goals = goals.enumerated().map { index, goal in
      number(
        .goal(Reference(index)), goal.declaration, (.when, goal.when), (.reached, goal.reached))
    }
    self.blockers = blockers.enumerated().map { index, blocker in
      number(.blocker(Reference(index)), blocker.declaration, (.when, blocker.when))
    }
    self.remedies = remedies.enumerated().map { index, remedy in
      number(
        .remedy(Reference(index)), remedy.declaration, (.when, remedy.when),
        (.needs, remedy.needs))
    }
    self.clocks = clocks.enumerated().map { index, clock in
      number(.clock(Reference(index)), clock.declaration, (.when, clock.when), (.met, clock.met))
    }
    self.decisions = decisions.enumerated().map { index, decision in
      number(
        .decision(Reference(index)), decision.declaration, (.is, decision.logic.formula))
    }
    self.constraints = constraints.enumerated().map { index, constraint in
      number(
        .constraint(Reference(index)), constraint.declaration, (.if, constraint.if),
        (.then, constraint.then))
    }
    self.screens = screens.enumerated().map { index, screen in
      number(.screen(Reference(index)), screen.declaration, (.when, screen.when))
    }
    self.all = all
  }

  /// The number of the condition that the entry has under this key; nil where it has none.
  package func number(_ role: Clause.Role, of subject: Clause.Subject) -> Reference<Clause>? {
    let numbers =
      switch subject {
      case .goal(let goal): goals[goal.index]
      case .blocker(let blocker): blockers[blocker.index]
      case .remedy(let remedy): remedies[remedy.index]
      case .clock(let clock): clocks[clock.index]
      case .decision(let decision): decisions[decision.index]
      case .constraint(let constraint): constraints[constraint.index]
      case .screen(let screen): screens[screen.index]
      }
    switch role {
    case .when, .is, .if: return numbers.first
    case .reached, .needs, .met, .then: return numbers.second
    }
  }
}

extension Decision.Logic {
  /// The expression; nil for a table.
  fileprivate var formula: Formula? {
    if case .expression(let formula) = self { formula } else { nil }
  }
}
