package import Diagnostics
package import FEEL

/// A derived fact: FEEL, or a DMN decision table.
package final class Decision: Sendable {
  package let declaration: Declaration
  package let slot: Slot
  package let type: DataType
  package let unit: String?
  package let allowed: Allowed?
  package let logic: Logic

  package var id: String { declaration.id }

  package enum Logic: Sendable {
    case expression(Formula)
    case table(Table)
  }

  /// A decision table with the places of its cells.
  package struct Table: Sendable {
    package let table: DecisionTable
    package let inputs: [Formula]
    /// The tests of the row's inputs, then its output.
    package let rows: [[Formula]]

    package init(inputs: [Formula], rows: [[Formula]], hit: HitPolicy, priorities: [Value]) {
      self.inputs = inputs
      self.rows = rows
      table = DecisionTable(
        inputs: inputs.map(\.program),
        rows: rows.map { cells in
          DecisionTable.Row(
            tests: cells.dropLast().map(\.program), output: cells[cells.count - 1].program)
        }, hit: hit, priorities: priorities)
    }
  }

  package init(
    declaration: Declaration, slot: Slot, type: DataType, unit: String?, allowed: Allowed?,
    logic: Logic
  ) {
    self.declaration = declaration
    self.slot = slot
    self.type = type
    self.unit = unit
    self.allowed = allowed
    self.logic = logic
  }

  package func evaluate(in frame: Frame) -> Value {
    switch logic {
    case .expression(let formula): formula.program.evaluate(in: frame)
    case .table(let table): table.table.evaluate(in: frame)
    }
  }

  /// Whether `today()` or `now()` stands in it.
  package var readsClock: Bool {
    switch logic {
    case .expression(let formula): formula.program.readsClock
    case .table(let table):
      (table.inputs + table.rows.flatMap { $0 }).contains(where: \.program.readsClock)
    }
  }

  /// The slots that it reads itself, in order of appearance.
  package var slots: [Slot] {
    switch logic {
    case .expression(let formula): return formula.program.slots
    case .table(let table):
      var seen: [Slot] = []
      let formulas = table.inputs + table.rows.flatMap { $0 }
      for slot in formulas.flatMap(\.program.slots) where !seen.contains(slot) { seen.append(slot) }
      return seen
    }
  }
}
