package import Advising
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

  static let kind = Wording(en: "a case file", zh: "案件文件")
  private static let keys = [
    "case", "title", "opened", "lead", "offices", "facts", "parts", "log",
  ]

  /// Reads cases by the names and types of this playbook.
  package init(_ playbook: Playbook) {
    self.playbook = playbook
    paths = FactPaths(playbook.facts, readingOldNames: true)
  }

  /// Reads a case from a YAML file.
  package func read(_ file: SourceFile) -> LoadedCase {
    let parsed = Document.parse(file)
    return read(parsed.document, of: file, parsed.diagnostics)
  }

  /// Reads a case from one line of NDJSON.
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
      let fields = MappingReader(root, in: file, of: Self.kind, keys: Self.keys, into: &diagnostics)
    else { return nil }
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
      offices: offices(fields), facts: facts, parts: parts,
      log: log(fields, parts: parts.map(\.id)))
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
          .unknownReference(id, to: .offices, known: playbook.ids(of: .offices), at: place))
        continue
      }
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
