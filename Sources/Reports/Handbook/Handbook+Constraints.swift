import Diagnostics
import FEEL
import Playbooks

extension Handbook {
  /// The page of what cannot be otherwise.
  var constraintsPage: Page {
    let entries = playbook.constraints.map { constraint in
      let lines =
        condition(HandbookLabels.where, constraint.if)
        + condition(HandbookLabels.then, constraint.then)
        + [grounds(constraint.basis), inForce(constraint.declaration)].compactMap { $0 }
      return Page.Entry(
        title: constraint.declaration.title[language], id: constraint.id, lines: lines)
    }
    return index("constraints", HandbookLabels.constraints, entries)
  }

  /// The page of the checklists.
  var screensPage: Page {
    let entries = playbook.screens.map { screen in
      let lines =
        [line(HandbookLabels.ask, [screen.ask?[language]].compactMap { $0 })].compactMap { $0 }
        + condition(HandbookLabels.possible, screen.when)
        + [line(HandbookLabels.circumstances, titles(screen.facts), isListed: true)]
        .compactMap { $0 }
      return Page.Entry(title: screen.declaration.title[language], id: screen.id, lines: lines)
    }
    return index("screens", HandbookLabels.screens, entries)
  }

  private func titles(_ facts: [Slot]) -> [String] {
    facts.compactMap { playbook.fact(at: $0)?.title[language] }
  }

  /// The titles of the checklists that list the fact.
  func screens(listing slot: Slot) -> [String] {
    playbook.screens.filter { $0.facts.contains(slot) }.map { $0.declaration.title[language] }
  }

  /// The titles of the constraints that read the fact or decision.
  func constraints(reading slot: Slot) -> [String] {
    unique(
      playbook.constraints.filter { $0.slots.contains(slot) }
        .map { $0.declaration.title[language] })
  }
}
