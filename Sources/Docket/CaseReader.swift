import Advising
package import Diagnostics
import FEEL
package import Playbooks
package import YAML

/// Reads case files by a playbook's vocabulary, and reports all faults of a file at once.
package struct CaseReader: Sendable {
  let playbook: Playbook
  let paths: FactPaths
  /// The findings about what was read through `statements` and `log`.
  package internal(set) var diagnostics: [Diagnostic] = []
  /// The places that name entries of the playbook; nil where nobody asks for them.
  package internal(set) var mentions: [Mention]?

  static let kind = Wording(en: "a case file", zh: "案件文件")
  private static let keys = [
    "case", "title", "opened", "example", "lead", "leader", "team", "screened", "closed",
    "offices", "facts", "parts", "log",
  ]

  /// Reads cases by the names and types of this playbook.
  ///
  /// - Parameter noting: Whether the result is to say where the file names entries of the playbook.
  package init(_ playbook: Playbook, notingMentions noting: Bool = false) {
    self.playbook = playbook
    mentions = noting ? [] : nil
    paths = FactPaths(
      playbook.facts, decisions: playbook.decisions.map(\.id), readingOldNames: true)
  }

  /// Reads a case from a YAML file.
  package func read(_ file: SourceFile) -> LoadedCase {
    let parsed = Document.parse(file)
    return read(parsed.document, of: file, parsed.diagnostics)
  }

  /// Reads a case from a document that was parsed without findings.
  func read(_ document: Document) -> LoadedCase { read(document, of: document.file, []) }

  /// Reads a case from one line of NDJSON.
  package func readJSON(_ line: SourceFile) -> LoadedCase {
    let parsed = Document.parseJSON(line)
    return read(parsed.document, of: line, parsed.diagnostics)
  }

  /// Reads a case from a node of a document, such as a part of a message.
  package func read(_ node: Node, of file: SourceFile) -> LoadedCase {
    read(nil, node, of: file, [])
  }

  private func read(_ document: Document?, of file: SourceFile, _ found: [Diagnostic])
    -> LoadedCase
  {
    read(document, document?.root, of: file, found)
  }

  private func read(
    _ document: Document?, _ root: Node?, of file: SourceFile, _ found: [Diagnostic]
  ) -> LoadedCase {
    var reader = self
    reader.diagnostics = found
    let sign = root.flatMap(Self.signOfRules)
    if let sign { reader.diagnostics.append(.rulesNotCase(sign, at: Place(file, sign.span))) }
    let content = sign == nil ? root.flatMap { reader.content(of: $0, in: file) } : nil
    if document != nil, root == nil {
      reader.diagnostics.append(.notAMapping(Self.kind, at: Place(file, Span(0, 0))))
    }
    let failed = reader.diagnostics.contains { $0.severity == .error }
    let id = root?["case"]?.scalar?.text
    return LoadedCase(
      file: file, document: document, content: failed ? nil : content, isOfRules: sign != nil,
      id: id,
      diagnostics: reader.diagnostics.inReadingOrder, mentions: reader.mentions ?? [])
  }

  /// The first key that only files of rules, or of tests of rules, have; nil in a case file.
  private static func signOfRules(_ root: Node) -> Node? {
    guard let entries = root.mapping, root["case"] == nil else { return nil }
    let sections = SectionName.allCases.map(\.rawValue) + ["tests", "properties"]
    return entries.first { entry in
      switch entry.name {
      case "facts": entry.value.hasEntry(with: "type")
      case "offices": entry.value.hasEntry(with: "title")
      default: sections.contains(entry.name)
      }
    }?.key
  }

  private mutating func content(of root: Node, in file: SourceFile) -> Case? {
    guard
      let fields = MappingReader(root, in: file, of: Self.kind, keys: Self.keys, into: &diagnostics)
    else { return nil }
    explainFactsBesideFacts(of: root, in: file)
    let id = fields.string("case", into: &diagnostics)
    let node = fields["case"]
    if node == nil || id?.allSatisfy(\.isWhitespace) == true {
      let span = node?.span ?? Span(root.span.start, root.span.start)
      diagnostics.append(.missingKey("case", of: Self.kind, at: Place(file, span)))
    }
    let title = fields.text("title", into: &diagnostics)
    let facts = fields["facts"].map { statements($0, in: file, ofPart: false) } ?? [:]
    let parts = parts(fields)
    return Case(
      id: id ?? "", title: title ?? Text(id ?? ""),
      opened: fields.date("opened", into: &diagnostics),
      lead: fields.string("lead", into: &diagnostics),
      leader: fields.string("leader", into: &diagnostics), team: team(fields),
      isExample: fields.boolean("example", into: &diagnostics), screened: screened(fields),
      closed: closed(fields), offices: offices(fields), facts: facts, parts: parts,
      log: log(fields, parts: parts.map(\.id))
    ).withoutVoidForms(playbook)
  }

  /// Notes that an entry of the playbook is named at the place.
  mutating func note(_ section: SectionName, _ id: String, at place: Place, prefix: String = "") {
    mentions?.append(Mention(EntryName(section, id), at: place, prefix: prefix))
  }

  /// Says of unknown keys that are the names of facts where they belong.
  private mutating func explainFactsBesideFacts(of root: Node, in file: SourceFile) {
    for entry in root.mapping ?? [] {
      guard let name = entry.key.text, playbook.facts.contains(where: { $0.id == name }) else {
        continue
      }
      let span = entry.key.span
      diagnostics = diagnostics.map { old in
        guard old.id == "unknown-key", old.place.span == span else { return old }
        return Diagnostic(
          old.id, old.severity, old.message, at: old.place,
          help: Wording(
            en: "`\(name)` is a fact: put it under `facts`, indented by two blanks",
            zh: "`\(name)` 是事实：请写在 `facts` 下，并缩进两个空格"))
      }
    }
  }

  /// The members of the working group.
  private mutating func team(_ fields: MappingReader) -> [String] {
    fields.list("team", into: &diagnostics).compactMap { item in
      if let scalar = item.scalar, !item.isEmptyScalar { return scalar.text }
      diagnostics.append(
        .notAText(
          Wording(en: "a member of `team`", zh: "`team` 的成员"), at: Place(fields.file, item.span)))
      return nil
    }
  }

  /// People's decision to strike the case off the list; nil where there is none.
  private mutating func closed(_ fields: MappingReader) -> Case.Closure? {
    guard let node = fields["closed"] else { return nil }
    let what = Wording(en: "`closed`", zh: "`closed`")
    guard
      let closed = MappingReader(
        node, in: fields.file, of: what, keys: ["on", "is", "by", "note"], into: &diagnostics)
    else { return nil }
    for key in ["on", "is"] where closed[key] == nil {
      diagnostics.append(.missingKey(key, of: what, at: closed.place))
    }
    let on = closed.date("on", into: &diagnostics)
    let outcome: Case.Closure.Outcome? = word(
      "is", of: closed, Wording(en: "outcome", zh: "办结方式"))
    let by = closed.string("by", into: &diagnostics)
    let note = closed.string("note", into: &diagnostics)
    guard let on, let outcome else { return nil }
    return Case.Closure(on: on, outcome: outcome, by: by, note: note)
  }

  /// The word at the key, one of a few; any other is a finding that lists them.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ key: String, of fields: MappingReader, _ kind: Wording
  ) -> Word? {
    guard let text = fields.string(key, into: &diagnostics), let node = fields[key]
    else { return nil }
    if let word = Word(rawValue: text) { return word }
    diagnostics.append(
      .unknownReference(
        text, to: kind.en, kind, known: Word.allCases.map(\.rawValue),
        at: Place(fields.file, node.span)))
    return nil
  }

  private mutating func offices(_ fields: MappingReader) -> [Reference<Office>: Text] {
    guard let node = fields["offices"] else { return [:] }
    let what = Wording(en: "`offices`", zh: "`offices`")
    guard case .mapping(let entries) = node.kind else {
      diagnostics.append(.notAMapping(what, node, in: fields.file))
      return [:]
    }
    var offices: [Reference<Office>: Text] = [:]
    for entry in entries {
      let place = Place(fields.file, entry.key.span)
      let id = playbook.nameOfToday(
        entry.key.scalar?.text ?? "", in: .offices, at: place, into: &diagnostics)
      guard let office = playbook.offices.references(where: { $0.id == id }).first else {
        diagnostics.append(
          playbook.unknown(id, in: .offices, at: place))
        continue
      }
      note(.offices, id, at: place)
      offices[office] = Text(
        entry.value, in: fields.file, of: what, into: &diagnostics)
    }
    return offices
  }

  private mutating func parts(_ fields: MappingReader) -> [Case.Part] {
    var places: [String: Place] = [:]
    return fields.list("parts", into: &diagnostics).compactMap { item in
      let what = Wording(en: "a part", zh: "一个部分")
      guard
        let part = MappingReader(
          item, in: fields.file, of: what, keys: ["id", "title", "facts"], into: &diagnostics)
      else { return nil }
      guard let id = part.string("id", into: &diagnostics), let idNode = part["id"] else {
        diagnostics.append(.missingKey("id", of: what, at: part.place))
        return nil
      }
      let place = Place(fields.file, idNode.span)
      if let first = places[id] {
        diagnostics.append(.definedTwice(id, at: place, first: first))
        return nil
      }
      places[id] = place
      let title = part.text("title", into: &diagnostics)
      let facts = part["facts"].map { statements($0, in: fields.file, ofPart: true) } ?? [:]
      return Case.Part(id: id, title: title ?? Text(id), facts: facts)
    }
  }
}

extension Diagnostic {
  /// The file is one of the rules; the key is one that only such files have.
  fileprivate static func rulesNotCase(_ key: Node, at place: Place) -> Diagnostic {
    let name = key.scalar?.text ?? ""
    return Diagnostic(
      "rules-not-case", .error,
      Wording(
        en: "this is a file of rules (it has `\(name)`), and no case",
        zh: "这是规则文件（含 `\(name)`），不是案件文件"), at: place,
      help: Wording(
        en: "name a case file; the folder of the rules is given by `--rules`",
        zh: "请写案件文件；规则所在文件夹用 `--rules` 指定"))
  }
}

extension Node {
  /// Whether one of the values of the mapping is a mapping with this key.
  fileprivate func hasEntry(with key: String) -> Bool {
    mapping?.contains { $0.value[key] != nil } ?? false
  }
}
