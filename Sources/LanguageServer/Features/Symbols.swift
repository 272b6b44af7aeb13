import Diagnostics
import Playbooks
import Reports
import YAML

/// Something that is listed in the outline of a file.
struct Symbol {
  let name: String
  let detail: String
  let kind: Int
  /// All that belongs to it.
  let whole: Span
  /// Its name.
  let own: Span
  var children: [Symbol] = []
}

extension Server {
  /// The outline of a document: sections with their entries, tests, or the facts of a case.
  func symbols(of path: String) -> JSON {
    guard let document = workspace.documents[path], workspace.kind(path) != .other else {
      return .null
    }
    let file = SourceFile(name: path, text: document.text.bytes)
    let tree =
      Document.parse(file).document
      ?? workspace.home(path).flatMap { books[$0]?.document(path) }
    guard let tree, let root = tree.root else { return .array([]) }
    let symbols = Outline(language: language).symbols(root)
    let shift = TextShift(from: tree.file.text, to: file.text)
    let writer = SymbolWriter(
      text: document.text, shift: tree.file.text == file.text ? nil : shift, uri: document.uri)
    return .array(symbols.flatMap { writer.json($0, nested: client.nestsSymbols, in: nil) })
  }

  /// The entries of all rules whose id or title has the text.
  func symbols(matching text: String) -> JSON {
    let entries = books.keys.sorted().flatMap { books[$0]?.glossary.entries ?? [] }
    let search = NameSearch(entries.map { Named($0, id: $0.id, title: $0.title) })
    return .array(
      search.offered(text).prefix(500).map { named in
        let entry = named.key
        return .object([
          ("name", .string("\(entry.id) \(entry.title[language])")),
          ("kind", .integer(Outline.kind(entry.section))),
          ("location", location(entry.place)),
          ("containerName", .string(entry.section.word[language])),
        ])
      })
  }
}

/// Makes the outline of a file from its tree.
struct Outline {
  let language: Language

  /// The symbol kind of the protocol for an entry of a section.
  static func kind(_ section: SectionName) -> Int {
    switch section {
    case .facts, .decisions: 13
    case .types: 23
    case .remedies: 12
    case .blockers, .constraints: 24
    case .phases, .goals: 22
    case .screens: 10
    case .offices, .sources: 19
    case .clocks, .calendar, .playbook: 14
    }
  }

  func symbols(_ root: Node) -> [Symbol] {
    (root.mapping ?? []).map { entry in
      let section = SectionName(rawValue: entry.name)
      var symbol = self.symbol(entry, kind: 3)
      if let section, ![.playbook, .calendar].contains(section) {
        symbol.children = (entry.value.mapping ?? []).map {
          self.symbol($0, kind: Self.kind(section))
        }
      } else if let items = entry.value.sequence {
        symbol.children = items.compactMap(item)
      } else if entry.name == "facts" {
        symbol.children = (entry.value.mapping ?? []).map { self.symbol($0, kind: 13) }
      }
      return symbol
    }
  }

  private func symbol(_ entry: Node.Entry, kind: Int) -> Symbol {
    let title = Glossary.title(entry.value["title"])?[language] ?? entry.value.text
    return Symbol(
      name: entry.name.isEmpty ? "-" : entry.name, detail: title ?? "", kind: kind,
      whole: entry.key.span.joined(with: entry.value.shownSpan), own: entry.key.span)
  }

  /// A test, a part or an entry of the log, by what names it.
  private func item(_ node: Node) -> Symbol? {
    guard let name = ["name", "id", "remedy"].lazy.compactMap({ node[$0] }).first,
      let text = name.text, !text.isEmpty
    else { return nil }
    let detail = node["is"]?.text ?? Glossary.title(node["title"])?[language] ?? ""
    return Symbol(
      name: text, detail: detail, kind: 12, whole: node.span.joined(with: name.span),
      own: name.span)
  }
}

/// Writes an outline as the protocol has it.
struct SymbolWriter {
  let text: PositionedText
  let shift: TextShift?
  let uri: String

  /// The symbol with those in it; where the client nests none, each by itself.
  func json(_ symbol: Symbol, nested: Bool, in container: String?) -> [JSON] {
    guard let own = now(symbol.own) else { return [] }
    let whole = now(symbol.whole) ?? own
    var members: [(String, JSON)] = [
      ("name", .string(symbol.name)), ("kind", .integer(symbol.kind)),
    ]
    guard nested else {
      let place: JSON = .object([("uri", .string(uri)), ("range", text.range(whole))])
      members.append(("location", place))
      if let container { members.append(("containerName", .string(container))) }
      return [.object(members)]
        + symbol.children.flatMap { json($0, nested: false, in: symbol.name) }
    }
    if !symbol.detail.isEmpty { members.append(("detail", .string(symbol.detail))) }
    members += [("range", text.range(whole)), ("selectionRange", text.range(own))]
    let children = symbol.children.flatMap { json($0, nested: true, in: nil) }
    if !children.isEmpty { members.append(("children", .array(children))) }
    return [.object(members)]
  }

  private func now(_ span: Span) -> Span? {
    guard let shift else { return span }
    return shift.span(span)
  }
}
