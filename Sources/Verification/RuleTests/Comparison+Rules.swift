import Advising
import FEEL
import Playbooks

/// Finds the rules that an outcome comes from: those that advise, hold up or replace an action, and
/// the decisions and constraints that a condition rests on.
extension Comparison {
  private var playbook: Playbook { advice.playbook }

  /// The number of rules that a failure names besides those that it is about.
  private static let most = 8

  /// The entries, followed by the rules that their outcome comes from, each once.
  func withOrigins(_ entries: [Entry]) -> [Entry] {
    var found: [Entry] = []
    func add(_ entry: Entry) {
      if !found.contains(where: { $0.section == entry.section && $0.id == entry.id }) {
        found.append(entry)
      }
    }
    for entry in entries { add(entry) }
    let own = found.count
    for entry in entries {
      for origin in origins(of: entry) where found.count < own + Self.most { add(origin) }
    }
    return found
  }

  private func origins(of entry: Entry) -> [Entry] {
    switch entry.section {
    case .blockers: origins(ofBlocker: entry.id)
    case .remedies: origins(ofRemedy: entry.id)
    case .decisions:
      playbook.decisions.first { $0.id == entry.id }.map { decisions(readBy: $0.slots) } ?? []
    case .clocks:
      playbook.clocks.first { $0.id == entry.id }.map { clock in
        decisions(
          readBy: [clock.when, clock.from, clock.met].compactMap { $0 }.flatMap(\.program.slots))
      } ?? []
    case .phases:
      advice.blockers.filter { $0.state == .holds }
        .map { playbook[$0.blocker] }
        .filter { $0.declaration.phase.map { playbook[$0].id } == entry.id }
        .map { Entry(section: .blockers, id: $0.id) }
    case .playbook, .types, .facts, .constraints, .screens, .offices, .sources, .goals, .calendar:
      []
    }
  }

  private func origins(ofBlocker id: String) -> [Entry] {
    let found = advice.blockers.filter { playbook[$0.blocker].id == id }
    let inferred = found.flatMap(\.because).flatMap(\.by)
    return (found.first.map { decisions(readBy: playbook[$0.blocker].when.program.slots) } ?? [])
      + inferred.map { Entry(section: .constraints, id: playbook[$0].id) }
  }

  /// What advises the remedy and what it waits for; where it is no action, the blockers that list it
  /// and what is advised instead.
  private func origins(ofRemedy id: String) -> [Entry] {
    guard let remedy = playbook.remedy(named: id) else { return [] }
    let actions = advice.actions.filter { $0.remedy == remedy }.map(\.action)
    if !actions.isEmpty {
      let waits = actions.flatMap(\.waitsFor).map { waited -> Entry in
        switch waited {
        case .remedy(let other): Entry(section: .remedies, id: playbook[other].id)
        case .blocker(let blocker): Entry(section: .blockers, id: playbook[blocker].id)
        }
      }
      let reasons = actions.flatMap(\.reasons).map { reason -> Entry in
        switch reason {
        case .blocker(let blocker): Entry(section: .blockers, id: playbook[blocker].id)
        case .goal(let goal): Entry(section: .goals, id: playbook[goal].id)
        }
      }
      return waits + reasons + decisions(readBy: conditions(of: remedy))
    }
    let there = Set(advice.actions.map(\.remedy))
    return advice.blockers.filter { playbook[$0.blocker].remedies.contains(remedy) }
      .flatMap { finding -> [Entry] in
        let blocker = playbook[finding.blocker]
        let instead =
          finding.state == .holds
          ? blocker.remedies.filter { $0 != remedy && there.contains($0) } : []
        return [Entry(section: .blockers, id: blocker.id)]
          + instead.map { Entry(section: .remedies, id: playbook[$0].id) }
          + origins(ofBlocker: blocker.id)
      } + decisions(readBy: conditions(of: remedy))
  }

  private func conditions(of remedy: Reference<Remedy>) -> [Slot] {
    [playbook[remedy].when, playbook[remedy].needs].compactMap { $0 }.flatMap(\.program.slots)
  }

  /// The decisions among the names, and those that they read themselves.
  private func decisions(readBy slots: [Slot]) -> [Entry] {
    var seen: Set<Slot> = []
    var found: [Entry] = []
    var open = slots
    while !open.isEmpty {
      let slot = open.removeFirst()
      guard seen.insert(slot).inserted, let decision = playbook.decision(at: slot) else { continue }
      found.append(Entry(section: .decisions, id: decision.id))
      open += decision.slots
    }
    return found
  }
}
