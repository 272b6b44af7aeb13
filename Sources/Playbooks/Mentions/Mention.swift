package import Diagnostics

/// A place in a file that names an entry of a playbook.
///
/// The readers note it where they find out what a name means, so whatever refers to an entry is
/// noted (`docs/rule-tools.md`).
package struct Mention: Sendable {
  /// Why the name stands there.
  package enum Role: Sendable {
    /// The entry is defined there.
    case definition
    /// Something refers to the entry.
    case use
    /// A name that the entry had before, in its `formerly`.
    case formerName
  }

  /// The entry that is meant, by its name of today.
  package let entry: EntryName
  /// The name as it is written: inside a nested map only its last words, in a file that is older
  /// than the rules perhaps the old name.
  package let place: Place
  /// Why it stands there.
  package let role: Role
  /// The words of the name that the maps around it give: `assets` for `seized` inside `assets`.
  package let prefix: String

  /// A place that names the entry.
  package init(_ entry: EntryName, at place: Place, _ role: Role = .use, prefix: String = "") {
    self.entry = entry
    self.place = place
    self.role = role
    self.prefix = prefix
  }
}

/// The section and the id of an entry.
package struct EntryName: Hashable, Sendable {
  /// Where it is defined.
  package let section: SectionName
  /// Its id, or the name of a fact or decision.
  package let id: String

  /// The name of an entry.
  package init(_ section: SectionName, _ id: String) {
    self.section = section
    self.id = id
  }
}

extension Place {
  /// The part of the place where the name stands: without quotation marks, and in `list<repair>` or
  /// `unseal@building-3` only the id.
  package func part(named name: String) -> Place {
    let text = file.text[span.start..<span.end]
    guard let start = text.firstRange(of: Array(name.utf8))?.lowerBound else { return self }
    return Place(file, Span(start, start + name.utf8.count))
  }
}
