import Diagnostics
import Messages
import Playbooks
import Reports
import Verification
import YAML

extension Server {
  /// The places that name what the name at the place names.
  mutating func references(at cursor: Cursor?, _ params: Node?) -> JSON {
    guard let cursor, let home = cursor.home else { return .null }
    catchUp(home)
    guard let entry = entry(at: cursor), let index = books[home]?.mentions(workspace) else {
      return .null
    }
    let withDefinition = params?["context"]?["includeDeclaration"]?.boolean ?? true
    let items = index.items(of: EntryName(entry.section, entry.id)).filter {
      switch $0.mention.role {
      case .use: true
      case .definition: withDefinition
      case .formerName: false
      }
    }
    var seen: Set<String> = []
    return .array(
      items.map { location($0.mention.place) }.filter { seen.insert($0.compact).inserted })
  }

  /// The name at the place, where it can be given another one.
  mutating func prepareRename(at cursor: Cursor?) -> JSON {
    guard let cursor, let name = cursor.name, let home = cursor.home else { return .null }
    catchUp(home)
    guard let entry = entry(at: cursor) else { return .null }
    return .object([
      ("range", cursor.text.range(name.span)), ("placeholder", .string(entry.id)),
    ])
  }

  /// Another name for an entry wherever it is named, as `fmt --rename` writes it; the old one goes
  /// under `formerly`.
  ///
  /// Nothing is changed where a file cannot be read, or where the rules would have an error.
  mutating func rename(at cursor: Cursor?, to name: String) throws(ServerFault) -> JSON {
    guard let cursor, let home = cursor.home else { return .null }
    catchUp(home)
    guard let entry = entry(at: cursor) else {
      throw failed(Wording(en: "nothing that has a name stands here", zh: "此处没有可改名的条目"))
    }
    guard let book = books[home], book.isSound else {
      throw failed(
        Wording(
          en: "the rules have errors: mend them first, so that no place is left out",
          zh: "规则有错误：请先改正，以免遗漏"))
    }
    for path in workspace.others(of: home) {
      if let file = workspace.file(path), Document.parse(file).document == nil {
        let shown = FileLocation.name(of: path)
        throw failed(
          Wording(
            en: "`\(shown)` cannot be read: mend it first, so that no place is left out",
            zh: "`\(shown)` 无法读取：请先改正，以免遗漏"))
      }
    }
    let change = try change(entry, to: name, in: home)
    if let left = change.left.first(where: { $0.severity == .error }) { throw failed(left.message) }
    try hold(change, in: book)
    let edits = change.files.map { file -> (String, JSON) in
      let text = PositionedText(workspace.bytes(file.name) ?? [], workspace.encoding)
      let edits = LineChanges(text.bytes, file.text).edits
      return (workspace.uri(file.name), .array(edits.map { edit(text, $0) }))
    }
    return .object([("changes", .object(edits))])
  }

  private mutating func change(_ entry: Glossary.Entry, to name: String, in home: String)
    throws(ServerFault) -> NameChange
  {
    guard let index = books[home]?.mentions(workspace), !name.isEmpty, name != entry.id else {
      throw failed(Wording(en: "there is no new name", zh: "没有写新的名称"))
    }
    do {
      return try NameChange(
        EntryName(entry.section, entry.id), to: name, formerly: entry.formerly, in: index)
    } catch {
      throw failed(error.diagnostic(in: entry.place.file).message)
    }
  }

  /// Refuses a change after which the rules have an error, such as a name that is taken.
  private func hold(_ change: NameChange, in book: Book) throws(ServerFault) {
    let changed = Dictionary(
      change.files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let after = PlaybookLoader.load(book.files.map { changed[$0.name] ?? $0 })
    guard let fault = after.diagnostics.first(where: { $0.severity == .error }) else { return }
    let help = fault.help.map { "; \($0[language])" } ?? ""
    throw ServerFault(.requestFailed, fault.message[language] + help)
  }

  private func failed(_ message: Wording) -> ServerFault {
    ServerFault(.requestFailed, message[language])
  }

  /// The entry that is named at the place.
  private func entry(at cursor: Cursor) -> Glossary.Entry? {
    guard let name = cursor.name, let book = cursor.home.flatMap({ books[$0] }) else { return nil }
    return book.glossary.entry(name.name, in: name.sections)
  }
}

/// Says where an entry is used, in a few lines.
struct Uses {
  private let items: [MentionIndex.Item]
  private let language: Language

  /// The most names that one line lists.
  private static let most = 5

  init(_ items: [MentionIndex.Item], _ language: Language) {
    self.items = items
    self.language = language
  }

  /// A line for each kind of file that names it; nil where none does.
  var text: String? {
    let lines = MentionIndex.Area.allCases.compactMap(line)
    return lines.isEmpty ? nil : lines.joined(separator: "\n\n")
  }

  private func line(_ area: MentionIndex.Area) -> String? {
    var seen: Set<String> = []
    let owners = items.filter { $0.area == area }.compactMap { name($0.owner) }
      .filter { seen.insert($0).inserted }
    if owners.isEmpty { return nil }
    // The names of tests are sentences.
    let mark = Wording(en: area == .tests ? "; " : ", ", zh: area == .tests ? "；" : "、")[language]
    let listed = owners.prefix(Self.most).joined(separator: mark)
    let more = owners.count > Self.most ? (language == .zh ? "等" : "\(mark)...") : ""
    let count = owners.count
    let head =
      switch area {
      case .rules: Wording(en: "Used in rules (\(count)): ", zh: "规则中使用（\(count)）：")
      case .tests: Wording(en: "Tests (\(count)): ", zh: "测试（\(count)）：")
      case .properties: Wording(en: "Promises (\(count)): ", zh: "性质（\(count)）：")
      case .cases: Wording(en: "Cases (\(count)): ", zh: "案件（\(count)）：")
      }
    return head[language] + listed + more
  }

  private func name(_ owner: MentionIndex.Owner?) -> String? {
    switch owner {
    case .entry(let entry): "`\(entry.id)`"
    case .named(let name), .caseFile(let name): name
    case nil: nil
    }
  }
}
