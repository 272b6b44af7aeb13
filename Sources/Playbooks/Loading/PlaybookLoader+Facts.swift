import Diagnostics
import FEEL
import YAML

/// A fact or a decision of which only the name and the type have been read so far.
struct Declared: Sendable {
  let entry: PlaybookSections.Entry
  let fields: MappingReader
  let type: DataType
}

/// Reads the facts, which are the vocabulary of the playbook.
extension PlaybookLoader {
  private static let factKeys = [
    "title", "type", "allowed", "unit", "ask", "where", "optional", "assume", "of", "weights",
    "formerly", "phase",
  ]

  /// Reads only the names and types of the facts, which the conditions need first.
  mutating func declareFacts() -> [Declared] {
    declare(.facts, Self.factKeys)
  }

  /// Reads the names and types of one section's entries.
  mutating func declare(_ section: SectionName, _ keys: [String]) -> [Declared] {
    each(sections[section]) { loader, entry in
      loader.checkFactName(entry)
      guard let fields = loader.fields(entry, keys),
        let type = loader.type(of: fields, entry.wording, at: entry.place)
      else { return nil }
      return Declared(entry: entry, fields: fields, type: type)
    }
  }

  /// Reads everything else about the declared facts.
  mutating func readFacts(_ declared: [Declared]) -> [Fact] {
    each(Array(declared.enumerated())) { $0.fact($1.element, Slot($1.offset)) }
  }

  private mutating func fact(_ item: Declared, _ slot: Slot) -> Fact {
    let fields = item.fields
    let bare = Fact(
      declaration: declaration(of: item.entry, fields), slot: slot,
      type: item.type, unit: fields.string("unit", into: &diagnostics),
      allowed: allowed(fields, item.type), ask: fields.text("ask", into: &diagnostics),
      whereFound: fields.text("where", into: &diagnostics),
      optional: fields.boolean("optional", into: &diagnostics), assume: nil, ofCase: ofCase(fields),
      weights: weights(fields))
    return bare.assuming(assumption(fields, bare))
  }

  /// Reads `allowed`: a list of values, a map of value to title, or FEEL unary tests.
  mutating func allowed(_ fields: MappingReader, _ type: DataType) -> Allowed? {
    guard let node = fields["allowed"] else { return nil }
    let element = if case .list(let inner) = type { inner } else { type }
    switch node.kind {
    case .scalar:
      let formula = formula(node, in: fields.file, nil) {
        Program.compileUnaryTests($0, input: element.feel, in: Scope([]))
      }
      return formula.map(Allowed.tests)
    case .sequence(let items):
      return .values(items.compactMap { choice($0, title: nil, element, fields) })
    case .mapping(let entries):
      return .values(
        entries.compactMap { entry in
          let what = Wording(en: "the title of a value", zh: "取值的名称")
          return choice(
            entry.key, title: Text(entry.value, in: fields.file, of: what, into: &diagnostics),
            element, fields)
        })
    }
  }

  private mutating func choice(
    _ node: Node, title: Text?, _ type: DataType, _ fields: MappingReader
  ) -> Allowed.Choice? {
    let what = Wording(en: "an allowed value", zh: "允许的取值")
    guard let scalar = node.scalar(in: fields.file, of: what, into: &diagnostics) else {
      return nil
    }
    switch ValueText.value(scalar.text, type: type, unit: nil) {
    case .success(let value): return Allowed.Choice(value: value, title: title)
    case .failure(let slip):
      diagnostics.append(slip.diagnostic(scalar.text, at: Place(fields.file, scalar.span)))
      return nil
    }
  }

  private mutating func ofCase(_ fields: MappingReader) -> Bool {
    guard let scalar = fields.scalar("of", into: &diagnostics) else { return false }
    if scalar.text == "case" { return true }
    diagnostics.append(
      .wrongValue(
        scalar.text, expected: Wording(en: "`case`", zh: " `case`"),
        at: Place(fields.file, scalar.span), fix: "case"))
    return false
  }

  private mutating func weights(_ fields: MappingReader) -> [String: Double] {
    guard let node = fields["weights"] else { return [:] }
    guard case .mapping(let entries) = node.kind else {
      let what = Wording(en: "`weights`", zh: "`weights`")
      diagnostics.append(.notAMapping(what, node, in: fields.file))
      return [:]
    }
    var weights: [String: Double] = [:]
    for entry in entries {
      guard let key = entry.key.scalar?.text, let scalar = entry.value.scalar,
        let weight = Double(scalar.text), weight >= 0, weight.isFinite
      else {
        diagnostics.append(
          .wrongValue(
            entry.value.scalar?.text ?? "", expected: Wording(en: "a weight", zh: "权重"),
            at: Place(fields.file, entry.value.span),
            help: Wording(en: "write a number of 0 or more", zh: "写不小于 0 的数字")))
        continue
      }
      weights[key] = weight
    }
    return weights
  }

  private mutating func assumption(_ fields: MappingReader, _ fact: Fact) -> Value? {
    guard let node = fields["assume"] else { return nil }
    var reader = ValueReader(file: fields.file)
    let content = reader.value(of: node, for: fact)
    diagnostics += reader.diagnostics
    if case .value(let value) = content { return value }
    return nil
  }
}

extension Fact {
  fileprivate func assuming(_ value: Value?) -> Fact {
    Fact(
      declaration: declaration, slot: slot, type: type, unit: unit, allowed: allowed, ask: ask,
      whereFound: whereFound, optional: optional, assume: value, ofCase: ofCase, weights: weights)
  }
}
