package import Diagnostics
package import YAML

/// Finds the facts in a YAML mapping, in which nested maps and dotted keys mean the same.
///
/// `assets: {seized: true}` and `assets.seized: true` both state the fact `assets.seized`
/// (contract, section 3).
package struct FactPaths {
  private let names: Set<String>
  private let facts: [Fact]
  private let decisions: Set<String>
  /// The names of today, by the old ones that are read too.
  private let today: [String: String]

  /// Looks for these facts, which are all facts of the playbook; under their old names too where
  /// the file may be older than the rules.
  package init(_ facts: [Fact], decisions: [String], readingOldNames: Bool = false) {
    self.decisions = Set(decisions)
    names = Set(facts.map(\.id))
    self.facts = facts
    let old =
      readingOldNames
      ? facts.flatMap { fact in
        fact.declaration.formerly.map { ($0, fact.id) }
      } : []
    today = Dictionary(old, uniquingKeysWith: { first, _ in first })
  }

  /// A fact that a mapping states.
  package struct Found {
    /// Its name of today.
    package let name: String
    /// The words of the name that the maps around the key give; empty for a key of the mapping itself.
    package let prefix: String
    /// The innermost key.
    package let key: Node
    /// What is said of the fact.
    package let value: Node
  }

  /// The facts in the mapping, in its order.
  ///
  /// A name that belongs to no fact, and a fact that is given twice, are findings.
  package func flatten(
    _ node: Node, in file: SourceFile, into diagnostics: inout [Diagnostic]
  ) -> [Found] {
    var all: [Found] = []
    var places: [String: Place] = [:]
    walk(node, prefix: "", in: file, into: &diagnostics) { found, diagnostics in
      let place = Place(file, found.key.span)
      if let first = places[found.name] {
        diagnostics.append(.definedTwice(found.name, at: place, first: first))
      } else {
        places[found.name] = place
        all.append(found)
      }
    }
    return all
  }

  private func walk(
    _ node: Node, prefix: String, in file: SourceFile, into diagnostics: inout [Diagnostic],
    visit: (Found, inout [Diagnostic]) -> Void
  ) {
    guard case .mapping(let entries) = node.kind else { return }
    for entry in entries {
      guard let key = entry.key.scalar?.text else {
        diagnostics.append(.keyIsNoText(at: Place(file, entry.key.span)))
        continue
      }
      let name = prefix.isEmpty ? key : "\(prefix).\(key)"
      if names.contains(name) {
        visit(
          Found(name: name, prefix: prefix, key: entry.key, value: entry.value), &diagnostics)
      } else if let now = today[name], !isGroup(entry.value, name) {
        let place = Place(file, entry.key.span)
        diagnostics.append(.oldName(name, now, at: place, fix: inside(now, prefix)))
        visit(Found(name: now, prefix: prefix, key: entry.key, value: entry.value), &diagnostics)
      } else if case .mapping = entry.value.kind, isBeginning(name) {
        walk(entry.value, prefix: name, in: file, into: &diagnostics, visit: visit)
      } else {
        let isFact = { names.contains(prefix.isEmpty ? $0 : "\(prefix).\($0)") }
        diagnostics.append(
          .fullWidthColon(in: entry, of: file, isKey: isFact)
            ?? unknown(name, at: Place(file, entry.key.span), prefix))
      }
    }
  }

  /// Whether the name of a fact, of today or of before, begins with these words.
  private func isBeginning(_ name: String) -> Bool {
    facts.contains { $0.id.hasPrefix(name + ".") }
      || today.keys.contains { $0.hasPrefix(name + ".") }
  }

  /// Whether the value at this name is a map of facts, and not of what is said of one.
  private func isGroup(_ value: Node, _ name: String) -> Bool {
    (value.mapping ?? []).contains { entry in
      let inner = "\(name).\(entry.name)"
      return names.contains(inner) || today[inner] != nil || isBeginning(inner)
    }
  }

  /// What to write at the key of a fact inside a nested map: the last words of its name; nil where
  /// the fact has no place in that map.
  private func inside(_ name: String, _ prefix: String) -> String? {
    if prefix.isEmpty { return name }
    return name.hasPrefix(prefix + ".") ? String(name.dropFirst(prefix.count + 1)) : nil
  }

  private func unknown(_ name: String, at place: Place, _ prefix: String) -> Diagnostic {
    let diagnostic = UnknownFact(name, among: facts, isDecision: decisions.contains(name))
      .diagnostic(at: place)
    guard let fix = diagnostic.fix, !prefix.isEmpty else { return diagnostic }
    return Diagnostic(
      diagnostic.id, diagnostic.severity, diagnostic.message, at: place, help: diagnostic.help,
      fix: inside(fix.replacement, prefix).map { Diagnostic.Fix(fix.span, $0) },
      subject: diagnostic.subject)
  }
}
