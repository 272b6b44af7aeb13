import Diagnostics
import Playbooks
import Reports

/// Which schema is wanted.
struct SchemaKey: Hashable, Sendable {
  let home: String
  let kind: FileKind
}

/// Finds the keys and words of the language at a place, in the schemas that editors are given too.
struct SchemaWalk {
  let root: JSON

  /// A key, or a word that a value can be, with what is said of it.
  struct Word {
    let name: String
    let note: String?
  }

  /// The keys that the map below the steps may have.
  func keys(_ steps: [CursorPath.Step]) -> [Word] {
    var seen: Set<String> = []
    return at(steps).flatMap { $0["properties"]?.members ?? [] }
      .filter { seen.insert($0.0).inserted }
      .map { Word(name: $0.0, note: note($0.1)) }
  }

  /// The values that may stand below the steps, as far as they are listed.
  func values(_ steps: [CursorPath.Step]) -> [Word] {
    at(steps).flatMap { schema -> [Word] in
      let notes = schema["markdownEnumDescriptions"]?.items ?? []
      let listed = (schema["enum"]?.items ?? []).enumerated().map { index, value in
        Word(name: value.plain, note: index < notes.count ? notes[index].plain : nil)
      }
      let examples = (schema["examples"]?.items ?? []).filter { $0.members.isEmpty }.map {
        Word(name: $0.plain, note: nil)
      }
      let isBoolean = schema["type"]?.plain == "boolean"
      let booleans = isBoolean ? ["true", "false"].map { Word(name: $0, note: nil) } : []
      return listed + booleans + examples
    }
  }

  /// What is said of the key that the steps lead to.
  func note(_ steps: [CursorPath.Step]) -> String? {
    at(steps).compactMap { note($0) }.first
  }

  private func note(_ schema: JSON) -> String? {
    let own = schema["description"]?.plain ?? schema["title"]?.plain
    return own ?? expanded(schema).lazy.compactMap { $0["description"]?.plain }.first
  }

  /// The schemas of what the steps lead to.
  private func at(_ steps: [CursorPath.Step]) -> [JSON] {
    steps.reduce(expanded(root)) { schemas, step in
      schemas.flatMap { schema -> [JSON] in
        switch step {
        case .item: return schema["items"].map(expanded) ?? []
        case .key(let key):
          if let own = schema["properties"]?[key] { return expanded(own) }
          guard let more = schema["additionalProperties"], !more.members.isEmpty else { return [] }
          return expanded(more)
        }
      }
    }
  }

  /// The schema, and each of the schemas that it may be.
  private func expanded(_ schema: JSON) -> [JSON] {
    if let name = schema["$ref"]?.plain {
      let head = "#/$defs/"
      let own = name.hasPrefix(head) ? root["$defs"]?[String(name.dropFirst(head.count))] : nil
      return own.map(expanded) ?? []
    }
    return [schema] + (schema["anyOf"]?.items ?? []).flatMap(expanded)
  }
}

extension JSON {
  /// The member of this name; nil where there is none.
  fileprivate subscript(name: String) -> JSON? { members.first { $0.0 == name }?.1 }

  fileprivate var items: [JSON] { if case .array(let items) = self { items } else { [] } }

  /// The value as it is written in YAML.
  fileprivate var plain: String {
    switch self {
    case .string(let text), .number(let text): text
    case .bool(let value): value ? "true" : "false"
    case .null, .array, .object: ""
    }
  }
}

extension Server {
  /// The schema of a kind of file; nil for other files.
  mutating func schema(_ cursor: Cursor) -> SchemaWalk? {
    guard let home = cursor.home else { return nil }
    let key = SchemaKey(home: home, kind: cursor.kind)
    if let known = schemas[key] { return SchemaWalk(root: known) }
    guard let playbook = books[home]?.playbook ?? Self.blank else { return nil }
    let json: JSON? =
      switch cursor.kind {
      case .rules: PlaybookSchema(playbook, language: language).json
      case .caseFile: CaseSchema(playbook, language: language).json
      case .tests: TestsSchema(playbook, language: language).json
      case .properties: PropertiesSchema(playbook, language: language).json
      case .other: nil
      }
    schemas[key] = json
    return json.map { SchemaWalk(root: $0) }
  }

  /// The playbook whose keys are offered as long as the rules could never be read.
  private static let blank = PlaybookLoader.load([
    SourceFile(name: "playbook.yaml", text: "playbook: {id: blank, title: Blank, version: \"0\"}\n")
  ]).playbook
}
