package import FEEL
import Parallelism
package import Playbooks
import Reasoning

/// The playbook on one day, without the entries that are not in force on it (contract, section 1,
/// `effective`).
///
/// One object is shared by every part, stage and case that is advised on that day, so that the
/// caches of its conditions are shared too.
package final class PlaybookInForce: Sendable {
  /// The whole playbook, including the entries that are not in force.
  package let playbook: Playbook
  /// The day.
  package let date: CalendarDate
  /// The goals in force, in playbook order.
  package let goals: [Reference<Goal>]
  /// The blockers in force, in playbook order.
  package let blockers: [Reference<Blocker>]
  /// The remedies in force, in playbook order.
  package let remedies: [Reference<Remedy>]
  /// The constraints in force, in playbook order.
  package let constraints: [Reference<Constraint>]
  /// All clocks, in playbook order: whether one is in force depends on the day that it runs from,
  /// which is a matter of the case (``Situation/isInForce(_:)``).
  package let clocks: [Reference<Clock>]
  /// Whether each remedy is in force, by index.
  private let remedyIsThere: [Bool]
  /// Whether each blocker is in force, by index.
  private let blockerIsThere: [Bool]
  /// Which entries of the playbook touch which, on any day.
  let index: RuleIndex
  /// The rules of choice, support and state.
  let graph: ReasonGraph
  /// The place of each entry on the road.
  package let phases: Phases
  /// Decides conditions, and remembers what it has derived from them.
  let conditions: ConditionCache

  init(
    _ playbook: Playbook, _ conditions: ConditionCache, _ index: RuleIndex, _ graphs: ReasonGraphs,
    on date: CalendarDate
  ) {
    self.playbook = playbook
    self.index = index
    self.conditions = conditions
    self.date = date
    phases = Phases(playbook, on: date)
    graph = graphs.graph(
      ranks: playbook.remedies.indices.map { [phases] in phases[Reference<Remedy>($0)]?.index ?? 0 }
    )
    goals = playbook.goals.references { $0.declaration.effective.contains(date) }
    blockers = playbook.blockers.references { $0.declaration.effective.contains(date) }
    remedies = playbook.remedies.references { $0.declaration.effective.contains(date) }
    constraints = playbook.constraints.references { $0.declaration.effective.contains(date) }
    clocks = playbook.clocks.references { _ in true }
    remedyIsThere = playbook.remedies.map { $0.declaration.effective.contains(date) }
    blockerIsThere = playbook.blockers.map { $0.declaration.effective.contains(date) }
  }

  /// The decisions that depend on at least one of these slots, in the order of evaluation.
  func decisions(restingOn slots: [Slot]) -> [Reference<Decision>] {
    if slots.count == 1 { return index.derived[slots[0].index] }
    let touched = Set(slots.flatMap { index.derived[$0.index] })
    return touched.isEmpty ? [] : playbook.decisionOrder.filter(touched.contains)
  }

  /// Evaluates the decisions in the frame, in the order given.
  func derive(_ decisions: [Reference<Decision>], in frame: inout Frame) {
    for reference in decisions {
      let decision = playbook[reference]
      frame.values[decision.slot.index] = decision.evaluate(in: frame)
    }
  }

  /// The blockers in force that list the remedy, in playbook order.
  func blockers(listing remedy: Reference<Remedy>) -> [Reference<Blocker>] {
    index.blockers[remedy.index].filter { blockerIsThere[$0.index] }
  }

  /// The goals in force that list the remedy, in playbook order.
  func goals(listing remedy: Reference<Remedy>) -> [Reference<Goal>] {
    index.goals[remedy.index].filter(contains)
  }

  /// The blockers and goals in force that list the remedy.
  func reasons(listing remedy: Reference<Remedy>) -> [Reason] {
    blockers(listing: remedy).map(Reason.blocker) + goals(listing: remedy).map(Reason.goal)
  }

  /// Whether the remedy is in force.
  package func contains(_ remedy: Reference<Remedy>) -> Bool { remedyIsThere[remedy.index] }

  /// Whether the blocker is in force.
  func contains(_ blocker: Reference<Blocker>) -> Bool { blockerIsThere[blocker.index] }

  /// Whether the goal is in force.
  func contains(_ goal: Reference<Goal>) -> Bool { goals.contains(goal) }

  /// Those of the remedies that are in force, in the order given.
  package func remedies(among list: [Reference<Remedy>]) -> [Reference<Remedy>] {
    list.filter { remedyIsThere[$0.index] }
  }
}
