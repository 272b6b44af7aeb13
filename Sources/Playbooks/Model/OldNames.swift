/// The names that entries had before, each with the name of today (contract, section 1,
/// `formerly`).
package struct OldNames: Sendable {
  private var names: [SectionName: [String: String]] = [:]

  /// Notes the old names of a section's entries.
  mutating func add(_ declarations: some Sequence<Declaration>, to section: SectionName) {
    for declaration in declarations {
      for old in declaration.formerly { names[section, default: [:]][old] = declaration.id }
    }
  }

  /// What an entry of the section is called now; nil where no entry had this name.
  package subscript(old: String, section: SectionName) -> String? { names[section]?[old] }
}
