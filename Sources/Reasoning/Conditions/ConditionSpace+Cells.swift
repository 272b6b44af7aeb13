import FEEL

/// Parts that are tried out: the evaluator gives their value for each choice of cells.
extension ConditionSpace {
  /// The greatest number of choices that are tried.
  private static let most = 4096

  /// All values of a part, each with its condition, found by trying every choice of cells.
  ///
  /// Nil unless every fact in the part has few values or is only compared with constants.
  mutating func triedCellByCell(_ part: Part) throws(Overflow) -> Outcomes? {
    let open = part.slots.filter { !constants.isKnown($0) }
    guard isSeenFromCells(part, open) else { return nil }
    if open.count == 1, ground.domains[open[0]] != nil {
      return try triedCells(of: open[0], part)
    }
    var operands: [(slot: Slot, choices: Outcomes)] = []
    var tries = 1
    for slot in open {
      let choices = ground.domains[slot] == nil ? try outcomes(of: slot) : try choices(of: slot)
      guard let choices else { return nil }
      tries *= choices.all.count
      guard tries <= Self.most else { return nil }
      operands.append((slot, choices))
    }
    var found = Outcomes()
    defer { for slot in open { trial.values[slot.index] = constants.frame.values[slot.index] } }
    let complete = try tryOut(part, operands[...], .alwaysTrue, &found)
    return complete && found.isFew ? found : nil
  }

  /// All values of a part that depends on one fact alone, each with the cells that give it; nil where
  /// the values of the fact cannot be cut, or are too many.
  private mutating func triedCells(of fact: Slot, _ part: Part) throws(Overflow) -> Outcomes? {
    guard let cells = cells(of: fact), let variable = variable(of: fact), cells.count <= Self.most
    else { return nil }
    defer { trial.values[fact.index] = constants.frame.values[fact.index] }
    var found: [(value: Value, cells: CellSet)] = []
    for (number, cell) in cells.cells.enumerated() {
      trial.values[fact.index] = cell.value
      let value = part.evaluate(in: trial)
      guard value.isKnown else { return nil }
      if let place = found.firstIndex(where: { $0.value.isSame(as: value) }) {
        found[place].cells.insert(number)
      } else {
        found.append((value, CellSet(number)))
      }
      guard found.count <= Outcomes.most else { return nil }
    }
    var outcomes = Outcomes()
    for (value, cells) in found {
      try outcomes.insert(value, when: store.atom(variable, in: cells), in: &store)
    }
    return outcomes
  }

  /// Whether the part has the same value for all values of a cell.
  private func isSeenFromCells(_ part: Part, _ open: [Slot]) -> Bool {
    var reader = CutReader(constants: constants)
    part.read(into: &reader)
    return open.allSatisfy { slot in
      guard constants.isOpenOnLine(slot) else { return true }
      guard let cells = cells(of: slot), !reader.blurred.contains(slot) else { return false }
      return reader.cuts[slot].map(cells.cuts.include) ?? true
    }
  }

  private mutating func tryOut(
    _ part: Part, _ operands: ArraySlice<(slot: Slot, choices: Outcomes)>, _ here: Diagram,
    _ found: inout Outcomes
  ) throws(Overflow) -> Bool {
    if here == .alwaysFalse { return true }
    guard let (slot, choices) = operands.first else {
      let value = part.evaluate(in: trial)
      try found.insert(value, when: here, in: &store)
      return value.isKnown && found.isFew
    }
    for choice in choices.all {
      trial.values[slot.index] = choice.value
      let inside = try store.and(here, choice.when)
      guard try tryOut(part, operands.dropFirst(), inside, &found) else { return false }
    }
    return true
  }

  /// All values of an operation; nil if the values of one of its operands cannot be listed.
  mutating func combined(_ node: ProgramNode, in source: Program) throws(Overflow) -> Outcomes? {
    guard let operands = node.operands else { return nil }
    var combinations: [(values: [Value], when: Diagram)] = [([], .alwaysTrue)]
    for operand in operands {
      guard let outcomes = try outcomes(operand, in: source) else { return nil }
      var longer: [(values: [Value], when: Diagram)] = []
      for (values, when) in combinations {
        for outcome in outcomes.all {
          let both = try store.and(when, outcome.when)
          if both != .alwaysFalse { longer.append((values + [outcome.value], both)) }
        }
      }
      guard longer.count <= Self.most else { return nil }
      combinations = longer
    }
    var found = Outcomes()
    for (values, when) in combinations {
      let value = node.with(values).evaluate(in: constants.frame)
      guard value.isKnown else { return nil }
      try found.insert(value, when: when, in: &store)
    }
    return found.isFew ? found : nil
  }
}

extension ProgramNode {
  /// The operands of an operation whose value depends on nothing but their values.
  fileprivate var operands: [ProgramNode]? {
    switch kind {
    case .comparison(_, let left, let right), .arithmetic(_, let left, let right): [left, right]
    case .between(let value, let from, let to): [value, from, to]
    case .negation(let operand): [operand]
    case .membership(let value, let tests) where tests.allSatisfy(\.node.isSelfContained): [value]
    default: nil
    }
  }

  /// The same operation with constants as its operands.
  fileprivate func with(_ values: [Value]) -> ProgramNode {
    let new = values.map { ProgramNode(.constant($0), $0.type, span) }
    switch kind {
    case .comparison(let found, _, _):
      return ProgramNode(.comparison(found, new[0], new[1]), type, span)
    case .arithmetic(let found, _, _):
      return ProgramNode(.arithmetic(found, new[0], new[1]), type, span)
    case .between: return ProgramNode(.between(new[0], from: new[1], to: new[2]), type, span)
    case .negation: return ProgramNode(.negation(new[0]), type, span)
    case .membership(_, let tests): return ProgramNode(.membership(new[0], tests), type, span)
    default: return self
    }
  }
}
