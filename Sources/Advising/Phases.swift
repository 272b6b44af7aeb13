package import FEEL
package import Playbooks

/// Where each entry has its place on the road (contract, section 1, "Phase").
///
/// An entry without a phase of its own takes it from the entries that ask for it, as far as they are
/// in force. In a playbook without phases nothing has one.
package struct Phases: Sendable {
  private let blockers: [Reference<Phase>]
  private let goals: [Reference<Phase>]
  private let clocks: [Reference<Phase>]
  private let remedies: [Reference<Phase>]
  private let facts: [Reference<Phase>]
  private let screens: [Reference<Phase>]

  /// Works out the phases of all entries as they are on the day; nil takes all entries, whenever they
  /// are in force.
  package init(_ playbook: Playbook, on date: CalendarDate?) {
    guard let last = playbook.phases.indices.last.map(Reference<Phase>.init) else {
      (blockers, goals, clocks, remedies, facts, screens) = ([], [], [], [], [], [])
      return
    }
    blockers = playbook.blockers.map { $0.declaration.phase ?? last }
    goals = playbook.goals.map { $0.declaration.phase ?? last }
    clocks = playbook.clocks.map { $0.declaration.phase ?? last }
    screens = playbook.screens.map { $0.declaration.phase ?? last }
    remedies = Self.ofRemedies(playbook, blockers, goals, on: date).map { $0 ?? last }
    facts = Self.ofFacts(playbook, blockers, remedies, on: date).map { $0 ?? last }
  }

  /// The phase of the blocker; nil where the playbook has no phases.
  package subscript(blocker: Reference<Blocker>) -> Reference<Phase>? {
    blockers.isEmpty ? nil : blockers[blocker.index]
  }

  /// The phase of the goal; nil where the playbook has no phases.
  package subscript(goal: Reference<Goal>) -> Reference<Phase>? {
    goals.isEmpty ? nil : goals[goal.index]
  }

  /// The phase of the clock; nil where the playbook has no phases.
  package subscript(clock: Reference<Clock>) -> Reference<Phase>? {
    clocks.isEmpty ? nil : clocks[clock.index]
  }

  /// The phase of the checklist; nil where the playbook has no phases.
  package subscript(screen: Reference<Screen>) -> Reference<Phase>? {
    screens.isEmpty ? nil : screens[screen.index]
  }

  /// The phase of the remedy; nil where the playbook has no phases.
  package subscript(remedy: Reference<Remedy>) -> Reference<Phase>? {
    remedies.isEmpty ? nil : remedies[remedy.index]
  }

  /// The phase of the fact; nil where the playbook has no phases, and for what is no fact.
  package subscript(fact: Slot) -> Reference<Phase>? {
    facts.indices.contains(fact.index) ? facts[fact.index] : nil
  }

  /// The phase of each remedy: its own; else the earliest of the blockers that list it; else that of
  /// the goals; else that of the remedies whose `needs` read what it achieves.
  private static func ofRemedies(
    _ playbook: Playbook, _ blockers: [Reference<Phase>], _ goals: [Reference<Phase>],
    on date: CalendarDate?
  ) -> [Reference<Phase>?] {
    let none = playbook.remedies.map { _ in Reference<Phase>?.none }
    var (byBlockers, byGoals) = (none, none)
    for (blocker, phase) in zip(playbook.blockers, blockers) where blocker.declaration.isThere(date)
    {
      for remedy in blocker.remedies { byBlockers[remedy.index].lower(to: phase) }
    }
    for (goal, phase) in zip(playbook.goals, goals) where goal.declaration.isThere(date) {
      for remedy in goal.remedies { byGoals[remedy.index].lower(to: phase) }
    }
    var found = playbook.remedies.indices.map { index in
      playbook.remedies[index].declaration.phase ?? byBlockers[index] ?? byGoals[index]
    }
    let open = found.indices.filter { found[$0] == nil }
    var needing: [Slot: [Int]] = [:]
    for (index, remedy) in playbook.remedies.enumerated()
    where remedy.declaration.isThere(date) {
      for fact in playbook.factSlots(read: remedy.needs?.program.slots ?? []) {
        needing[fact, default: []].append(index)
      }
    }
    // Phases only become earlier, so this comes to an end.
    var isChanging = !open.isEmpty
    while isChanging {
      isChanging = false
      for index in open {
        let before = found[index]
        for achievement in playbook.remedies[index].achieves {
          for other in needing[achievement.fact] ?? [] {
            if let phase = found[other] { found[index].lower(to: phase) }
          }
        }
        if found[index] != before { isChanging = true }
      }
    }
    return found
  }

  /// The phase of each fact: its own; else the earliest of the blockers that read it; else that of
  /// the remedies that read it in `when` or `needs`.
  private static func ofFacts(
    _ playbook: Playbook, _ blockers: [Reference<Phase>], _ remedies: [Reference<Phase>],
    on date: CalendarDate?
  ) -> [Reference<Phase>?] {
    let none = playbook.facts.map { _ in Reference<Phase>?.none }
    var (byBlockers, byRemedies) = (none, none)
    for (blocker, phase) in zip(playbook.blockers, blockers) where blocker.declaration.isThere(date)
    {
      for fact in playbook.factSlots(read: blocker.when.program.slots) {
        byBlockers[fact.index].lower(to: phase)
      }
    }
    for (remedy, phase) in zip(playbook.remedies, remedies) where remedy.declaration.isThere(date) {
      let slots = [remedy.when, remedy.needs].compactMap { $0 }.flatMap(\.program.slots)
      for fact in playbook.factSlots(read: slots) { byRemedies[fact.index].lower(to: phase) }
    }
    return playbook.facts.indices.map { index in
      playbook.facts[index].declaration.phase ?? byBlockers[index] ?? byRemedies[index]
    }
  }
}

extension Declaration {
  fileprivate func isThere(_ date: CalendarDate?) -> Bool { date.map(effective.contains) ?? true }
}

extension Reference<Phase>? {
  /// Takes the phase if it is earlier, or if there is none yet.
  fileprivate mutating func lower(to phase: Reference<Phase>) {
    self = self.map { Swift.min($0, phase) } ?? phase
  }
}
