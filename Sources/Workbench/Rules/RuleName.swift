import CaseStore
import Diagnostics
import Playbooks

/// An entry of the rules that an address names.
struct RuleName {
  let entry: EntryName
  let declaration: Declaration

  /// The sections that have pages, in the order in which the library lists them.
  static let sections: [SectionName] = [
    .goals, .screens, .blockers, .remedies, .clocks, .facts, .decisions, .constraints, .offices,
    .sources, .phases,
  ]

  /// The entry that the path names; a problem where there is none.
  init(_ visit: Visit) throws(Problem) {
    let (kind, id) = (visit.name("kind"), visit.name("id"))
    guard let section = Self.sections.first(where: { $0.singular == kind }),
      let found = visit.store.rules.playbook.declaration(of: EntryName(section, id))
    else { throw .notFound("\(kind):\(id)") }
    entry = EntryName(section, id)
    declaration = found
  }

  /// The address of the page of an entry; nil where it has none.
  static func link(_ visit: Visit, _ entry: EntryName) -> String? {
    guard sections.contains(entry.section) else { return nil }
    return visit.link("rules", entry.section.singular, entry.id)
  }
}
