import FEEL

/// Translates FEEL into diagrams: connectives are taken apart, everything else is tried by cells.
extension ConditionSpace {
  mutating func condition(_ node: ProgramNode, in source: Program) throws(Overflow) -> Diagram {
    switch node.kind {
    case .and(let operands):
      var all = Diagram.alwaysTrue
      for operand in operands { all = try store.and(all, condition(operand, in: source)) }
      return all
    case .or(let operands):
      var any = Diagram.alwaysFalse
      for operand in operands { any = try store.or(any, condition(operand, in: source)) }
      return any
    case .not(let operand):
      return try store.not(condition(operand, in: source))
    case .conditional(let test, let positive, let negative):
      let test = try condition(test, in: source)
      let first = try condition(positive, in: source)
      return try store.ite(test, first, condition(negative, in: source))
    default:
      if let outcomes = try outcomes(node, in: source) {
        return try outcomes.condition(in: &store)
      }
      return try carriedWhole(Part(node, in: source))
    }
  }

  mutating func outcomes(_ node: ProgramNode, in source: Program) throws(Overflow) -> Outcomes? {
    if let value = constants.value(of: node) { return Outcomes(value) }
    switch node.kind {
    case .slot(let slot):
      return try outcomes(of: slot)
    case .and, .or, .not:
      return try Outcomes(condition(node, in: source), in: &store)
    case .conditional(let test, let positive, let negative):
      let taken = try store.isTrue(condition(test, in: source))
      guard let first = try outcomes(positive, in: source),
        let second = try outcomes(negative, in: source)
      else { return nil }
      var all = Outcomes()
      try all.insert(first, where: taken, in: &store)
      try all.insert(second, where: store.not(taken), in: &store)
      return all.isFew ? all : nil
    default:
      let part = Part(node, in: source)
      if let tried = try triedCellByCell(part) { return tried }
      if let combined = try combined(node, in: source) { return combined }
      guard node.type == .boolean else { return nil }
      return try Outcomes(carriedWhole(part), in: &store)
    }
  }

  /// All values of a fact with few values, or of a decision.
  mutating func outcomes(of slot: Slot) throws(Overflow) -> Outcomes? {
    if constants.isKnown(slot) { return Outcomes(constants.frame.values[slot.index]) }
    if ground.domains[slot] != nil {
      return constants.isOpenOnLine(slot) ? nil : try choices(of: slot)
    }
    if let known = decided[slot] { return known }
    // A decision that depends on itself has no value that could be listed.
    decided[slot] = .some(nil)
    let found: Outcomes?
    switch ground.decisions[slot] {
    case .expression(let program): found = try outcomes(program.root, in: program)
    case .table(let table): found = try outcomes(of: table)
    case nil: found = nil
    }
    decided[slot] = .some(found)
    return found
  }

  /// The cells of a fact, each with the value that stands for it.
  mutating func choices(of fact: Slot) throws(Overflow) -> Outcomes? {
    guard let cells = cells(of: fact), let variable = variable(of: fact) else { return nil }
    var all = Outcomes()
    for (index, cell) in cells.cells.enumerated() {
      try all.insert(
        cell.value, when: store.atom(variable, in: CellSet(index)), in: &store)
    }
    return all
  }

  /// A condition that cells cannot describe, as a variable of its own.
  mutating func carriedWhole(_ part: Part) throws(Overflow) -> Diagram {
    let variable: Variable
    if let known = opaque[part.key] {
      variable = known
    } else {
      variable = store.addVariable(cells: Ternary.allCases.count)
      opaque[part.key] = variable
      subjects.append(.opaque(Opaque(text: part.text, facts: openFacts(of: part), part: part)))
    }
    return try store.atom(
      variable, in: CellSet(Int(Ternary.true.rawValue)), null: CellSet(Int(Ternary.null.rawValue)))
  }

  /// The unknown facts that a part depends on, through decisions, in order of appearance.
  private func openFacts(of part: Part) -> [Slot] {
    var survey = Survey(constants: constants)
    survey.read(part)
    return survey.facts
  }
}
