import Diagnostics
import FEEL
import Playbooks
import Reports
import YAML

/// Something that can be typed at a place.
struct Offer: Sendable {
  /// The kinds of the protocol.
  enum Kind: Int, Sendable {
    case function = 3
    case field = 5
    case variable = 6
    case property = 10
    case value = 12
    case keyword = 14
    case reference = 18
  }

  let id: String
  let kind: Kind
  /// What stands beside it: the title.
  var title = Text([])
  var detail: String?
  var documentation: String?
  /// What is written; the id where nothing else is.
  var insert: String?
}

extension Server {
  /// What can be typed at the place.
  mutating func completion(at cursor: Cursor?) -> JSON {
    guard let cursor, let home = cursor.home, cursor.kind != .other else { return .null }
    let glossary = books[home]?.glossary ?? Glossary([])
    let schema = schema(cursor)
    let offers = Completion(
      cursor: cursor, glossary: glossary, schema: schema, language: language)
    return offers.list
  }
}

/// Works out what can be typed at a place.
struct Completion {
  let cursor: Cursor
  let glossary: Glossary
  let schema: SchemaWalk?
  let language: Language

  /// The most entries of one answer; the next key brings others.
  private static let most = 200

  /// The list of the protocol; the client asks again with each key, since titles are looked
  /// through here.
  var list: JSON {
    let typed = cursor.word(isFEEL: isFEEL)
    let text = cursor.string(typed.typed)
    let offers = keys + values(text)
    let search = NameSearch(offers.map { Named($0, id: $0.id, title: $0.title) })
    let found = search.offered(text)
    let items = found.prefix(Self.most).enumerated().map { index, named in
      item(named.key, index, typed.span, text)
    }
    return .object([("isIncomplete", .bool(true)), ("items", .array(items))])
  }

  private var isFEEL: Bool {
    if case .feel = cursor.asValue { !cursor.place.hasColon } else { false }
  }

  private func item(_ offer: Offer, _ index: Int, _ span: Span, _ typed: String) -> JSON {
    let number = String(index)
    let title = offer.title.translations.isEmpty ? nil : offer.title[language]
    let detail = [title, offer.detail].compactMap { $0 }.joined(separator: " - ")
    let isByID = offer.id.lowercased().hasPrefix(typed.lowercased())
    let edit: JSON = .object([
      ("range", cursor.text.range(span)), ("newText", .string(offer.insert ?? offer.id)),
    ])
    return .object(
      [("label", .string(offer.id)), ("kind", .integer(offer.kind.rawValue))]
        + (detail.isEmpty ? [] : [("detail", .string(detail))])
        + (offer.documentation.map { [("documentation", .string($0))] } ?? [])
        + [
          ("sortText", .string(String(repeating: "0", count: max(0, 4 - number.count)) + number)),
          ("filterText", .string(isByID ? offer.id : typed)), ("textEdit", edit),
        ])
  }

  /// What a key at the place can be.
  private var keys: [Offer] {
    guard let subject = cursor.asKey else { return [] }
    let end = cursor.place.hasColon ? "" : ": "
    switch subject {
    case .fact(let above):
      let facts = facts(below: above, end)
      // Below the name of a fact stands what is said of it: value, source, day.
      return facts.isEmpty ? words(end) : facts
    case .ids(let sections):
      return unused(entries(sections).map { offer($0, .property, insert: $0.id + end) })
    case .definition: return []
    case .value, .feel, .type, .part, .words:
      return words(end)
    }
  }

  /// The keys of the language.
  private func words(_ end: String) -> [Offer] {
    unused(
      (schema?.keys(cursor.place.steps) ?? []).map { word in
        Offer(id: word.name, kind: .property, detail: word.note, insert: word.name + end)
      })
  }

  /// The offers without the keys that the map has already.
  private func unused(_ offers: [Offer]) -> [Offer] {
    let taken = Set(cursor.place.siblings)
    return offers.filter { !taken.contains($0.id) }
  }

  /// The facts below the words above, by the rest of their names.
  private func facts(below words: String, _ end: String) -> [Offer] {
    unused(
      glossary[.facts].filter { $0.id.hasPrefix(words) }.map { entry in
        let rest = String(entry.id.dropFirst(words.count))
        return Offer(
          id: rest, kind: .property, title: entry.title, detail: entry.kind(language),
          documentation: documentation(entry), insert: rest + end)
      })
  }

  /// What a value at the place can be.
  private func values(_ typed: String) -> [Offer] {
    guard let subject = cursor.asValue else { return [] }
    switch subject {
    case .ids(let sections): return entries(sections).map { offer($0, .reference) }
    case .value(let name):
      let choices = choices(of: name, quoted: false)
      return choices.isEmpty ? listed : choices
    case .feel(let ofAdvice): return expression(typed, ofAdvice)
    case .type:
      return (schema?.values(cursor.place.steps) ?? []).map { Offer(id: $0.name, kind: .keyword) }
        + entries([.types]).map { offer($0, .reference) }
    case .part: return parts
    case .definition, .fact: return []
    case .words: return listed
    }
  }

  /// The words of the language.
  private var listed: [Offer] {
    (schema?.values(cursor.place.steps) ?? []).map {
      Offer(id: $0.name, kind: .value, detail: $0.note)
    }
  }

  /// The parts of the case, from the lines that give their ids.
  private var parts: [Offer] {
    let lines = String(decoding: cursor.text.bytes, as: UTF8.self).split(separator: "\n")
    let below = lines.drop { !$0.hasPrefix("parts:") }.dropFirst()
    return below.prefix { $0.first?.isWhitespace == true || $0.first == "-" }.compactMap { line in
      let start = line.drop { $0.isWhitespace || "-{".contains($0) }
      guard start.hasPrefix("id:") else { return nil }
      let id = start.dropFirst(3).prefix { !",}".contains($0) }
      return Offer(id: String(id).trimmed, kind: .value)
    }
  }

  private func entries(_ sections: [SectionName]) -> [Glossary.Entry] {
    sections.flatMap { glossary[$0] }
  }

  private func offer(_ entry: Glossary.Entry, _ kind: Offer.Kind, insert: String? = nil) -> Offer {
    Offer(
      id: entry.id, kind: kind, title: entry.title, detail: entry.kind(language),
      documentation: documentation(entry), insert: insert)
  }

  private func documentation(_ entry: Glossary.Entry) -> String? {
    Glossary.title(entry.node["ask"])?[language]
  }

  /// The listed values of a fact or decision; with the quotes of FEEL where it is a text.
  private func choices(of name: String, quoted: Bool) -> [Offer] {
    guard let entry = glossary.entry(name, in: [.facts, .decisions]) else { return [] }
    let mark = cursor.place.style == .doubleQuoted ? "\\\"" : "\""
    return entry.choices(language).map { value, title in
      let text = quoted && entry.isText ? mark + value + mark : value
      return Offer(
        id: value, kind: .value, title: title.map { Text($0) } ?? Text([]), insert: text)
    }
  }
}

/// What can be typed in an expression.
extension Completion {
  private func expression(_ typed: String, _ ofAdvice: Bool) -> [Offer] {
    let compared = cursor.comparedName
    if cursor.isInFEELText {
      let own = compared.map { choices(of: $0, quoted: false) } ?? []
      let ids: [SectionName] = ofAdvice ? [.blockers, .remedies, .goals, .offices] : []
      return own + entries(ids).map { offer($0, .reference) }
    }
    let values = compared.map { choices(of: $0, quoted: true) } ?? []
    let names = entries([.facts, .decisions]).map { offer($0, .variable) }
    if typed.contains("."), !names.contains(where: { $0.id.hasPrefix(typed) }) {
      return attributes(typed)
    }
    return values + names + Self.own(ofAdvice) + Self.functions(language) + Self.keywords
  }

  /// The attributes of things in lists, behind a name that is bound in the expression.
  private func attributes(_ typed: String) -> [Offer] {
    let head = String(typed[...(typed.lastIndex(of: ".") ?? typed.startIndex)])
    var seen: Set<String> = []
    return glossary[.types].flatMap { type in
      (type.node.mapping ?? []).map { field in
        let title = Glossary.title(field.value["title"]) ?? Text([])
        return Offer(id: head + field.name, kind: .field, title: title, detail: type.id)
      }
    }.filter { seen.insert($0.id).inserted }
  }

  private static func own(_ ofAdvice: Bool) -> [Offer] {
    let advice = ofAdvice ? ["actions", "blockers", "stuck", "plan"] : []
    return (["today", "case.id", "case.opened"] + advice).map { Offer(id: $0, kind: .variable) }
  }

  private static func functions(_ language: Language) -> [Offer] {
    Builtin.all.map { builtin in
      Offer(
        id: builtin.name, kind: .function, detail: builtin.summary[language],
        documentation: builtin.examples.first.map { "\($0.expression) = \($0.result)" },
        insert: builtin.name + "(")
    }
  }

  private static let keywords = [
    "and", "or", "not", "if", "then", "else", "in", "between", "some", "every", "satisfies", "for",
    "return", "true", "false", "null",
  ].map { Offer(id: $0, kind: .keyword) }
}

extension Cursor {
  /// The name that the value at the place is compared with: `works.status` in `works.status = "`.
  var comparedName: String? {
    var rest = Substring(string(Span(place.before.start, word(isFEEL: true).typed.start)))
    func dropBlanks() {
      while let last = rest.last, last.isWhitespace || "\"\\".contains(last) { rest.removeLast() }
    }
    dropBlanks()
    if rest.last == "(" || rest.last == "," {
      // One of the values behind `in`.
      guard let open = rest.lastIndex(of: "(") else { return nil }
      rest = rest[..<open]
      dropBlanks()
      guard rest.hasSuffix(" in") else { return nil }
      rest.removeLast(2)
    } else if rest.hasSuffix("!=") {
      rest.removeLast(2)
    } else if rest.last == "=", !rest.hasSuffix("<="), !rest.hasSuffix(">=") {
      rest.removeLast()
    } else {
      return nil
    }
    dropBlanks()
    let name = String(
      rest.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" }.reversed())
    return name.isEmpty ? nil : name
  }
}
