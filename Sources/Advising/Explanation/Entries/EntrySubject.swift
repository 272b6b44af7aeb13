package import FEEL
package import Playbooks

/// A clock, decision, fact, phase or checklist that an explanation is about.
package enum EntrySubject: Hashable, Sendable {
  case clock(Reference<Clock>)
  case decision(Reference<Decision>)
  case fact(Slot)
  case phase(Reference<Phase>)
  case screen(Reference<Screen>)

  /// The section of the playbook in which it stands.
  package var section: SectionName {
    switch self {
    case .clock: .clocks
    case .decision: .decisions
    case .fact: .facts
    case .phase: .phases
    case .screen: .screens
    }
  }

  /// The word for its kind in the playbook, such as `clock`.
  package var kind: String { section.singular }
}

/// Anything that can be explained.
package enum Explainable: Hashable, Sendable {
  case outcome(ExplanationSubject)
  case entry(EntrySubject)

  /// The word for its kind in the playbook.
  package var kind: String {
    switch self {
    case .outcome(let subject): subject.kind
    case .entry(let subject): subject.kind
    }
  }
}

extension Playbook {
  /// The sections whose entries can be explained, in the order in which an id is looked up.
  package static let explainable: [SectionName] = [
    .blockers, .remedies, .goals, .clocks, .decisions, .facts, .phases, .screens,
  ]

  /// All that has this id, or had it before; `KIND:ID` names the entry of one kind only.
  package func explainable(named name: String) -> [Explainable] {
    let pieces = name.split(separator: ":", maxSplits: 1).map(String.init)
    let kind = Self.explainable.first { $0.singular == pieces.first }
    if let kind, pieces.count == 2 {
      return entry(named: pieces[1], in: kind).map { [$0] } ?? []
    }
    return Self.explainable.compactMap { entry(named: name, in: $0) }
  }

  /// The entries of a section that can be explained, by their names.
  package func named(_ section: SectionName) -> [Named<Explainable>] {
    ids(of: section).compactMap { id in
      entry(named: id, in: section).map { Named($0, id: id, title: declaration(of: $0).title) }
    }
  }

  /// The declaration of the entry.
  package func declaration(of entry: Explainable) -> Declaration {
    switch entry {
    case .outcome(let subject): declaration(of: subject)
    case .entry(let subject): declaration(of: subject)
    }
  }

  private func entry(named name: String, in section: SectionName) -> Explainable? {
    let ids = ids(of: section)
    let index = ids.firstIndex(of: name) ?? oldNames[name, section].flatMap(ids.firstIndex)
    guard let index else { return nil }
    switch section {
    case .blockers: return .outcome(.blocker(.init(index)))
    case .remedies: return .outcome(.remedy(.init(index)))
    case .goals: return .outcome(.goal(.init(index)))
    case .clocks: return .entry(.clock(.init(index)))
    case .decisions: return .entry(.decision(.init(index)))
    case .facts: return .entry(.fact(facts[index].slot))
    case .phases: return .entry(.phase(.init(index)))
    case .screens: return .entry(.screen(.init(index)))
    case .playbook, .types, .constraints, .offices, .sources, .calendar: return nil
    }
  }

  /// The declaration of the clock, decision, fact, phase or checklist.
  package func declaration(of subject: EntrySubject) -> Declaration {
    switch subject {
    case .clock(let clock): self[clock].declaration
    case .decision(let decision): self[decision].declaration
    case .fact(let slot): facts[slot.index].declaration
    case .phase(let phase): self[phase].declaration
    case .screen(let screen): self[screen].declaration
    }
  }

  /// The sources that the entry cites; only a clock cites any.
  package func basis(of subject: EntrySubject) -> [Basis] {
    if case .clock(let clock) = subject { self[clock].basis } else { [] }
  }

  /// The entries whose conditions read the fact or the decision, through decisions too; constraints
  /// are left out.
  package func users(of slot: Slot) -> [Clause.Subject] {
    var found: [Clause.Subject] = []
    func add(_ entry: Clause.Subject, reading slots: [Slot]) {
      if !found.contains(entry), slots.contains(slot) || opened(slots).contains(slot) {
        found.append(entry)
      }
    }
    for clause in clauses.all {
      switch clause.subject {
      case .decision, .constraint: continue
      case .clock(let clock):
        add(clause.subject, reading: clause.formula.program.slots + self[clock].from.program.slots)
      case .goal, .blocker, .remedy, .screen:
        add(clause.subject, reading: clause.formula.program.slots)
      }
    }
    for index in clocks.indices {
      add(.clock(Reference(index)), reading: clocks[index].from.program.slots)
    }
    for (index, decision) in decisions.enumerated() where decision.slot != slot {
      add(.decision(Reference(index)), reading: decision.slots)
    }
    return found
  }

  /// The slots, with all decisions and facts that they rest on.
  private func opened(_ slots: [Slot]) -> Set<Slot> {
    var seen: Set<Slot> = []
    var open = slots
    while let slot = open.popLast() {
      guard seen.insert(slot).inserted else { continue }
      open += decision(at: slot)?.slots ?? []
    }
    return seen
  }
}
