import Diagnostics
import Playbooks

/// Texts that one of the playbook's languages lacks.
enum TranslationCheck {
  static func run(_ inquiry: inout Inquiry) -> [Finding] {
    let playbook = inquiry.playbook
    guard playbook.languages.count > 1 else { return [] }
    return entries(playbook).compactMap { entry in
      var lacking: [String: [String]] = [:]
      for (key, text) in entry.texts {
        for language in text.lacks(playbook.languages) {
          if lacking[language]?.contains(key) != true { lacking[language, default: []].append(key) }
        }
      }
      let missing = playbook.languages.compactMap { language in
        lacking[language].map { (language, $0) }
      }
      return missing.isEmpty ? nil : Finding(.missing(missing, entry.declaration))
    }
  }

  private struct Entry {
    let declaration: Declaration
    let texts: [(String, Text)]
  }

  private static func entries(_ playbook: Playbook) -> [Entry] {
    func titled(_ declaration: Declaration, _ more: [(String, Text)] = []) -> Entry {
      Entry(declaration: declaration, texts: [("title", declaration.title)] + more)
    }
    let facts = playbook.facts.map { fact in
      titled(
        fact.declaration,
        [("ask", fact.ask), ("where", fact.whereFound)].compactMap { key, text in
          text.map { (key, $0) }
        } + (fact.allowed?.titles ?? []).map { ("allowed", $0) })
    }
    let decisions = playbook.decisions.filter { $0.declaration.title != Text($0.id) }.map {
      titled($0.declaration, ($0.allowed?.titles ?? []).map { ("allowed", $0) })
    }
    let remedies = playbook.remedies.map { remedy in
      titled(
        remedy.declaration,
        remedy.steps.map { ("steps", $0) } + remedy.documents.map { ("documents", $0.title) }
          + (remedy.decide?.consider ?? []).map { ("consider", $0) })
    }
    let others =
      playbook.offices.map(\.declaration) + playbook.sources.map(\.declaration)
      + playbook.goals.map(\.declaration) + playbook.blockers.map(\.declaration)
      + playbook.clocks.map(\.declaration)
    return facts + decisions + remedies + others.map { titled($0) }
  }
}

extension Allowed {
  fileprivate var titles: [Text] {
    if case .values(let choices) = self { choices.compactMap(\.title) } else { [] }
  }
}

extension Text {
  /// The languages that it is not in; a text without letters needs no translation.
  fileprivate func lacks(_ languages: [String]) -> [String] {
    if !translations.contains(where: { $0.text.contains(where: \.isLetter) }) { return [] }
    let given = Set(translations.map(\.language))
    if given == [""] { return Array(languages.dropFirst()) }
    return languages.filter { !given.contains($0) }
  }
}

extension Diagnostic {
  fileprivate static func missing(_ missing: [(String, [String])], _ declaration: Declaration)
    -> Diagnostic
  {
    let list = missing.map { language, keys in
      "`\(language)`: " + keys.map { "`\($0)`" }.joined(separator: ", ")
    }.joined(separator: "; ")
    return Diagnostic(
      "missing-translation", .warning,
      Wording(
        en: "`\(declaration.id)` is not translated: \(list)",
        zh: "`\(declaration.id)` 缺少译文：\(list)"),
      at: declaration.place,
      help: Wording(
        en: "write the text for each language: `{en: ..., zh: ...}`",
        zh: "按语言分别写出：`{en: ..., zh: ...}`"))
  }
}
