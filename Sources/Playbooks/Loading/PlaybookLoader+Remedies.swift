import Diagnostics
import FEEL
import YAML

/// Reads the remedies.
extension PlaybookLoader {
  private static let remedyKeys = [
    "title", "when", "needs", "decide", "lead", "with", "counterparts", "steps", "documents",
    "within", "usual", "achieves", "also", "excludes", "basis", "effective", "formerly", "phase",
  ]

  /// Reads the remedies, and makes `excludes` hold in both directions.
  mutating func readRemedies(_ known: References) -> [Remedy] {
    symmetric(each(sections[.remedies]) { $0.remedy($1, known) })
  }

  private mutating func remedy(_ entry: Entry, _ known: References) -> Remedy? {
    checkID(entry)
    guard let fields = fields(entry, Self.remedyKeys) else { return nil }
    let achieves = changes("achieves", fields, known)
    let also = changes("also", fields, known)
    noteInBoth(achieves, also)
    return Remedy(
      declaration: declaration(of: entry, fields),
      when: condition("when", in: fields, known), needs: condition("needs", in: fields, known),
      decide: deliberation(fields, known),
      lead: reference("lead", in: fields, to: .offices, known),
      with: references("with", in: fields, to: .offices, known),
      counterparts: references("counterparts", in: fields, to: .offices, known),
      steps: fields.texts("steps", into: &diagnostics), documents: documents(fields, known),
      within: span("within", in: fields),
      usual: span("usual", in: fields, of: .lengthOfTime), achieves: achieves.compactMap(\.change),
      also: also.compactMap(\.change),
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
      diagnostics.append(known.unknownFact(scalar.text, at: place))
      return nil
    }
    note(.facts, fact.id, at: place)
    if case .boolean = fact.type { return fact.slot }
    diagnostics.append(.notBooleanFact(fact.id, at: place))
    return nil
  }

  /// A fact that stands under `achieves` or `also`, and what becomes of it where that can be read.
  private struct Listed {
    let fact: Fact
    let place: Place
    let change: Remedy.Achievement?
  }

  /// Reads `achieves` or `also`: facts with their new values, as nested maps or dotted keys.
  private mutating func changes(_ list: String, _ fields: MappingReader, _ known: References)
    -> [Listed]
  {
    guard let node = fields[list] else { return [] }
    let what = Wording(en: "`\(list)`", zh: "`\(list)`")
    guard case .mapping = node.kind else {
      diagnostics.append(.notAMapping(what, node, in: fields.file))
      return []
    }
    var listed: [Listed] = []
    for found in known.paths.flatten(node, in: fields.file, into: &diagnostics) {
      guard let fact = known.fact(named: found.name) else { continue }
      let place = Place(fields.file, found.key.span)
      note(.facts, found.name, at: place, prefix: found.prefix)
      let change = change(found.value, of: fact, in: what, fields.file, known).map {
        Remedy.Achievement(fact: fact.slot, place: place, change: $0)
      }
      listed.append(Listed(fact: fact, place: place, change: change))
    }
    return listed
  }

  private mutating func change(
    _ node: Node, of fact: Fact, in list: Wording, _ file: SourceFile, _ known: References
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
        diagnostics.append(.missingKey(fact.id, of: list, at: Place(file, node.span)))
      }
      return nil
    }
  }

  /// Reports the facts that stand under `achieves` and under `also`.
  private mutating func noteInBoth(_ achieves: [Listed], _ also: [Listed]) {
    for listed in also {
      guard let first = achieves.first(where: { $0.fact.slot == listed.fact.slot }) else {
        continue
      }
      diagnostics.append(
        .inAchievesAndAlso(listed.fact.id, at: listed.place, first: first.place))
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
      usual: usual, achieves: achieves, also: also, excludes: others, basis: basis)
  }
}
