package import Diagnostics
package import Playbooks

/// What became of one entry of a playbook.
package struct EntryDifference: Sendable {
  /// The sections that are compared, in the order of a report.
  package static let sections: [SectionName] = [
    .blockers, .remedies, .goals, .clocks, .constraints, .screens, .phases, .decisions, .facts,
    .types, .offices, .sources, .playbook,
  ]

  /// How an entry changed, the most important kinds first.
  package enum Kind: String, CaseIterable, Comparable, Sendable {
    case added, removed
    /// The advice on some case may be different.
    case meaning
    /// No other step is advised, but people read something else: grounds, papers, what to do, what
    /// to weigh, what is asked.
    case substance
    /// Titles changed, or conditions that are proved to mean the same in every case.
    case wording

    package static func < (a: Kind, b: Kind) -> Bool { a.rank < b.rank }

    private var rank: Int { Kind.allCases.firstIndex(of: self) ?? 0 }
  }

  /// The change of one key of the entry.
  package struct Aspect: Sendable {
    /// The key, or a description such as `order of remedies`.
    package let key: String
    /// What changed.
    package let change: Change

    /// The change of this key.
    package init(_ key: String, _ change: Change) {
      self.key = key
      self.change = change
    }
  }

  /// How a key changed.
  package enum Change: Sendable {
    case condition(ConditionDifference)
    /// Both values as the playbook writes them; nil where there is none.
    case value(old: String?, new: String?)
    /// What only one of the two says; all that both say where they differ in the order alone.
    case substance(old: [Text], new: [Text])
    /// Both titles.
    case wording(old: Text?, new: Text?)

    /// How an entry changed by it.
    var kind: Kind {
      switch self {
      case .condition(let difference): difference.isEquivalent ? .wording : .meaning
      case .value: .meaning
      case .substance: .substance
      case .wording: .wording
      }
    }
  }

  /// Whether the advice on some case may be different: an office or a source by itself changes none.
  package var changesMeaning: Bool {
    switch kind {
    case .added, .removed: section != .offices && section != .sources
    case .meaning: true
    case .substance, .wording: false
    }
  }

  /// The section of the entry; `playbook` for what belongs to no entry.
  package let section: SectionName
  /// The id of the entry.
  package let id: String
  /// The title, in the new version where the entry still exists.
  package let title: Text
  /// How the entry changed.
  package let kind: Kind
  /// The keys that changed; none for an entry that was added or removed.
  package let aspects: [Aspect]
  /// The place in the new version, or in the old one where the entry was removed; nil for the
  /// playbook itself.
  package let place: Place?
}
