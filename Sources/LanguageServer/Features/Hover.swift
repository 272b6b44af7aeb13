import Diagnostics
import FEEL
import Playbooks
import Reports
import Verification
import YAML

extension Server {
  /// What the name, key, function or value at the place means.
  mutating func hover(at cursor: Cursor?) -> JSON {
    guard let cursor, let home = cursor.home, let book = books[home] else { return .null }
    if let name = cursor.name, let entry = book.glossary.entry(name.name, in: name.sections) {
      let uses = books[home]?.mentions(workspace).uses(of: EntryName(entry.section, entry.id)) ?? []
      let card = card(entry, book) + (Uses(uses, language).text.map { "\n\n\($0)" } ?? "")
      return answer(card, cursor, name.span)
    }
    let span = cursor.word(isFEEL: true).span
    let word = cursor.string(span)
    if let text = functionCard(cursor) ?? valueCard(word, cursor, book.glossary) {
      return answer(text, cursor, span)
    }
    guard cursor.asKey == .words, cursor.place.hasColon,
      let note = schema(cursor)?.note(cursor.place.steps + [.key(keyText(cursor))])
    else { return .null }
    return answer("`\(keyText(cursor))`: \(note)", cursor, keySpan(cursor))
  }

  private func answer(_ text: String, _ cursor: Cursor, _ span: Span) -> JSON {
    .object([
      (
        "contents",
        .object([
          ("kind", .string(client.readsMarkdown ? "markdown" : "plaintext")),
          ("value", .string(text)),
        ])
      ), ("range", cursor.text.range(span)),
    ])
  }

  /// The key at the place, which may be of several words.
  private func keySpan(_ cursor: Cursor) -> Span {
    let bytes = cursor.text.bytes
    let start = cursor.place.before.start
    let end = bytes[cursor.offset...].firstIndex { ":,{}\n".utf8.contains($0) } ?? bytes.count
    return Span(start, max(start, end))
  }

  private func keyText(_ cursor: Cursor) -> String { cursor.string(keySpan(cursor)).trimmed }

  /// What there is to say of an entry.
  private func card(_ entry: Glossary.Entry, _ book: Book) -> String {
    var lines = ["**\(entry.title[language])**", "`\(entry.id)` (\(entry.kind(language)))"]
    for other in Language.allCases where other != language {
      let title = entry.title[other]
      if title != entry.title[language] { lines.append(title) }
    }
    lines += aboutFact(entry)
    if let playbook = book.playbook { lines += Sentence(playbook, language).lines(entry) }
    return lines.joined(separator: "\n\n")
  }

  private func aboutFact(_ entry: Glossary.Entry) -> [String] {
    guard entry.section == .facts || entry.section == .decisions else { return [] }
    var lines: [String] = []
    if let ask = Glossary.title(entry.node["ask"]) { lines.append(ask[language]) }
    if let place = Glossary.title(entry.node["where"]) {
      lines.append(Wording(en: "Found: ", zh: "查明处：")[language] + place[language])
    }
    if let unit = entry.node["unit"]?.text {
      lines.append(Wording(en: "Unit: ", zh: "单位：")[language] + Units.name(unit, language))
    }
    let choices = entry.choices(language)
    if !choices.isEmpty, entry.node["type"]?.text != "boolean" {
      lines.append(
        choices.map { "- `\($0.value)`" + ($0.title.map { " \($0)" } ?? "") }
          .joined(separator: "\n"))
    }
    if let assumed = entry.node["assume"]?.text {
      lines.append(
        Wording(en: "Assumed where nothing is stated: `\(assumed)`", zh: "未登记时按此假定：`\(assumed)`")[
          language])
    }
    return lines
  }

  /// The function of FEEL at the place, whose name may be of several words.
  private func functionCard(_ cursor: Cursor) -> String? {
    guard case .feel = cursor.asValue, !cursor.isInFEELText else { return nil }
    let bytes = cursor.text.bytes
    let lineStart = cursor.place.before.start
    let end = bytes[cursor.offset...].firstIndex { "(\n".utf8.contains($0) } ?? bytes.count
    guard end < bytes.count, bytes[end] == UInt8(ascii: "(") else { return nil }
    let text = cursor.string(Span(lineStart, end)).trimmed
    guard
      let builtin = Builtin.all.filter({ text.hasSuffix($0.name) }).max(by: {
        $0.name.count < $1.name.count
      }), end - cursor.offset <= builtin.name.utf8.count
    else { return nil }
    let calls = builtin.signatures.map { signature in
      let names = signature.parameters.map { $0.optional ? "\($0.name)?" : $0.name }
      return "`\(builtin.name)(\(names.joined(separator: ", ")))`"
    }
    let examples = builtin.examples.prefix(2).map { "`\($0.expression)` = `\($0.result)`" }
    return ([builtin.summary[language]] + calls + examples).joined(separator: "\n\n")
  }

  /// The value of a fact at the place, with its title.
  private func valueCard(_ word: String, _ cursor: Cursor, _ glossary: Glossary) -> String? {
    let name: String? =
      switch cursor.asValue {
      case .value(let name): name
      case .feel where cursor.isInFEELText: cursor.comparedName
      default: nil
      }
    guard let name, let entry = glossary.entry(name, in: [.facts, .decisions]) else { return nil }
    let value = cursor.string(cursor.word(isFEEL: false).span)
    guard
      let choice = entry.choices(language).first(where: { $0.value == value || $0.value == word }),
      let title = choice.title
    else { return nil }
    return "`\(choice.value)`: \(title)\n\n\(entry.title[language]) `\(entry.id)`"
  }
}

/// The conditions of an entry in words, as the handbook has them.
struct Sentence {
  private let playbook: Playbook
  private let words: ConditionWords

  init(_ playbook: Playbook, _ language: Language) {
    self.playbook = playbook
    words = ConditionWords(playbook: playbook, language: language)
  }

  /// A line for each condition that the entry has.
  func lines(_ entry: Glossary.Entry) -> [String] {
    playbook.clauses.all.filter { clause in
      clause.declaration.id == entry.id && clause.subject.section == entry.section
    }.map { clause in
      "`\(clause.role.rawValue)`: " + text(clause)
    }
  }

  private func text(_ clause: Clause) -> String {
    if clause.role == .is { return "`\(clause.formula.text)`" }
    return words.sentence(clause.formula.program)
  }
}
