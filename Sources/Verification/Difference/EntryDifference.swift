package import Diagnostics
package import Playbooks

/// What became of one entry of a playbook.
package struct EntryDifference: Sendable {
  /// The sections that are compared, in the order of a report.
  package static let sections: [SectionName] = [
    .blockers, .remedies, .goals, .clocks, .decisions, .facts, .offices, .sources, .playbook,
  ]

  /// How it changed, the weightiest first.
  package enum Kind: String, CaseIterable, Comparable, Sendable {
    case added, removed
    /// Some case may fare differently.
    case meaning
    /// Other words, and the same meaning: proved, where conditions are concerned.
    case wording

    package static func < (a: Kind, b: Kind) -> Bool { a.rank < b.rank }

    private var rank: Int { Kind.allCases.firstIndex(of: self) ?? 0 }
  }

  /// One key of the entry.
  package struct Aspect: Sendable {
    package let key: String
    package let change: Change

    package init(_ key: String, _ change: Change) {
      self.key = key
      self.change = change
    }
  }

  /// How a key changed.
  package enum Change: Sendable {
    case condition(ConditionDifference)
    /// As the playbook writes it; nil: nothing.
    case value(old: String?, new: String?)
    /// Words that no advice turns on.
    case wording(old: Text?, new: Text?)

    var isWording: Bool {
      switch self {
      case .condition(let difference): difference.isEquivalent
      case .value: false
      case .wording: true
      }
    }
  }

  package let section: SectionName
  package let id: String
  package let title: Text
  package let kind: Kind
  package let aspects: [Aspect]
  /// In the new version; in the old one where it was removed.
  package let place: Place?
}
