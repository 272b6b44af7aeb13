package import Advising
package import Diagnostics
import FEEL
package import Playbooks
package import YAML

/// Reads case files by a playbook's vocabulary: every fault at once, each with its place.
package struct CaseReader: Sendable {
  let playbook: Playbook
  let paths: FactPaths
  package internal(set) var diagnostics: [Diagnostic] = []

  static let kind = Wording(en: "a case file", zh: "案件文件")
  private static let keys = [
    "case", "title", "opened", "lead", "offices", "facts", "parts", "log",
  ]

  package init(_ playbook: Playbook) {
    self.playbook = playbook
    paths = FactPaths(playbook.facts)
  }

  /// Reads a YAML file.
  package func read(_ file: SourceFile) -> LoadedCase {
    let parsed = Document.parse(file)
    return read(parsed.document, of: file, parsed.diagnostics)
  }

  /// Reads one line of NDJSON.
  package func readJSON(_ line: SourceFile) -> LoadedCase {
    let parsed = Document.parseJSON(line)
    return read(parsed.document, of: line, parsed.diagnostics)
  }

  private func read(_ document: Document?, of file: SourceFile, _ found: [Diagnostic])
    -> LoadedCase
  {
    var reader = self
    reader.diagnostics = found
    let root = document?.root
    let content = root.flatMap { reader.content(of: $0, in: file) }
    if document != nil, root == nil {
      reader.diagnostics.append(.notAMapping(Self.kind, at: Place(file, Span(0, 0))))
    }
    let failed = reader.diagnostics.contains { $0.severity == .error }
    let id = root?["case"]?.scalar?.text
    return LoadedCase(
      file: file, document: document, content: failed ? nil : content, id: id,
      diagnostics: reader.diagnostics.inReadingOrder)
  }

  private mutating func content(of root: Node, in file: SourceFile) -> Case? {
    guard
      let fields = Fields(root, in: file, of: Self.kind, keys: Self.keys, into: &diagnostics)
    else { return nil }
    let id = text("case", in: fields)
    let node = fields["case"]
    if node == nil || id?.allSatisfy(\.isWhitespace) == true {
      let span = node?.span ?? Span(root.span.start, root.span.start)
      diagnostics.append(.missingKey("case", of: Self.kind, at: Place(file, span)))
    }
    let title = fields["title"].flatMap {
      Text($0, in: file, of: Wording(en: "`title`", zh: "`title`"), into: &diagnostics)
    }
    let facts = fields["facts"].map { statements($0, in: file, ofPart: false) } ?? [:]
    let parts = parts(fields)
    return Case(
      id: id ?? "", title: title ?? Text(id ?? ""),
      opened: fields["opened"].flatMap { date($0, in: file) }, lead: text("lead", in: fields),
      offices: offices(fields), facts: facts, parts: parts,
      log: log(fields, parts: parts.map(\.id)))
  }

  mutating func text(_ key: String, in fields: Fields) -> String? {
    guard let node = fields[key] else { return nil }
    if let scalar = node.scalar { return scalar.text }
    let what = Wording(en: "`\(key)`", zh: "`\(key)`")
    diagnostics.append(.notAScalar(what, at: Place(fields.file, node.span)))
    return nil
  }

  mutating func date(_ node: Node, in file: SourceFile) -> CalendarDate? {
    guard let scalar = node.scalar else {
      diagnostics.append(
        .notAScalar(Wording(en: "a date", zh: "日期"), at: Place(file, node.span)))
      return nil
    }
    switch ValueText.date(scalar.text) {
    case .success(let value): return value
    case .failure(let slip):
      diagnostics.append(slip.diagnostic(scalar.text, at: Place(file, scalar.span)))
      return nil
    }
  }

  private mutating func offices(_ fields: Fields) -> [Reference<Office>: Text] {
    guard let node = fields["offices"] else { return [:] }
    let what = Wording(en: "`offices`", zh: "`offices`")
    guard case .mapping(let entries) = node.kind else {
      diagnostics.append(.notAMapping(what, node, in: fields.file))
      return [:]
    }
    var offices: [Reference<Office>: Text] = [:]
    for entry in entries {
      let id = entry.key.scalar?.text ?? ""
      guard let index = playbook.offices.firstIndex(where: { $0.id == id }) else {
        diagnostics.append(
          .unknownReference(
            id, kind: Wording(en: "office", zh: "单位"), known: playbook.offices.map(\.id),
            at: Place(fields.file, entry.key.span)))
        continue
      }
      offices[Reference(index)] = Text(
        entry.value, in: fields.file, of: what, into: &diagnostics)
    }
    return offices
  }

  private mutating func parts(_ fields: Fields) -> [Case.Part] {
    guard let node = fields["parts"] else { return [] }
    guard case .sequence(let items) = node.kind else {
      let what = Wording(en: "`parts`", zh: "`parts`")
      diagnostics.append(.notAList(what, at: Place(fields.file, node.span)))
      return []
    }
    var places: [String: Place] = [:]
    return items.compactMap { item in
      let what = Wording(en: "a part", zh: "一个部分")
      guard
        let part = Fields(
          item, in: fields.file, of: what, keys: ["id", "title", "facts"], into: &diagnostics)
      else { return nil }
      guard let id = text("id", in: part), let idNode = part["id"] else {
        diagnostics.append(.missingKey("id", of: what, at: part.place))
        return nil
      }
      let place = Place(fields.file, idNode.span)
      if let first = places[id] {
        diagnostics.append(.definedTwice(id, at: place, first: first))
        return nil
      }
      places[id] = place
      let title = part["title"].flatMap {
        Text($0, in: fields.file, of: Wording(en: "`title`", zh: "`title`"), into: &diagnostics)
      }
      let facts = part["facts"].map { statements($0, in: fields.file, ofPart: true) } ?? [:]
      return Case.Part(id: id, title: title ?? Text(id), facts: facts)
    }
  }
}
