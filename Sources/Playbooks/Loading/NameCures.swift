package import Diagnostics
import FEEL
import YAML

/// What people mean by a name in a condition that nothing has: a title, or a value without quotes.
package struct NameCures {
  private var names: [String: Set<String>] = [:]
  private var values: [String: Set<String>] = [:]

  init(_ sections: PlaybookSections) {
    for entry in sections[.facts] + sections[.decisions] {
      for title in texts(entry.node["title"]) { names[title, default: []].insert(entry.key) }
      for (value, titles) in choices(entry.node["allowed"]) {
        for text in [value] + titles { values[text, default: []].insert(value) }
      }
    }
  }

  /// The titles and values of a playbook that is loaded.
  package init(_ playbook: Playbook) {
    func add(_ declaration: Declaration, _ allowed: Allowed?) {
      for title in declaration.title.translations {
        names[title.text, default: []].insert(declaration.id)
      }
      guard case .values(let choices) = allowed else { return }
      for choice in choices {
        let titles = (choice.title?.translations ?? []).map(\.text)
        for text in [choice.value.text] + titles {
          values[text, default: []].insert(choice.value.text)
        }
      }
    }
    for fact in playbook.facts { add(fact.declaration, fact.allowed) }
    for decision in playbook.decisions { add(decision.declaration, decision.allowed) }
  }

  private func texts(_ node: Node?) -> [String] {
    if let scalar = node?.scalar { return [scalar.text] }
    return (node?.mapping ?? []).compactMap { $0.value.scalar?.text }
  }

  private func choices(_ node: Node?) -> [(value: String, titles: [String])] {
    if let items = node?.sequence { return items.compactMap { $0.scalar.map { ($0.text, []) } } }
    return (node?.mapping ?? []).compactMap { entry in
      entry.key.scalar.map { ($0.text, texts(entry.value)) }
    }
  }

  /// The finding with what was meant, where that is known: a value is put in quotes, a title is
  /// told with the name.
  package func cured(_ old: Diagnostic) -> Diagnostic {
    guard old.id == "unknown-name", let name = old.subject else { return old }
    func changed(_ help: Wording, _ suggestion: String, isCertain: Bool) -> Diagnostic {
      let edit = Diagnostic.Fix(old.place.span, suggestion)
      return Diagnostic(
        old.id, old.severity, old.message, at: old.place, notes: old.notes, help: help,
        fix: isCertain ? edit : nil, suggestion: edit, subject: name)
    }
    if let value = values[name]?.only {
      let quoted = "\"\(value)\""
      return changed(
        Wording(
          en: "text stands in double quotes: type `\(quoted)`", zh: "文字要放在双引号里：请输入 `\(quoted)`"),
        quoted, isCertain: name == value)
    }
    if let id = names[name]?.only {
      return changed(
        Wording(
          en: "this is a title; the name is `\(id)`", zh: "这是标题，条件里要写名称 `\(id)`"), id,
        isCertain: false)
    }
    return old
  }
}

extension Set<String> {
  fileprivate var only: String? { count == 1 ? first : nil }
}

extension Diagnostic {
  /// The finding with a fix that keeps the scalar one text, where it puts a quote into it.
  func fitting(_ scalar: Scalar, in file: SourceFile) -> Diagnostic {
    guard let fix, let fitted = fix.fitted(into: scalar, in: file) else { return self }
    return Diagnostic(
      id, severity, message, at: place, notes: notes, help: help, fix: fitted, subject: subject)
  }
}

extension Diagnostic.Fix {
  /// The edit with its quotes written as the scalar needs them; nil where they are right as they are.
  fileprivate func fitted(into scalar: Scalar, in file: SourceFile) -> Diagnostic.Fix? {
    switch scalar.style {
    case .doubleQuoted where replacement.contains("\""):
      return Diagnostic.Fix(span, replacement.replacing("\"", with: "\\\""))
    case .singleQuoted where replacement.contains("'"):
      return Diagnostic.Fix(span, replacement.replacing("'", with: "''"))
    case .plain where span.start == scalar.span.start && replacement.first == "\"":
      let rest = String(decoding: file.text[span.end..<scalar.span.end], as: UTF8.self)
      guard !rest.contains("\n") else { return nil }
      let whole = (replacement + rest).replacing("'", with: "''")
      return Diagnostic.Fix(scalar.span, "'\(whole)'")
    default: return nil
    }
  }
}
