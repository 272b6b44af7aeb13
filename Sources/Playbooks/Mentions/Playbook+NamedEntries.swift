extension Playbook {
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
