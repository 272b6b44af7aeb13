import Diagnostics
import Playbooks
import YAML

/// What the files of a playbook define, read from their trees alone.
///
/// So a name can be offered as soon as its entry is typed, though the rules may have errors; of a
/// file that cannot be read, what it said last counts.
struct Glossary: Sendable {
  /// Something that is defined.
  struct Entry: Sendable {
    let section: SectionName
    let id: String
    let title: Text
    /// The place of the id.
    let place: Place
    let node: Node
    let formerly: [String]
  }

  let entries: [Entry]
  private let bySection: [SectionName: [Entry]]

  init(_ entries: [Entry]) {
    self.entries = entries
    bySection = Dictionary(grouping: entries, by: \.section)
  }

  subscript(section: SectionName) -> [Entry] { bySection[section] ?? [] }

  /// The entry that has the name, of today or of before.
  func entry(_ id: String, in sections: [SectionName]) -> Entry? {
    let all = sections.lazy.flatMap { self[$0] }
    return all.first { $0.id == id } ?? all.first { $0.formerly.contains(id) }
  }

  /// What the document defines.
  static func entries(of document: Document) -> [Entry] {
    (document.root?.mapping ?? []).flatMap { part -> [Entry] in
      guard let section = SectionName(rawValue: part.name),
        ![.playbook, .calendar].contains(section)
      else { return [] }
      return (part.value.mapping ?? []).compactMap { item in
        guard let id = item.key.text, !id.isEmpty else { return nil }
        return Entry(
          section: section, id: id, title: title(item.value["title"]) ?? Text(id),
          place: Place(document.file, item.key.span), node: item.value,
          formerly: (item.value["formerly"]?.sequence ?? []).compactMap(\.text))
      }
    }
  }

  /// A text of the file; nil for what is none.
  static func title(_ node: Node?) -> Text? {
    if let text = node?.text { return Text(text) }
    let versions = (node?.mapping ?? []).compactMap { entry in
      entry.value.text.map { Text.Translation(language: entry.name, text: $0) }
    }
    return versions.isEmpty ? nil : Text(versions)
  }
}

extension Glossary.Entry {
  /// The declared type of a fact or decision; the word for the entry otherwise.
  func kind(_ language: Language) -> String {
    let word = section.word[language]
    guard let type = node["type"]?.text else { return word }
    return language == .zh ? "\(word)，\(type)" : "\(word), \(type)"
  }

  /// The values that a fact or decision may take, each with its title, as far as they are listed.
  var choices: [(value: String, title: String?)] {
    choices(.en)
  }

  /// The values that a fact or decision may take, each with its title in the language.
  func choices(_ language: Language) -> [(value: String, title: String?)] {
    if node["type"]?.text == "boolean" {
      return [
        ("true", Wording(en: "yes", zh: "是")[language]),
        ("false", Wording(en: "no", zh: "否")[language]),
      ]
    }
    guard let allowed = node["allowed"] else { return [] }
    if let items = allowed.sequence { return items.compactMap(\.text).map { ($0, nil) } }
    return (allowed.mapping ?? []).map { entry in
      (entry.name, Glossary.title(entry.value)?[language])
    }
  }

  /// Whether its values are texts, which FEEL puts in quotes.
  var isText: Bool { ["string", "list<string>"].contains(node["type"]?.text) }
}
