package import Advising
package import Diagnostics
package import FEEL
import Playbooks
package import YAML

/// Reads the facts of a case file, each a value or a map with the value's provenance.
extension CaseReader {
  /// What the words for how things stand are called.
  static let status = Wording(en: "status", zh: "状态")

  /// The keys of one form of a fact.
  static let formKeys = ["value", "source", "on", "asked_on", "status", "note"]

  /// The facts of a mapping, each with its provenance where that is given.
  ///
  /// A part cannot state a fact that is declared `of: case`.
  package mutating func statements(_ node: Node, in file: SourceFile, ofPart: Bool)
    -> [Slot: Statement]
  {
    guard case .mapping = node.kind else {
      let what = Wording(en: "`facts`", zh: "`facts`")
      if !node.isEmptyScalar {
        diagnostics.append(.notAMapping(what, node, in: file))
      }
      return [:]
    }
    var statements: [Slot: Statement] = [:]
    for found in paths.flatten(node, in: file, into: &diagnostics) {
      guard let slot = playbook.vocabulary.slot(named: found.name),
        let fact = playbook.fact(at: slot)
      else { continue }
      let place = Place(file, found.key.span)
      note(.facts, fact.id, at: place, prefix: found.prefix)
      if ofPart, fact.ofCase {
        diagnostics.append(.notOfTheCase(fact.id, at: place))
        continue
      }
      if let statement = statement(found.value, of: fact, in: file) {
        statements[slot] = statement
      }
    }
    return statements
  }

  private mutating func statement(_ node: Node, of fact: Fact, in file: SourceFile)
    -> Statement?
  {
    if case .mapping = node.kind { return provenance(node, of: fact, in: file) }
    guard let value = value(of: node, for: fact, in: file) else { return nil }
    return Statement(value: value, place: Place(file, node.span))
  }

  /// A fact with its provenance, and what it was before.
  private mutating func provenance(_ node: Node, of fact: Fact, in file: SourceFile)
    -> Statement?
  {
    let what = Wording(en: "fact `\(fact.id)`", zh: "事实 `\(fact.id)`")
    guard
      let fields = MappingReader(
        node, in: file, of: what, keys: Self.formKeys + ["was"], into: &diagnostics)
    else { return nil }
    let was = was(fields, of: fact)
    let own = form(fields, node, of: fact)
    var last: CalendarDate?
    for form in was + [own].compactMap({ $0 }) {
      if let on = form.on, let last, on < last, let place = form.place {
        diagnostics.append(.formsOutOfOrder(fact.id, on.text, after: last.text, at: place))
      }
      last = form.on ?? last
    }
    return Statement(forms: was + [own].compactMap { $0 })
  }

  /// What the fact was before, oldest first.
  private mutating func was(_ fields: MappingReader, of fact: Fact) -> [Statement] {
    let what = Wording(en: "what `\(fact.id)` was", zh: "`\(fact.id)` 此前的情况")
    return fields.list("was", into: &diagnostics).compactMap { item in
      guard
        let form = MappingReader(
          item, in: fields.file, of: what, keys: Self.formKeys, into: &diagnostics)
      else { return nil }
      return self.form(form, item, of: fact)
    }
  }

  /// One form of a fact; nil where it says nothing.
  private mutating func form(_ fields: MappingReader, _ node: Node, of fact: Fact) -> Statement? {
    let status: Statement.Status? = word("status", of: fields, Self.status)
    // For an optional fact, a written `null` is a value, so this reads the node and not the field.
    var value: Value?
    if let written = node["value"] { value = self.value(of: written, for: fact, in: fields.file) }
    let on = fields.date("on", into: &diagnostics)
    let askedOn = fields.date("asked_on", into: &diagnostics)
    if status == .asked, let value, let written = node["value"] {
      if case .null = value {
      } else {
        diagnostics.append(.askedWithValue(fact.id, at: Place(fields.file, written.span)))
      }
    }
    let source = fields.string("source", into: &diagnostics)
    noteRemedy(in: fields["source"], of: fields.file)
    let note = fields.string("note", into: &diagnostics)
    guard value != nil || status == .asked || status == .disputed else { return nil }
    return Statement(
      value: value, source: source, on: on, askedOn: askedOn, status: status, note: note,
      place: Place(fields.file, node.span))
  }

  private mutating func value(of node: Node, for fact: Fact, in file: SourceFile) -> Value? {
    var reader = ValueReader(file: file)
    let content = reader.value(of: node, for: fact)
    diagnostics += reader.diagnostics
    if case .value(let value) = content { return value }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func formsOutOfOrder(
    _ fact: String, _ date: String, after last: String, at place: Place
  ) -> Diagnostic {
    Diagnostic(
      "forms-out-of-order", .warning,
      Wording(
        en: "this form of `\(fact)` of \(date) stands after one of \(last)",
        zh: "`\(fact)` 在 \(date) 的情况排在 \(last) 之后"),
      at: place,
      help: Wording(
        en: "what a fact was stands in `was`, oldest first; what it is now stands beside it",
        zh: "`was` 中写此前的情况，按时间先后排列；现在的情况写在外层"))
  }

  fileprivate static func askedWithValue(_ fact: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "asked-with-value", .error,
      Wording(
        en: "`\(fact)` is `asked`, which means that nobody knew, but has a value",
        zh: "`\(fact)` 标为 `asked`（问过但无人知道），却填了值"),
      at: place,
      help: Wording(
        en: "remove the value, or write `status: stated`", zh: "删去该值，或改为 `status: stated`"))
  }
}
