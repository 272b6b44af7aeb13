package import FEEL
package import Playbooks

/// What a new version of a playbook means beside the old one.
package struct PlaybookDifference: Sendable {
  package let old: Playbook
  package let new: Playbook
  /// The entries that are not equal: by section, then in playbook order, removed ones last.
  package let entries: [EntryDifference]
  /// How many entries are equal, by section.
  package let equal: [SectionName: Int]

  /// Conditions are compared over every case; the date is what `today` is in them.
  package init(old: Playbook, new: Playbook, on date: CalendarDate) {
    self.old = old
    self.new = new
    let common = CommonGround(old: old, new: new, on: date)
    var comparer = EntryComparer(old, new, common)
    comparer.compareAll()
    entries = comparer.entries
    equal = comparer.equal
  }

  /// The entries of a kind.
  package func entries(_ kind: EntryDifference.Kind) -> [EntryDifference] {
    entries.filter { $0.kind == kind }
  }

  /// Whether any case could fare differently.
  package var changesMeaning: Bool { entries.contains { $0.kind != .wording } }

  /// The conditions that could not be looked into.
  package var notAnalysed: [String] {
    var found: [String] = []
    for entry in entries {
      for aspect in entry.aspects {
        guard case .condition(let difference) = aspect.change else { continue }
        for text in difference.notAnalysed where !found.contains(text) { found.append(text) }
      }
    }
    return found
  }
}
