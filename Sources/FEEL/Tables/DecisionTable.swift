import Diagnostics

/// A DMN decision table: rows of unary tests about the inputs, each with an output.
package struct DecisionTable: Sendable {
  /// One rule of the table.
  package struct Row: Sendable {
    /// One for each input.
    package let tests: [Program]
    /// What the row says where it matches.
    package let output: Program

    /// A row of tests and what it says.
    package init(tests: [Program], output: Program) {
      self.tests = tests
      self.output = output
    }
  }

  /// Whether a row matches.
  package enum Match: Sendable, Equatable {
    case yes
    case no
    case unknown(SlotSet)
  }

  /// What the tests are about, a column each.
  package let inputs: [Program]
  /// In the order of the table.
  package let rows: [Row]
  /// What is made of the rows that match.
  package let hit: HitPolicy
  /// The outputs from the first choice to the last, for `priority` and `output order`.
  package let priorities: [Value]

  /// A table of these rows.
  package init(
    inputs: [Program], rows: [Row], hit: HitPolicy = .unique, priorities: [Value] = []
  ) {
    self.inputs = inputs
    self.rows = rows
    self.hit = hit
    self.priorities = priorities
  }

  /// The slots read anywhere in it, in order of appearance, without repeats.
  package var slots: [Slot] {
    var seen: Set<Slot> = []
    let all = inputs.flatMap(\.slots) + rows.flatMap { $0.tests.flatMap(\.slots) + $0.output.slots }
    return all.filter { seen.insert($0).inserted }
  }

  /// The result; unknown where the ways of filling in what is unknown could differ in it.
  package func evaluate(in frame: Frame) -> Value { evaluateRecording(in: frame).0 }

  /// The result, and the reason where the table itself makes it null.
  package func evaluateRecording(in frame: Frame) -> (Value, [Failure]) {
    let matches = matches(in: frame)
    var choice = TableChoice(table: self, matches: matches, frame: frame)
    let value = choice.result()
    return (value, choice.failures)
  }

  /// For each row, whether it matches.
  package func matches(in frame: Frame) -> [Match] {
    let values = inputs.map { $0.evaluate(in: frame) }
    return rows.map { match($0, values, frame) }
  }

  /// For each row, whether each of its cells fits.
  package func cells(in frame: Frame) -> [[Match]] {
    let values = inputs.map { $0.evaluate(in: frame) }
    return rows.map { row in
      zip(row.tests, values).map { match($0, $1, frame) }
    }
  }

  /// The indices of the rows that match for certain.
  package func matchedRows(in frame: Frame) -> [Int] {
    let matches = matches(in: frame)
    return rows.indices.filter { matches[$0] == .yes }
  }

  /// The slots that settle the result: those of the matching rows' cells and outputs, or all where
  /// no row matches.
  package func settling(in frame: Frame) -> [Slot] {
    var matched = matchedRows(in: frame)
    if hit == .first || hit == .unique { matched = Array(matched.prefix(1)) }
    guard !matched.isEmpty else { return slots }
    var seen: Set<Slot> = []
    return matched.flatMap { settling(rows[$0], in: frame) }.filter { seen.insert($0).inserted }
  }

  private func settling(_ row: Row, in frame: Frame) -> [Slot] {
    let cells = zip(inputs, row.tests).flatMap { input, test in
      test.root.constant == nil ? input.slots + test.slots : []
    }
    return cells + row.output.settling(in: frame)
  }

  /// A cell that is not true is no match, whatever the others are.
  private func match(_ row: Row, _ values: [Value], _ frame: Frame) -> Match {
    var unknown: SlotSet?
    for (test, value) in zip(row.tests, values) {
      switch match(test, value, frame) {
      case .yes: continue
      case .no: return .no
      case .unknown(let slots): unknown = slots.union(unknown)
      }
    }
    return unknown.map(Match.unknown) ?? .yes
  }

  private func match(_ test: Program, _ value: Value, _ frame: Frame) -> Match {
    switch test.evaluate(in: frame, input: value) {
    case .boolean(true): .yes
    case .unknown(let slots): .unknown(slots)
    default: .no
    }
  }
}
