extension Playbook {
  /// The declarations of a section's entries, in playbook order; none for the sections that have
  /// none.
  package func declarations(of section: SectionName) -> [Declaration] {
    switch section {
    case .playbook, .types, .calendar: []
    case .phases: phases.map(\.declaration)
    case .facts: facts.map(\.declaration)
    case .constraints: constraints.map(\.declaration)
    case .screens: screens.map(\.declaration)
    case .decisions: decisions.map(\.declaration)
    case .offices: offices.map(\.declaration)
    case .sources: sources.map(\.declaration)
    case .goals: goals.map(\.declaration)
    case .blockers: blockers.map(\.declaration)
    case .remedies: remedies.map(\.declaration)
    case .clocks: clocks.map(\.declaration)
    }
  }
}
