import Diagnostics

/// Notes where entries are named.
extension PlaybookLoader {
  /// Notes that an entry is named at the place.
  mutating func note(
    _ section: SectionName, _ id: String, at place: Place, _ role: Mention.Role = .use,
    prefix: String = ""
  ) {
    mentions?.append(Mention(EntryName(section, id), at: place, role, prefix: prefix))
  }

  /// Notes where all entries are defined.
  mutating func noteDefinitions() {
    guard mentions != nil else { return }
    for section in SectionName.allCases {
      for entry in sections[section] { note(section, entry.key, at: entry.place, .definition) }
    }
  }
}
