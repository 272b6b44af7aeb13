package import FEEL

/// Decision tables: which outputs match, row by row, and what the hit policy makes of them.
extension ConditionSpace {
  /// All values of a table, each with its condition; nil if they cannot be listed.
  mutating func outcomes(of table: DecisionTable) throws(Overflow) -> Outcomes? {
    var hits = Hits(table: table, frame: constants.frame)
    for row in table.rows {
      let matches = try matches(row, of: table)
      if matches == .alwaysFalse { continue }
      guard let outputs = try outcomes(row.output.root, in: row.output),
        try hits.add(outputs, where: matches, in: &store)
      else { return nil }
    }
    return try hits.outcomes(in: &store)
  }

  /// The condition under which a row matches: each of its tests is true; null counts as false.
  package mutating func matches(
    _ row: DecisionTable.Row, of table: DecisionTable
  ) throws(Overflow) -> Diagram {
    var all = Diagram.alwaysTrue
    for (test, input) in zip(row.tests, table.inputs) where all != .alwaysFalse {
      all = try store.and(all, store.isTrue(condition(of: test, about: input)))
    }
    return all
  }

  private mutating func condition(
    of test: Program, about input: Program
  ) throws(Overflow) -> Diagram {
    let part = Part(test, about: input)
    if let tried = try triedCellByCell(part) { return try tried.condition(in: &store) }
    guard let values = try outcomes(input.root, in: input), test.slots.allSatisfy(constants.isKnown)
    else { return try carriedWhole(part) }
    var condition = Diagram.alwaysNull
    for outcome in values.all {
      let truth = Ternary(test.evaluate(in: constants.frame, input: outcome.value))
      condition = try store.ite(outcome.when, .always(truth), condition)
    }
    return condition
  }
}

/// The outputs of the rows that match so far, and the conditions under which they match.
private struct Hits {
  let table: DecisionTable
  let frame: Frame
  private var all: [(outputs: [Value], when: Diagram)] = [([], .alwaysTrue)]

  init(table: DecisionTable, frame: Frame) {
    self.table = table
    self.frame = frame
  }

  /// Adds one row; false if there are now too many combinations to keep apart.
  mutating func add(
    _ outputs: Outcomes, where matches: Diagram, in store: inout DiagramStore
  ) throws(Overflow) -> Bool {
    let misses = try store.not(matches)
    var next: [(outputs: [Value], when: Diagram)] = []
    for (earlier, when) in all {
      try insert(earlier, when: store.and(when, misses), into: &next, &store)
      let both = try store.and(when, matches)
      for outcome in outputs.all {
        let joined = joined(earlier, outcome.value)
        try insert(joined, when: store.and(both, outcome.when), into: &next, &store)
      }
    }
    all = next
    return all.count <= 4 * Outcomes.most
  }

  private func insert(
    _ outputs: [Value], when: Diagram, into list: inout [(outputs: [Value], when: Diagram)],
    _ store: inout DiagramStore
  ) throws(Overflow) {
    if when == .alwaysFalse { return }
    let place = list.firstIndex { other in
      other.outputs.count == outputs.count
        && zip(other.outputs, outputs).allSatisfy { $0.isSame(as: $1) }
    }
    if let place {
      list[place].when = try store.or(list[place].when, when)
    } else {
      list.append((outputs, when))
    }
  }

  func outcomes(in store: inout DiagramStore) throws(Overflow) -> Outcomes? {
    var outcomes = Outcomes()
    for (outputs, when) in all {
      try outcomes.insert(table.result(of: outputs, in: frame), when: when, in: &store)
    }
    return outcomes.isFew ? outcomes : nil
  }

  /// The outputs that still matter when one more row matches.
  private func joined(_ earlier: [Value], _ output: Value) -> [Value] {
    switch table.hit {
    case .first: return earlier.isEmpty ? [output] : earlier
    case .unique: return earlier.count < 2 ? earlier + [output] : earlier
    case .any, .priority:
      return earlier.contains { $0.isSame(as: output) } ? earlier : earlier + [output]
    case .collectCount: return earlier + [.null]
    case .collectSum, .collectMin, .collectMax:
      let all = earlier + [output]
      let soFar = table.result(of: all, in: frame)
      return soFar.isNull ? all : [soFar]
    case .outputOrder, .ruleOrder, .collect: return earlier + [output]
    }
  }
}

extension HitPolicy {
  /// Whether the value of the table is the output of one row, or null.
  var givesOneOutput: Bool {
    switch self {
    case .first, .unique, .any, .priority: true
    case .outputOrder, .ruleOrder, .collect, .collectSum, .collectMin, .collectMax, .collectCount:
      false
    }
  }
}
