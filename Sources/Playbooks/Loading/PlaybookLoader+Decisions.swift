import Diagnostics
package import FEEL
import YAML

/// Reads the decisions, their tables, and the order in which they are evaluated.
extension PlaybookLoader {
  private static let hitPolicies: [(String, HitPolicy)] = [
    ("unique", .unique), ("any", .any), ("priority", .priority), ("first", .first),
    ("output order", .outputOrder), ("rule order", .ruleOrder), ("collect", .collect),
    ("collect sum", .collectSum), ("collect min", .collectMin), ("collect max", .collectMax),
    ("collect count", .collectCount),
  ]

  /// Reads only the names and types of the decisions, which the conditions need first.
  mutating func declareDecisions() -> [Declared] {
    declare(.decisions, ["title", "type", "unit", "allowed", "is", "table", "formerly"])
  }

  /// Compiles the logic of the declared decisions.
  mutating func readDecisions(_ declared: [Declared], _ known: References) -> [Decision] {
    each(Array(declared.enumerated())) { loader, item in
      loader.decision(item.element, Slot(known.facts.count + item.offset), known)
    }
  }

  private mutating func decision(_ item: Declared, _ slot: Slot, _ known: References) -> Decision? {
    let fields = item.fields
    let what = item.entry.wording
    let allowed = allowed(fields, item.type)
    let logic: Decision.Logic?
    switch (fields["is"], fields["table"]) {
    case (let node?, nil):
      logic = formula(node, in: fields.file, known, expecting: item.type.feel)
        .map(Decision.Logic.expression)
    case (nil, let node?):
      logic = table(node, in: fields.file, item.type, allowed, known).map(Decision.Logic.table)
    case (_?, let node?):
      diagnostics.append(.bothOf("is", "table", what, at: Place(fields.file, node.span)))
      logic = nil
    case (nil, nil):
      diagnostics.append(.missingLogic(what, at: item.entry.place))
      logic = nil
    }
    let declaration = declaration(of: item.entry, fields, titled: false)
    return logic.map {
      Decision(
        declaration: declaration, slot: slot, type: item.type,
        unit: fields.string("unit", into: &diagnostics), allowed: allowed, logic: $0)
    }
  }

  private mutating func table(
    _ node: Node, in file: SourceFile, _ type: DataType, _ allowed: Allowed?, _ known: References
  ) -> Decision.Table? {
    let what = Wording(en: "`table`", zh: "`table`")
    guard
      let fields = MappingReader(
        node, in: file, of: what, keys: ["hit", "inputs", "rows"], into: &diagnostics)
    else { return nil }
    for key in ["inputs", "rows"] where fields[key] == nil {
      diagnostics.append(.missingKey(key, of: what, at: fields.place))
    }
    let hit = hitPolicy(fields)
    let before = diagnostics.count
    let inputs = fields.list("inputs", into: &diagnostics).compactMap {
      formula($0, in: file, known, expecting: .any)
    }
    guard diagnostics.count == before else { return nil }
    let output = hit.rowType(of: type.feel)
    let rows = fields.list("rows", into: &diagnostics).compactMap {
      row($0, in: file, inputs, output, known)
    }
    return Decision.Table(
      inputs: inputs, rows: rows, hit: hit, priorities: allowed?.values ?? [])
  }

  private mutating func hitPolicy(_ fields: MappingReader) -> HitPolicy {
    guard let scalar = fields.scalar("hit", into: &diagnostics) else { return .unique }
    if let known = Self.hitPolicies.first(where: { $0.0 == scalar.text }) { return known.1 }
    diagnostics.append(
      .unknownReference(
        scalar.text, to: "policy", Wording(en: "hit policy", zh: "命中策略"),
        known: Self.hitPolicies.map(\.0), at: Place(fields.file, scalar.span)))
    return .unique
  }

  private mutating func row(
    _ node: Node, in file: SourceFile, _ inputs: [Formula], _ output: FEELType, _ known: References
  ) -> [Formula]? {
    let place = Place(file, node.span)
    guard case .sequence(let cells) = node.kind else {
      diagnostics.append(.notAList(Wording(en: "a row", zh: "一行"), node, in: file))
      return nil
    }
    guard cells.count == inputs.count + 1 else {
      diagnostics.append(.wrongLength(cells.count, expected: inputs.count + 1, at: place))
      return nil
    }
    var formulas: [Formula] = []
    for (cell, input) in zip(cells, inputs) {
      if let text = cell.text, text.allSatisfy(\.isWhitespace) {
        diagnostics.append(.emptyCell(at: Place(file, cell.span)))
        continue
      }
      let test = formula(cell, in: file, known) {
        Program.compileUnaryTests($0, input: input.program.type, in: known.vocabulary.scope)
      }
      if let test { formulas.append(test) }
    }
    if let result = formula(cells[inputs.count], in: file, known, expecting: output) {
      formulas.append(result)
    }
    return formulas.count == cells.count ? formulas : nil
  }

  /// Orders the decisions so that each comes after those that it needs; a circle is a finding that
  /// shows its path.
  mutating func orderDecisions(_ decisions: [Decision], _ vocabulary: Vocabulary)
    -> [Reference<Decision>]
  {
    let indices = Dictionary(
      decisions.enumerated().map { ($1.slot, $0) }, uniquingKeysWith: { first, _ in first })
    var order: [Reference<Decision>] = []
    var done: Set<Int> = []
    var open: [Int] = []
    func visit(_ index: Int) -> [Int]? {
      if done.contains(index) { return nil }
      if let start = open.firstIndex(of: index) { return Array(open[start...]) + [index] }
      open.append(index)
      defer { open.removeLast() }
      for slot in decisions[index].slots {
        if let needed = indices[slot], let circle = visit(needed) { return circle }
      }
      done.insert(index)
      order.append(Reference(index))
      return nil
    }
    for index in decisions.indices {
      guard let circle = visit(index) else { continue }
      diagnostics.append(
        .decisionCircle(
          circle.map { decisions[$0].id }, at: decisions[circle[0]].declaration.place))
      done.formUnion(circle)
    }
    return order
  }
}

extension Allowed {
  /// The allowed values where they are listed one by one; nil for unary tests.
  package var values: [Value]? {
    if case .values(let choices) = self { choices.map(\.value) } else { nil }
  }
}

extension HitPolicy {
  /// The type that the output of one row must have so that the table's result has the given type.
  package func rowType(of result: FEELType) -> FEELType {
    switch self {
    case .outputOrder, .ruleOrder, .collect:
      if case .list(let element) = result { element } else { .any }
    case .collectCount: .any
    case .unique, .any, .priority, .first, .collectSum, .collectMin, .collectMax: result
    }
  }
}
