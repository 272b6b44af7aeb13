package import FEEL
package import Playbooks

/// The differences between two versions of a playbook, in wording and in meaning.
package struct PlaybookDifference: Sendable {
  /// The old version.
  package let old: Playbook
  /// The new version.
  package let new: Playbook
  /// The entries that are not equal, by section and then in playbook order, with removed ones last.
  package let entries: [EntryDifference]
  /// The number of entries that are equal, by section.
  package let equal: [SectionName: Int]

  /// Compares the conditions over every possible case; in them `today` is the given date.
  package init(old: Playbook, new: Playbook, on date: CalendarDate) {
    self.old = old
    self.new = new
    let common = CommonGround(old: old, new: new, on: date)
    var comparer = EntryComparer(old, new, common, on: date)
    comparer.compareAll()
    entries = comparer.entries
    equal = comparer.equal
  }

  /// The entries that changed in this way.
  package func entries(_ kind: EntryDifference.Kind) -> [EntryDifference] {
    entries.filter { $0.kind == kind }
  }

  /// The entries by which the advice on a case could be different, in the order of a report.
  package var inMeaning: [EntryDifference] { entries.filter(\.changesMeaning) }

  /// The other entries by which people read something else, in the order of a report.
  package var inSubstance: [EntryDifference] {
    entries.filter { $0.kind != .wording && !$0.changesMeaning }
  }

  /// Whether the advice on any case could be different.
  package var changesMeaning: Bool { entries.contains(where: \.changesMeaning) }

  /// Whether people read something else: grounds, papers, steps, points to weigh, questions.
  package var changesSubstance: Bool {
    entries.contains { entry in
      entry.kind == .substance || entry.aspects.contains { $0.change.kind == .substance }
        || (entry.kind == .added || entry.kind == .removed) && !entry.changesMeaning
    }
  }

  /// Whether the rules say anything else than before, but for titles and proved rewordings.
  package var isChanged: Bool { entries.contains { $0.kind != .wording } }

  /// The conditions that could not be analysed, each once.
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
