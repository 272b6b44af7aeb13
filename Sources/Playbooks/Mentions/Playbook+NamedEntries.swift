extension Playbook {
  /// All entries, to be found by what people call them.
  package var namedEntries: [Named<EntryName>] { SectionName.allCases.flatMap(namedEntries) }

  /// The entries that have the id; only that of one kind where the text is `KIND:ID`.
  package func entries(withID text: String) -> [EntryName] {
    let pieces = text.split(separator: ":", maxSplits: 1).map(String.init)
    return namedEntries.map(\.key).filter { entry in
      entry.id == text || pieces == [entry.section.singular, entry.id]
    }
  }

  /// The entries of a section, to be found by what people call them.
  package func namedEntries(of section: SectionName) -> [Named<EntryName>] {
    let declared = declarations(of: section).map {
      Named(
        EntryName(section, $0.id), id: $0.id, title: $0.title, formerly: $0.formerly)
    }
    let types = section == .types ? types : []
    return declared + types.map { Named(EntryName(section, $0.id), id: $0.id, title: Text($0.id)) }
  }
}
