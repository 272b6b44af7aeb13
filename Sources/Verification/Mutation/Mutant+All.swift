import Diagnostics
package import Playbooks

extension Mutant {
  /// Every small change of the playbook's constraints, checklists, decisions, blockers, goals and
  /// remedies, in playbook order within each kind.
  package static func all(of playbook: Playbook) -> [Mutant] {
    var found = playbook.constraints.indices.flatMap {
      constraint(playbook.constraints[$0], $0, playbook)
    }
    found += playbook.screens.indices.flatMap { index in
      let screen = playbook.screens[index]
      return conditions(screen.id, "when", screen.when, playbook) { .screen(index, $0) }
    }
    found += playbook.decisions.indices.flatMap { decision(playbook.decisions[$0], $0, playbook) }
    found += playbook.blockers.indices.flatMap { blocker(playbook.blockers[$0], $0, playbook) }
    found += playbook.goals.indices.flatMap { goal(playbook.goals[$0], $0, playbook) }
    found += playbook.remedies.indices.flatMap { remedy(playbook.remedies[$0], $0, playbook) }
    return found
  }

  /// Without the whole of `if` it holds everywhere; without the whole of `then` it says nothing.
  private static func constraint(_ constraint: Constraint, _ index: Int, _ playbook: Playbook)
    -> [Mutant]
  {
    conditions(constraint.id, "if", constraint.if, playbook) { .circumstance(index, $0) }
      + conditions(constraint.id, "then", constraint.then, playbook) { .consequence(index, $0) }
  }

  private static func decision(_ decision: Decision, _ index: Int, _ playbook: Playbook) -> [Mutant]
  {
    switch decision.logic {
    case .expression(let formula):
      conditions(decision.id, "is", formula, playbook) { .decision(index, $0) }
    case .table(let table):
      TableMutations(table: table, scope: playbook.vocabulary.scope).all.map {
        Mutant(
          id: decision.id, key: "table", change: $0.change, place: $0.place,
          target: .table(index, row: $0.row, $0.table))
      }
    }
  }

  private static func blocker(_ blocker: Blocker, _ index: Int, _ playbook: Playbook) -> [Mutant] {
    conditions(blocker.id, "when", blocker.when, playbook) { .blocker(index, $0) }
      + orders(blocker.declaration, blocker.remedies, playbook) { .blockerOrder(index, swap: $0) }
  }

  private static func goal(_ goal: Goal, _ index: Int, _ playbook: Playbook) -> [Mutant] {
    orders(goal.declaration, goal.remedies, playbook) { .goalOrder(index, swap: $0) }
  }

  private static func remedy(_ remedy: Remedy, _ index: Int, _ playbook: Playbook) -> [Mutant] {
    conditions(remedy.id, "when", remedy.when, playbook) { .suits(index, $0) }
      + conditions(remedy.id, "needs", remedy.needs, playbook) { .needs(index, $0) }
  }

  private static func conditions(
    _ id: String, _ key: String, _ formula: Formula?, _ playbook: Playbook,
    _ target: (Formula) -> Target
  ) -> [Mutant] {
    guard let formula else { return [] }
    return ConditionMutations(formula: formula, scope: playbook.vocabulary.scope).all.map {
      Mutant(
        id: id, key: key, change: $0.change, place: formula.place(of: $0.span),
        target: target($0.formula))
    }
  }

  private static func orders(
    _ declaration: Declaration, _ remedies: [Reference<Remedy>], _ playbook: Playbook,
    _ target: (Int) -> Target
  ) -> [Mutant] {
    remedies.indices.dropLast().map { index in
      Mutant(
        id: declaration.id, key: "remedies",
        change: .order(
          first: playbook[remedies[index]].id, second: playbook[remedies[index + 1]].id),
        place: declaration.place, target: target(index))
    }
  }

  /// The playbook with this change.
  func applied(to playbook: Playbook) -> Playbook {
    var (goals, blockers, remedies) = (playbook.goals, playbook.blockers, playbook.remedies)
    var decisions = playbook.decisions
    var (constraints, screens) = (playbook.constraints, playbook.screens)
    switch target {
    case .circumstance(let index, let formula):
      constraints[index] = constraints[index].with(if: formula)
    case .consequence(let index, let formula):
      constraints[index] = constraints[index].with(then: formula)
    case .screen(let index, let formula): screens[index] = screens[index].with(when: formula)
    case .decision(let index, let formula):
      decisions[index] = decisions[index].with(.expression(formula))
    case .table(let index, _, let table): decisions[index] = decisions[index].with(.table(table))
    case .blocker(let index, let formula): blockers[index] = blockers[index].with(when: formula)
    case .suits(let index, let formula): remedies[index] = remedies[index].with(when: formula)
    case .needs(let index, let formula): remedies[index] = remedies[index].with(needs: formula)
    case .blockerOrder(let index, let swap):
      blockers[index] = blockers[index].with(remedies: blockers[index].remedies.swapped(swap))
    case .goalOrder(let index, let swap):
      goals[index] = goals[index].with(remedies: goals[index].remedies.swapped(swap))
    }
    return playbook.replacing(
      constraints: constraints, screens: screens, decisions: decisions, goals: goals,
      blockers: blockers, remedies: remedies)
  }
}

extension Array {
  fileprivate func swapped(_ index: Int) -> Self {
    var copy = self
    copy.swapAt(index, index + 1)
    return copy
  }
}

extension Constraint {
  fileprivate func with(if circumstance: Formula? = nil, then: Formula? = nil) -> Constraint {
    Constraint(
      declaration: declaration, if: circumstance ?? self.if, then: then ?? self.then, basis: basis)
  }
}

extension Screen {
  fileprivate func with(when: Formula) -> Screen {
    Screen(declaration: declaration, ask: ask, when: when, facts: facts)
  }
}

extension Decision {
  fileprivate func with(_ logic: Logic) -> Decision {
    Decision(
      declaration: declaration, slot: slot, type: type, unit: unit, allowed: allowed, logic: logic)
  }
}

extension Blocker {
  fileprivate func with(when: Formula? = nil, remedies: [Reference<Remedy>]? = nil) -> Blocker {
    Blocker(
      declaration: declaration, when: when ?? self.when, stops: stops,
      remedies: remedies ?? self.remedies, basis: basis)
  }
}

extension Goal {
  fileprivate func with(remedies: [Reference<Remedy>]) -> Goal {
    Goal(declaration: declaration, when: when, reached: reached, remedies: remedies)
  }
}

extension Remedy {
  fileprivate func with(when: Formula? = nil, needs: Formula? = nil) -> Remedy {
    Remedy(
      declaration: declaration, when: when ?? self.when, needs: needs ?? self.needs,
      decide: decide, lead: lead, with: with, counterparts: counterparts, steps: steps,
      documents: documents, within: within, usual: usual, achieves: achieves, also: also,
      excludes: excludes,
      basis: basis)
  }
}
