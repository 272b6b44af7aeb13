package import FEEL
package import Playbooks
import Reasoning

/// The playbook on one day: entries outside their dates are not there.
package struct PlaybookInForce: Sendable {
  package let playbook: Playbook
  package let date: CalendarDate
  package let goals: [Reference<Goal>]
  package let blockers: [Reference<Blocker>]
  package let remedies: [Reference<Remedy>]
  package let clocks: [Reference<Clock>]
  private let remedyIsThere: [Bool]
  /// What the conditions are about, where the evaluator alone leaves one open.
  let certainty: Certainty

  init(_ playbook: Playbook, _ certainty: Certainty, on date: CalendarDate) {
    self.playbook = playbook
    self.certainty = certainty
    self.date = date
    goals = playbook.goals.references { $0.declaration.effective.contains(date) }
    blockers = playbook.blockers.references { $0.declaration.effective.contains(date) }
    remedies = playbook.remedies.references { $0.declaration.effective.contains(date) }
    clocks = playbook.clocks.references { $0.declaration.effective.contains(date) }
    remedyIsThere = playbook.remedies.map { $0.declaration.effective.contains(date) }
  }

  /// The same day with these blockers and remedies alone, for a question that no other entry
  /// matters to.
  func only(
    _ blockers: Set<Reference<Blocker>>, _ remedies: Set<Reference<Remedy>>
  ) -> PlaybookInForce {
    PlaybookInForce(self, blockers: blockers, remedies: remedies)
  }

  private init(
    _ whole: PlaybookInForce, blockers: Set<Reference<Blocker>>, remedies: Set<Reference<Remedy>>
  ) {
    playbook = whole.playbook
    date = whole.date
    certainty = whole.certainty
    goals = whole.goals
    clocks = []
    self.blockers = whole.blockers.filter(blockers.contains)
    self.remedies = whole.remedies.filter(remedies.contains)
    remedyIsThere = whole.remedyIsThere.enumerated().map {
      $1 && remedies.contains(Reference($0))
    }
  }

  package func contains(_ remedy: Reference<Remedy>) -> Bool { remedyIsThere[remedy.index] }

  package func remedies(among list: [Reference<Remedy>]) -> [Reference<Remedy>] {
    list.filter { remedyIsThere[$0.index] }
  }
}
