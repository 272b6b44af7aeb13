package import Diagnostics
package import YAML

/// Finds the facts in a YAML mapping, in which nested maps and dotted keys mean the same.
///
/// `assets: {seized: true}` and `assets.seized: true` both state the fact `assets.seized`
/// (contract, section 3).
package struct FactPaths {
  private let names: Set<String>
  private let facts: [Fact]

  /// Looks for these facts, which are all facts of the playbook.
  package init(_ facts: [Fact]) {
    names = Set(facts.map(\.id))
    self.facts = facts
  }

  /// The facts in the mapping, in its order, each with its innermost key and its value.
  ///
  /// A name that belongs to no fact, and a fact that is given twice, are findings.
  package func flatten(
    _ node: Node, in file: SourceFile, into diagnostics: inout [Diagnostic]
  ) -> [(name: String, key: Node, value: Node)] {
    var found: [(name: String, key: Node, value: Node)] = []
    var places: [String: Place] = [:]
    walk(node, prefix: "", in: file, into: &diagnostics) { name, key, value, diagnostics in
      let place = Place(file, key.span)
      if let first = places[name] {
        diagnostics.append(.definedTwice(name, at: place, first: first))
      } else {
        places[name] = place
        found.append((name, key, value))
      }
    }
    return found
  }

  private func walk(
    _ node: Node, prefix: String, in file: SourceFile, into diagnostics: inout [Diagnostic],
    visit: (String, Node, Node, inout [Diagnostic]) -> Void
  ) {
    guard case .mapping(let entries) = node.kind else { return }
    for entry in entries {
      guard let key = entry.key.scalar?.text else {
        diagnostics.append(.keyIsNoText(at: Place(file, entry.key.span)))
        continue
      }
      let name = prefix.isEmpty ? key : "\(prefix).\(key)"
      if names.contains(name) {
        visit(name, entry.key, entry.value, &diagnostics)
      } else if case .mapping = entry.value.kind,
        facts.contains(where: { $0.id.hasPrefix(name + ".") })
      {
        walk(entry.value, prefix: name, in: file, into: &diagnostics, visit: visit)
      } else {
        diagnostics.append(unknown(name, at: Place(file, entry.key.span), prefix))
      }
    }
  }

  private func unknown(_ name: String, at place: Place, _ prefix: String) -> Diagnostic {
    let diagnostic = UnknownFact(name, among: facts).diagnostic(at: place)
    guard let fix = diagnostic.fix, !prefix.isEmpty else { return diagnostic }
    // In a nested map, only the last words of the name stand at the key.
    let inside = fix.replacement.hasPrefix(prefix + ".")
    return Diagnostic(
      diagnostic.id, diagnostic.severity, diagnostic.message, at: place, help: diagnostic.help,
      fix: inside
        ? Diagnostic.Fix(fix.span, String(fix.replacement.dropFirst(prefix.count + 1))) : nil,
      subject: diagnostic.subject)
  }
}
