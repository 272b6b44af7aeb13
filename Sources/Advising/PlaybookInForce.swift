package import FEEL
package import Playbooks
import Reasoning

/// The playbook on one day: entries outside their dates are not there.
package struct PlaybookInForce: Sendable {
  package let playbook: Playbook
  package let date: CalendarDate
  package let goals: [Reference<Goal>]
  package private(set) var blockers: [Reference<Blocker>]
  package private(set) var remedies: [Reference<Remedy>]
  package let clocks: [Reference<Clock>]
  private var remedyIsThere: [Bool]
  /// The blockers that list each remedy, by the remedy's index.
  let listing: [[Reference<Blocker>]]
  /// The remedies that change each fact.
  private let achievers: [Slot: [Reference<Remedy>]]
  /// The decisions that rest on each fact, themselves or through others, each after those that it
  /// needs.
  private let derived: [Slot: [Reference<Decision>]]
  /// Where the evaluator alone leaves a condition open.
  let conditions: ConditionCache

  init(_ playbook: Playbook, _ certainty: Certainty, on date: CalendarDate) {
    self.playbook = playbook
    conditions = ConditionCache(playbook, certainty, on: date)
    self.date = date
    goals = playbook.goals.references { $0.declaration.effective.contains(date) }
    blockers = playbook.blockers.references { $0.declaration.effective.contains(date) }
    remedies = playbook.remedies.references { $0.declaration.effective.contains(date) }
    clocks = playbook.clocks.references { $0.declaration.effective.contains(date) }
    remedyIsThere = playbook.remedies.map { $0.declaration.effective.contains(date) }
    var listing: [[Reference<Blocker>]] = Array(repeating: [], count: playbook.remedies.count)
    for blocker in blockers {
      for remedy in playbook[blocker].remedies { listing[remedy.index].append(blocker) }
    }
    self.listing = listing
    var achievers: [Slot: [Reference<Remedy>]] = [:]
    for (index, remedy) in playbook.remedies.enumerated() {
      for achievement in remedy.achieves {
        achievers[achievement.fact, default: []].append(Reference(index))
      }
    }
    self.achievers = achievers
    var derived: [Slot: [Reference<Decision>]] = [:]
    for reference in playbook.decisionOrder {
      for fact in playbook.factSlots(read: playbook[reference].slots) {
        derived[fact, default: []].append(reference)
      }
    }
    self.derived = derived
  }

  /// The decisions to work out anew once these facts have changed, in order.
  func decisions(restingOn facts: [Slot]) -> [Reference<Decision>] {
    if facts.contains(where: { playbook.fact(at: $0) == nil }) { return playbook.decisionOrder }
    if facts.count == 1 { return derived[facts[0]] ?? [] }
    let touched = Set(facts.flatMap { derived[$0] ?? [] })
    return touched.isEmpty ? [] : playbook.decisionOrder.filter(touched.contains)
  }

  /// The remedies that change a fact which the operand reads, itself or through decisions, in
  /// playbook order.
  func remedies(touching operand: Operand) -> [Reference<Remedy>] {
    let read = playbook.factSlots(read: operand.program.slots)
    let able = Set(read.flatMap { achievers[$0] ?? [] })
    return able.filter(contains).sorted()
  }

  package func contains(_ remedy: Reference<Remedy>) -> Bool { remedyIsThere[remedy.index] }

  package func remedies(among list: [Reference<Remedy>]) -> [Reference<Remedy>] {
    list.filter { remedyIsThere[$0.index] }
  }

  /// The same day with no other blockers and remedies than these.
  func limited(to remedies: Set<Reference<Remedy>>, _ blockers: Set<Reference<Blocker>>)
    -> PlaybookInForce
  {
    var copy = self
    copy.remedies = self.remedies.filter(remedies.contains)
    copy.blockers = self.blockers.filter(blockers.contains)
    for index in copy.remedyIsThere.indices where !remedies.contains(Reference(index)) {
      copy.remedyIsThere[index] = false
    }
    return copy
  }
}
