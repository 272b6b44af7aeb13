package import Diagnostics

extension Playbook {
  /// The finding for an id that no entry of the section has.
  package func unknown(_ id: String, in section: SectionName, at place: Place) -> Diagnostic {
    .unknownReference(
      id, to: section, known: ids(of: section), titles: titles(of: section), at: place)
  }

  /// The ids of the entries of a section by their titles.
  private func titles(of section: SectionName) -> [String: String] {
    let all: [Declaration] =
      switch section {
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
      case .playbook, .types, .calendar: []
      }
    let named = all.flatMap { entry in entry.title.translations.map { ($0.text, entry.id) } }
    return Dictionary(named, uniquingKeysWith: { first, _ in first })
  }
}
