package import FEEL
package import Playbooks
import Reasoning

/// The playbook on one day: entries outside their dates are not there.
///
/// One object, shared by every part, stage and case that is advised on that day; with it they
/// share what has once been made of its conditions.
package final class PlaybookInForce: Sendable {
  package let playbook: Playbook
  package let date: CalendarDate
  package let goals: [Reference<Goal>]
  package let blockers: [Reference<Blocker>]
  package let remedies: [Reference<Remedy>]
  package let clocks: [Reference<Clock>]
  private let remedyIsThere: [Bool]
  private let blockerIsThere: [Bool]
  /// What touches what, on any day.
  let index: RuleIndex
  /// Where the evaluator alone leaves a condition open.
  let conditions: ConditionCache

  init(
    _ playbook: Playbook, _ certainty: Certainty, _ timeless: TimelessConditions,
    _ index: RuleIndex, on date: CalendarDate
  ) {
    self.playbook = playbook
    self.index = index
    conditions = ConditionCache(playbook, certainty, timeless, on: date)
    self.date = date
    goals = playbook.goals.references { $0.declaration.effective.contains(date) }
    blockers = playbook.blockers.references { $0.declaration.effective.contains(date) }
    remedies = playbook.remedies.references { $0.declaration.effective.contains(date) }
    clocks = playbook.clocks.references { $0.declaration.effective.contains(date) }
    remedyIsThere = playbook.remedies.map { $0.declaration.effective.contains(date) }
    blockerIsThere = playbook.blockers.map { $0.declaration.effective.contains(date) }
  }

  /// The decisions to work out anew once these slots have changed, in order.
  func decisions(restingOn slots: [Slot]) -> [Reference<Decision>] {
    if slots.count == 1 { return index.derived[slots[0].index] }
    let touched = Set(slots.flatMap { index.derived[$0.index] })
    return touched.isEmpty ? [] : playbook.decisionOrder.filter(touched.contains)
  }

  /// The blockers in force that list the remedy, in playbook order.
  func blockers(listing remedy: Reference<Remedy>) -> [Reference<Blocker>] {
    index.blockers[remedy.index].filter { blockerIsThere[$0.index] }
  }

  /// The goals in force that list the remedy, in playbook order.
  func goals(listing remedy: Reference<Remedy>) -> [Reference<Goal>] {
    index.goals[remedy.index].filter { playbook[$0].declaration.effective.contains(date) }
  }

  package func contains(_ remedy: Reference<Remedy>) -> Bool { remedyIsThere[remedy.index] }

  package func remedies(among list: [Reference<Remedy>]) -> [Reference<Remedy>] {
    list.filter { remedyIsThere[$0.index] }
  }

  /// The same day with no other blockers and remedies than these.
  func limited(to remedies: Set<Reference<Remedy>>, _ blockers: Set<Reference<Blocker>>)
    -> PlaybookInForce
  {
    PlaybookInForce(self, remedies, blockers)
  }

  private init(
    _ whole: PlaybookInForce, _ remedies: Set<Reference<Remedy>>,
    _ blockers: Set<Reference<Blocker>>
  ) {
    (playbook, date, index) = (whole.playbook, whole.date, whole.index)
    (goals, clocks, conditions) = (whole.goals, whole.clocks, whole.conditions)
    self.remedies = whole.remedies.filter(remedies.contains)
    self.blockers = whole.blockers.filter(blockers.contains)
    remedyIsThere = whole.remedyIsThere.indices.map {
      whole.remedyIsThere[$0] && remedies.contains(Reference($0))
    }
    blockerIsThere = whole.blockerIsThere.indices.map {
      whole.blockerIsThere[$0] && blockers.contains(Reference($0))
    }
  }
}
