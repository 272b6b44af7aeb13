import FEEL
import Playbooks

/// Selects the differences that an outcome can depend on.
///
/// These are the differences in the entries that it comes from, in the decisions and facts that
/// those entries read, and in the constraints and checklists that say something of these facts.
struct RelevantDifferences {
  /// An entry of either playbook.
  private struct Entry: Hashable {
    let section: SectionName
    let id: String
  }

  private let difference: PlaybookDifference

  init(_ difference: PlaybookDifference) { self.difference = difference }

  /// The differences that these entries can depend on; every difference of meaning where none of
  /// them applies.
  func entries(blockers: [String], remedies: [String], goals: [String]) -> [EntryDifference] {
    let changed = difference.entries.filter { $0.kind != .wording }
    var wanted: Set<Entry> = []
    for playbook in [difference.old, difference.new] {
      collect(blockers, remedies, goals, playbook, into: &wanted)
    }
    let near = changed.filter { wanted.contains(Entry(section: $0.section, id: $0.id)) }
    return near.isEmpty ? all : near
  }

  /// Every difference of meaning.
  var all: [EntryDifference] { difference.entries.filter(\.changesMeaning) }

  /// The differences that what is said of one entry can depend on: in it, in what it reads, and in
  /// what that reads; every difference of meaning where there are none.
  func entries(in section: SectionName, _ id: String) -> [EntryDifference] {
    var wanted: Set<Entry> = [Entry(section: section, id: id)]
    for playbook in [difference.old, difference.new] {
      follow(playbook.slots(readBy: section, id), playbook, into: &wanted)
    }
    let near = difference.entries.filter {
      $0.kind != .wording && wanted.contains(Entry(section: $0.section, id: $0.id))
    }
    return near.isEmpty ? all : near
  }

  /// The differences in these constraints; every difference of meaning where they have none.
  func entries(constraints: [String]) -> [EntryDifference] {
    let changed = difference.entries.filter { $0.kind != .wording }
    let own = changed.filter { $0.section == .constraints && constraints.contains($0.id) }
    return own.isEmpty ? all : own
  }

  private func collect(
    _ blockers: [String], _ remedies: [String], _ goals: [String], _ playbook: Playbook,
    into wanted: inout Set<Entry>
  ) {
    var formulas: [Formula?] = []
    let steps = Set(remedies)
    for blocker in playbook.blockers {
      let answers = blocker.remedies.contains { steps.contains(playbook[$0].id) }
      guard blockers.contains(blocker.id) || answers else { continue }
      wanted.insert(Entry(section: .blockers, id: blocker.id))
      formulas.append(blocker.when)
      for remedy in blocker.remedies { formulas.append(playbook[remedy].when) }
      wanted.formUnion(blocker.remedies.map { Entry(section: .remedies, id: playbook[$0].id) })
    }
    for remedy in playbook.remedies where steps.contains(remedy.id) {
      wanted.insert(Entry(section: .remedies, id: remedy.id))
      formulas += [remedy.when, remedy.needs]
    }
    for goal in playbook.goals where goals.contains(goal.id) {
      wanted.insert(Entry(section: .goals, id: goal.id))
      formulas += [goal.when, goal.reached]
    }
    follow(formulas.flatMap { $0?.program.slots ?? [] }, playbook, into: &wanted)
  }

  /// Adds the facts and decisions in these slots, and what may settle them.
  private func follow(_ slots: [Slot], _ playbook: Playbook, into wanted: inout Set<Entry>) {
    var seen: Set<Slot> = []
    var open = slots
    while let slot = open.popLast() {
      guard seen.insert(slot).inserted else { continue }
      open += collect(about: slot, playbook, into: &wanted)
      if let decision = playbook.decision(at: slot) {
        wanted.insert(Entry(section: .decisions, id: decision.id))
        open += decision.slots
      } else if let fact = playbook.fact(at: slot) {
        wanted.insert(Entry(section: .facts, id: fact.id))
      }
    }
  }

  /// Adds what may settle the fact though nobody states it; the result is what that reads.
  private func collect(about slot: Slot, _ playbook: Playbook, into wanted: inout Set<Entry>)
    -> [Slot]
  {
    var read: [Slot] = []
    for constraint in playbook.constraints where constraint.slots.contains(slot) {
      wanted.insert(Entry(section: .constraints, id: constraint.id))
      read += constraint.slots
    }
    for screen in playbook.screens where screen.facts.contains(slot) {
      wanted.insert(Entry(section: .screens, id: screen.id))
      read += screen.when?.program.slots ?? []
    }
    return read
  }
}

extension Playbook {
  /// The slots that an entry reads: those of its conditions, or its own.
  fileprivate func slots(readBy section: SectionName, _ id: String) -> [Slot] {
    switch section {
    case .clocks:
      let clock = clocks.first { $0.id == id }
      return [clock?.when, clock?.from, clock?.met].flatMap { $0?.program.slots ?? [] }
    case .screens: return screens.first { $0.id == id }?.facts ?? []
    case .facts, .decisions: return vocabulary.slot(named: id).map { [$0] } ?? []
    default: return []
    }
  }
}
