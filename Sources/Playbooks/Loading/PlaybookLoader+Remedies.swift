import Diagnostics
import FEEL
import YAML

/// Reads the remedies.
extension PlaybookLoader {
  private static let remedyKeys = [
    "title", "when", "needs", "decide", "lead", "with", "counterparts", "steps", "documents",
    "within", "usual", "achieves", "excludes", "basis", "effective",
  ]

  /// Reads the remedies, and makes `excludes` hold in both directions.
  mutating func readRemedies(_ known: References) -> [Remedy] {
    symmetric(each(sections[.remedies]) { $0.remedy($1, known) })
  }

  private mutating func remedy(_ entry: Entry, _ known: References) -> Remedy? {
    checkID(entry)
    guard let fields = fields(entry, Self.remedyKeys) else { return nil }
    return Remedy(
      declaration: declaration(of: entry, fields),
      when: condition("when", in: fields, known), needs: condition("needs", in: fields, known),
      decide: deliberation(fields, known),
      lead: reference("lead", in: fields, to: .offices, known),
      with: references("with", in: fields, to: .offices, known),
      counterparts: references("counterparts", in: fields, to: .offices, known),
      steps: fields.texts("steps", into: &diagnostics), documents: documents(fields, known),
      within: span("within", in: fields),
      usual: span("usual", in: fields, of: .lengthOfTime), achieves: achievements(fields, known),
      excludes: excluded(fields, entry, known), basis: basis(fields, known))
  }

  private mutating func deliberation(_ fields: MappingReader, _ known: References)
    -> Remedy.Deliberation?
  {
    guard let node = fields["decide"],
      let inner = MappingReader(
        node, in: fields.file, of: Wording(en: "`decide`", zh: "`decide`"),
        keys: ["by", "consider"], into: &diagnostics)
    else { return nil }
    return Remedy.Deliberation(
      by: reference("by", in: inner, to: .offices, known),
      consider: inner.texts("consider", into: &diagnostics))
  }

  /// Reads the documents: each is a text, or a map with `title` and the fact that says whether it
  /// is at hand.
  private mutating func documents(_ fields: MappingReader, _ known: References)
    -> [Remedy.Document]
  {
    let what = Wording(en: "a document", zh: "一份材料")
    return fields.list("documents", into: &diagnostics).compactMap { node in
      guard case .mapping(let entries) = node.kind,
        entries.contains(where: { ["title", "have"].contains($0.key.scalar?.text) })
      else {
        return Text(node, in: fields.file, of: what, into: &diagnostics).map {
          Remedy.Document(title: $0, have: nil)
        }
      }
      guard
        let inner = MappingReader(
          node, in: fields.file, of: what, keys: ["title", "have"], into: &diagnostics)
      else { return nil }
      guard let title = inner["title"] else {
        diagnostics.append(.missingKey("title", of: what, at: inner.place))
        return nil
      }
      return Text(title, in: inner.file, of: what, into: &diagnostics).map {
        Remedy.Document(title: $0, have: booleanFact("have", in: inner, known))
      }
    }
  }

  private mutating func booleanFact(_ key: String, in fields: MappingReader, _ known: References)
    -> Slot?
  {
    guard let scalar = fields.scalar(key, into: &diagnostics) else { return nil }
    let place = Place(fields.file, scalar.span)
    guard let fact = known.fact(named: scalar.text) else {
      diagnostics.append(UnknownFact(scalar.text, among: known.facts).diagnostic(at: place))
      return nil
    }
    if case .boolean = fact.type { return fact.slot }
    diagnostics.append(.notBooleanFact(fact.id, at: place))
    return nil
  }

  /// Reads `achieves`: facts with their new values, as nested maps or dotted keys.
  private mutating func achievements(_ fields: MappingReader, _ known: References)
    -> [Remedy.Achievement]
  {
    guard let node = fields["achieves"] else { return [] }
    guard case .mapping = node.kind else {
      let what = Wording(en: "`achieves`", zh: "`achieves`")
      diagnostics.append(.notAMapping(what, node, in: fields.file))
      return []
    }
    var found: [Remedy.Achievement] = []
    for (name, key, value) in known.paths.flatten(node, in: fields.file, into: &diagnostics) {
      guard let fact = known.fact(named: name),
        let change = change(value, of: fact, in: fields.file, known)
      else { continue }
      found.append(
        Remedy.Achievement(fact: fact.slot, place: Place(fields.file, key.span), change: change))
    }
    return found
  }

  private mutating func change(
    _ node: Node, of fact: Fact, in file: SourceFile, _ known: References
  ) -> Remedy.Change? {
    if case .mapping(let entries) = node.kind, entries.count == 1,
      entries[0].key.scalar?.text == "is"
    {
      return formula(entries[0].value, in: file, known, expecting: fact.type.feel)
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

  private mutating func excluded(_ fields: MappingReader, _ entry: Entry, _ known: References)
    -> Set<Reference<Remedy>>
  {
    let list = references("excludes", in: fields, to: .remedies, known)
    if let own = known[.remedies, entry.key], list.contains(own) {
      diagnostics.append(.remedyExcludesItself(entry.key, at: entry.place))
    }
    return Set(list)
  }

  /// Makes `excludes` hold in both directions.
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
      usual: usual, achieves: achieves, excludes: others, basis: basis)
  }
}
