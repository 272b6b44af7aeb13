import Diagnostics
import FEEL
import Playbooks

/// The small changes of one decision table.
///
/// A test is shifted or left out; a row is left out, exchanged with the next, or given another
/// output.
struct TableMutations {
  let table: Decision.Table
  let scope: Scope

  /// One changed table.
  struct Mutation {
    let change: Mutant.Change
    let place: Place
    let row: Int
    let table: Decision.Table
  }

  var all: [Mutation] { table.rows.indices.flatMap { cells($0) + output($0) + rows($0) } }

  private func cells(_ row: Int) -> [Mutation] {
    zip(table.rows[row], table.inputs).enumerated().flatMap { column, pair in
      let (cell, input) = pair
      let bytes = Array(cell.text.utf8)
      return edits(of: cell).compactMap { edit -> Mutation? in
        let text =
          String(decoding: bytes[..<edit.span.start], as: UTF8.self) + edit.text
          + String(decoding: bytes[edit.span.end...], as: UTF8.self)
        let compiled = Program.compileUnaryTests(text, input: input.program.type, in: scope)
        guard let program = compiled.program else { return nil }
        return Mutation(
          change: edit.change, place: cell.place(of: edit.span), row: row,
          table: replacing(row, column, with: program))
      }
    }
  }

  /// The replacement of a part of a cell.
  private struct Edit {
    let change: Mutant.Change
    let span: Span
    let text: String
  }

  private func edits(of cell: Formula) -> [Edit] {
    guard case .tests(let tests) = cell.program.root.kind else { return [] }
    let whole = Span(0, cell.text.utf8.count)
    return [Edit(change: .without(cell.text), span: whole, text: "-")]
      + tests.flatMap { shifts(of: $0, in: cell) }
  }

  /// The changes of a bound: `< 5` becomes `<= 5`, and `[1..5)` becomes `[1..5]`.
  private func shifts(of test: ProgramNode.Test, in cell: Formula) -> [Edit] {
    let bytes = Array(cell.text.utf8)
    switch test {
    case .comparison(let comparison, let node):
      let (old, new) = (comparison.rawValue, comparison.neighbour.rawValue)
      let size = old.utf8.count
      var start = node.span.start - size
      while start >= 0, !bytes[start..<start + size].elementsEqual(old.utf8) { start -= 1 }
      guard start >= 0 else { return [] }
      let span = Span(start, start + size)
      return [Edit(change: .comparison(old: old, new: new), span: span, text: new)]
    case .value(let node):
      guard node.isRange, node.span.end <= bytes.count, node.span.end > node.span.start else {
        return []
      }
      let first = Span(node.span.start, node.span.start + 1)
      let last = Span(node.span.end - 1, node.span.end)
      return [
        flip(first, in: bytes, to: bytes[first.start] == UInt8(ascii: "[") ? "(" : "["),
        flip(last, in: bytes, to: bytes[last.start] == UInt8(ascii: "]") ? ")" : "]"),
      ]
    case .condition: return []
    }
  }

  private func flip(_ span: Span, in bytes: [UInt8], to new: String) -> Edit {
    let old = String(decoding: bytes[span.start..<span.end], as: UTF8.self)
    return Edit(change: .comparison(old: old, new: new), span: span, text: new)
  }

  /// The change that gives the row the output of the next row that has a different one.
  private func output(_ row: Int) -> [Mutation] {
    guard table.table.hit != .collectCount, let own = table.rows[row].last else { return [] }
    let others = (table.rows[(row + 1)...] + table.rows[..<row]).compactMap(\.last)
    guard let other = others.first(where: { $0.text != own.text }) else { return [] }
    return [
      Mutation(
        change: .output(old: own.text, new: other.text), place: own.place, row: row,
        table: replacing(row, table.inputs.count, with: other.program))
    ]
  }

  private func rows(_ row: Int) -> [Mutation] {
    guard let place = table.rows[row].first?.place else { return [] }
    var found: [Mutation] = []
    if table.rows.count > 1 {
      var rows = table.rows
      rows.remove(at: row)
      found.append(
        Mutation(change: .withoutRow(row + 1), place: place, row: row, table: with(rows)))
    }
    let next = row + 1
    guard table.table.hit == .first, next < table.rows.count,
      table.rows[row].last?.text != table.rows[next].last?.text
    else { return found }
    var rows = table.rows
    rows.swapAt(row, next)
    found.append(Mutation(change: .rowOrder(row + 1), place: place, row: row, table: with(rows)))
    return found
  }

  private func replacing(_ row: Int, _ column: Int, with program: Program) -> Decision.Table {
    var rows = table.rows
    let old = rows[row][column]
    rows[row][column] = Formula(program: program, file: old.file, scalar: old.scalar)
    return with(rows)
  }

  private func with(_ rows: [[Formula]]) -> Decision.Table {
    Decision.Table(
      inputs: table.inputs, rows: rows, hit: table.table.hit, priorities: table.table.priorities)
  }
}

extension ProgramNode {
  fileprivate var isRange: Bool {
    switch kind {
    case .range, .constant(.range): true
    default: false
    }
  }
}
