package import Diagnostics
package import FEEL

/// A derived fact, defined by an expression or by a DMN decision table.
package final class Decision: Sendable {
  /// What every entry has: the id, the title, the place and the dates.
  package let declaration: Declaration
  /// Where its value is stored in a frame.
  package let slot: Slot
  /// The declared type of its value.
  package let type: DataType
  /// The unit of its numbers, such as `CNY`.
  package let unit: String?
  /// The values that it may take; the hit policies `priority` and `output order` follow their
  /// order.
  package let allowed: Allowed?
  /// How the value is worked out.
  package let logic: Logic

  /// The id of the entry.
  package var id: String { declaration.id }

  /// How a decision is worked out: by an expression, or by a table.
  package enum Logic: Sendable {
    case expression(Formula)
    case table(Table)
  }

  /// A decision table that keeps the places of its cells.
  package struct Table: Sendable {
    /// The table as the expression language evaluates it.
    package let table: DecisionTable
    /// The expressions that the rows test, one for each column.
    package let inputs: [Formula]
    /// The cells of each row: a test for every input, then the output.
    package let rows: [[Formula]]

    /// Creates a table whose rows each have one cell per input and one for the output.
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

  /// Creates a decision from parts that have been checked.
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

  /// The value of the decision in the frame, in which the decisions that it reads must be set.
  package func evaluate(in frame: Frame) -> Value {
    switch logic {
    case .expression(let formula): formula.program.evaluate(in: frame)
    case .table(let table): table.table.evaluate(in: frame)
    }
  }

  /// Whether it calls `today()` or `now()` itself.
  package var readsClock: Bool {
    switch logic {
    case .expression(let formula): formula.program.readsClock
    case .table(let table):
      (table.inputs + table.rows.flatMap { $0 }).contains(where: \.program.readsClock)
    }
  }

  /// The slots that it reads itself, each once, in order of appearance.
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
