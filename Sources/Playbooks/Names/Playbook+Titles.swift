package import Diagnostics

extension Playbook {
  /// The finding for an id that no entry of the section has.
  package func unknown(_ id: String, in section: SectionName, at place: Place) -> Diagnostic {
    .unknownReference(
      id, to: section, known: ids(of: section), titles: titles(of: section), at: place)
  }

  /// The ids of the entries of a section by their titles.
  private func titles(of section: SectionName) -> [String: String] {
    let named = declarations(of: section).flatMap { entry in
      entry.title.translations.map { ($0.text, entry.id) }
    }
    return Dictionary(named, uniquingKeysWith: { first, _ in first })
  }
}
