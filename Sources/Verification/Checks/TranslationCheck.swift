import Diagnostics
import Playbooks
import YAML

/// Finds texts that are missing in one of the playbook's languages.
enum TranslationCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    let playbook = context.playbook
    guard playbook.languages.count > 1 else { return [] }
    var places = TextPlaces(languages: playbook.languages)
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
      guard let first = missing.first?.1.first else { return nil }
      let place = places.place(of: first, in: entry.declaration)
      let strangers = Set(entry.texts.flatMap { $0.1.translations.map(\.language) })
        .subtracting(playbook.languages + [""]).sorted()
      return Finding(.missing(missing, strangers, entry.declaration, at: place))
    }
  }

  /// An entry with its texts, each under the key that it is written at.
  private struct Entry {
    let declaration: Declaration
    let texts: [(String, Text)]
  }

  /// The playbook itself, whose title is written under the key `playbook`.
  private static func header(_ playbook: Playbook) -> [Entry] {
    for file in playbook.files {
      let entries = Document.parse(file).document?.root?.mapping ?? []
      guard let entry = entries.first(where: { $0.name == "playbook" }) else { continue }
      let declaration = Declaration(
        id: "playbook", title: playbook.title, place: Place(file, entry.key.span), rank: 0)
      return [Entry(declaration: declaration, texts: [("title", playbook.title)])]
    }
    return []
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
    let screens = playbook.screens.map { screen in
      titled(screen.declaration, [screen.ask].compactMap { $0 }.map { ("ask", $0) })
    }
    let others =
      playbook.phases.map(\.declaration) + playbook.offices.map(\.declaration)
      + playbook.sources.map(\.declaration)
      + playbook.goals.map(\.declaration) + playbook.blockers.map(\.declaration)
      + playbook.clocks.map(\.declaration) + playbook.constraints.map(\.declaration)
    return header(playbook) + facts + decisions + remedies + screens + others.map { titled($0) }
  }
}

/// Finds the places of texts by parsing the files again, because a text does not keep its place.
private struct TextPlaces {
  let languages: [String]
  private var documents: [String: Document?] = [:]

  init(languages: [String]) { self.languages = languages }

  /// The first text under the key that lacks a language; the entry itself where none is found.
  mutating func place(of key: String, in declaration: Declaration) -> Place {
    let file = declaration.place.file
    if documents[file.name] == nil { documents[file.name] = .some(Document.parse(file).document) }
    guard let root = documents[file.name]??.root,
      let entry = entry(at: declaration.place.span, in: root),
      let text = texts(key, in: entry.value).first(where: lacks)
    else { return declaration.place }
    return Place(file, text.shownSpan)
  }

  private func entry(at span: Span, in node: Node) -> Node.Entry? {
    let sections = node.mapping ?? []
    return (sections + sections.flatMap { $0.value.mapping ?? [] }).first { $0.key.span == span }
  }

  private func texts(_ key: String, in entry: Node) -> [Node] {
    switch key {
    case "allowed": entry[key]?.mapping?.map(\.value) ?? []
    case "steps": entry[key]?.sequence ?? []
    case "documents": (entry[key]?.sequence ?? []).compactMap { $0["title"] ?? $0 }
    case "consider": entry["decide"]?[key]?.sequence ?? []
    default: [entry[key]].compactMap { $0 }
    }
  }

  private func lacks(_ node: Node) -> Bool {
    guard let given = node.mapping?.map(\.name) else { return node.text != nil }
    return !Set(given).isSuperset(of: languages)
  }
}

extension Allowed {
  fileprivate var titles: [Text] {
    if case .values(let choices) = self { choices.compactMap(\.title) } else { [] }
  }
}

extension Text {
  /// The languages that the text is missing in; a text without letters needs no translation.
  fileprivate func lacks(_ languages: [String]) -> [String] {
    if !translations.contains(where: { $0.text.contains(where: \.isLetter) }) { return [] }
    let given = Set(translations.map(\.language))
    if given == [""] { return Array(languages.dropFirst()) }
    return languages.filter { !given.contains($0) }
  }
}

extension Diagnostic {
  fileprivate static func missing(
    _ missing: [(String, [String])], _ strangers: [String], _ declaration: Declaration,
    at place: Place
  ) -> Diagnostic {
    let list = missing.map { language, keys in
      "`\(language)`: " + keys.map { "`\($0)`" }.joined(separator: ", ")
    }.joined(separator: "; ")
    return Diagnostic(
      "missing-translation", .warning,
      Wording(
        en: "`\(declaration.id)` is not translated: \(list)",
        zh: "`\(declaration.id)` 缺少译文：\(list)"),
      at: place,
      help: strangers.first.map { stranger in
        let meant = missing.map { "`\($0.0)`" }.joined(separator: ", ")
        return Wording(
          en: "the playbook has no language `\(stranger)`: write \(meant) instead",
          zh: "规则库没有语言 `\(stranger)`：请改写为 \(meant)")
      }
        ?? Wording(
          en: "write the text for each language: `{en: ..., zh: ...}`",
          zh: "按语言分别写出：`{en: ..., zh: ...}`"))
  }
}
