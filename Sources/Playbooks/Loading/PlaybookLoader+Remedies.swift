import Diagnostics
import FEEL
import YAML

extension PlaybookLoader {
  private static let remedyKeys = [
    "title", "when", "needs", "decide", "lead", "with", "counterparts", "steps", "documents",
    "within", "achieves", "excludes", "basis", "effective",
  ]

  mutating func readRemedies(_ names: Names) -> [Remedy] {
    symmetric(each(sections["remedies"]) { $0.remedy($1, names) })
  }

  private mutating func remedy(_ entry: Entry, _ names: Names) -> Remedy? {
    let kind = Wording.kind(ofSection: "remedies")
    checkID(entry, kind)
    guard let fields = fields(entry, kind, Self.remedyKeys) else { return nil }
    let lead: Reference<Office>? = fields["lead"].flatMap {
      reference($0, in: fields.file, "offices", names)
    }
    return Remedy(
      declaration: declaration(of: entry, fields, kind),
      when: condition("when", in: fields, names), needs: condition("needs", in: fields, names),
      decide: deliberation(fields, names), lead: lead,
      with: references("with", in: fields, "offices", names),
      counterparts: references("counterparts", in: fields, "offices", names),
      steps: texts("steps", in: fields), documents: documents(fields, names),
      within: span("within", in: fields), achieves: achievements(fields, names),
      excludes: excluded(fields, entry, names), basis: basis(fields, names))
  }

  private mutating func deliberation(_ fields: Fields, _ names: Names) -> Remedy.Deliberation? {
    guard let node = fields["decide"],
      let inner = Fields(
        node, in: fields.file, of: Wording(en: "`decide`", zh: "`decide`"),
        keys: ["by", "consider"], into: &diagnostics)
    else { return nil }
    let by: Reference<Office>? = inner["by"].flatMap {
      reference($0, in: fields.file, "offices", names)
    }
    return Remedy.Deliberation(by: by, consider: texts("consider", in: inner))
  }

  /// A document is a text, or a map with `title` and the fact that says whether it is at hand.
  private mutating func documents(_ fields: Fields, _ names: Names) -> [Remedy.Document] {
    let what = Wording(en: "a document", zh: "一份材料")
    return list("documents", in: fields).compactMap { node in
      guard case .mapping(let entries) = node.kind,
        entries.contains(where: { ["title", "have"].contains($0.key.scalar?.text) })
      else {
        return text(node, in: fields, what).map { Remedy.Document(title: $0, have: nil) }
      }
      guard
        let inner = Fields(
          node, in: fields.file, of: what, keys: ["title", "have"], into: &diagnostics)
      else { return nil }
      guard let title = inner["title"] else {
        diagnostics.append(.missingKey("title", of: what, at: inner.place))
        return nil
      }
      return text(title, in: inner, what).map {
        Remedy.Document(title: $0, have: booleanFact("have", in: inner, names))
      }
    }
  }

  private mutating func booleanFact(_ key: String, in fields: Fields, _ names: Names) -> Slot? {
    guard let scalar = scalar(key, in: fields) else { return nil }
    let place = Place(fields.file, scalar.span)
    guard let fact = names.fact(named: scalar.text) else {
      diagnostics.append(UnknownFact(scalar.text, among: names.facts).diagnostic(at: place))
      return nil
    }
    if case .boolean = fact.type { return fact.slot }
    diagnostics.append(.notBooleanFact(fact.id, at: place))
    return nil
  }

  /// Facts and their new values; nested maps and dotted keys mean the same.
  private mutating func achievements(_ fields: Fields, _ names: Names) -> [Remedy.Achievement] {
    guard let node = fields["achieves"] else { return [] }
    guard case .mapping = node.kind else {
      let what = Wording(en: "`achieves`", zh: "`achieves`")
      diagnostics.append(.notAMapping(what, node, in: fields.file))
      return []
    }
    var found: [Remedy.Achievement] = []
    for (name, key, value) in names.paths.flatten(node, in: fields.file, into: &diagnostics) {
      guard let fact = names.fact(named: name),
        let change = change(value, of: fact, in: fields.file, names)
      else { continue }
      found.append(
        Remedy.Achievement(fact: fact.slot, place: Place(fields.file, key.span), change: change))
    }
    return found
  }

  private mutating func change(
    _ node: Node, of fact: Fact, in file: SourceFile, _ names: Names
  ) -> Remedy.Change? {
    if case .mapping(let entries) = node.kind, entries.count == 1,
      entries[0].key.scalar?.text == "is"
    {
      return formula(entries[0].value, in: file, names, expecting: fact.type.feel)
        .map(Remedy.Change.formula)
    }
    var reader = ValueReader(file: file)
    let content = reader.value(of: node, for: fact)
    diagnostics += reader.diagnostics
    switch content {
    case .value(let value): return .value(value)
    case .empty:
      if reader.diagnostics.isEmpty {
        diagnostics.append(
          .missingKey(
            fact.id, of: Wording(en: "`achieves`", zh: "`achieves`"), at: Place(file, node.span)))
      }
      return nil
    }
  }

  private mutating func excluded(_ fields: Fields, _ entry: Entry, _ names: Names)
    -> Set<Reference<Remedy>>
  {
    let list: [Reference<Remedy>] = references("excludes", in: fields, "remedies", names)
    if let own = names.remedies[entry.key], list.contains(Reference(own)) {
      diagnostics.append(.remedyExcludesItself(entry.key, at: entry.place))
    }
    return Set(list)
  }

  /// `excludes` holds in both directions.
  private func symmetric(_ remedies: [Remedy]) -> [Remedy] {
    var excludes = remedies.map(\.excludes)
    for (index, set) in excludes.enumerated() {
      for other in set where excludes.indices.contains(other.index) {
        excludes[other.index].insert(Reference(index))
      }
    }
    return zip(remedies, excludes).map { $0.excluding($1) }
  }
}

extension Remedy {
  fileprivate func excluding(_ others: Set<Reference<Remedy>>) -> Remedy {
    Remedy(
      declaration: declaration, when: when, needs: needs, decide: decide, lead: lead, with: with,
      counterparts: counterparts, steps: steps, documents: documents, within: within,
      achieves: achieves, excludes: others, basis: basis)
  }
}
