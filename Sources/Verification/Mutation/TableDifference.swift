import FEEL
import Reasoning

extension ConditionSpace {
  /// The cases in which two tables may have different values, if they differ in or next to one row.
  ///
  /// This is exact for hit policies that take one row. For the others, it is every case in which
  /// the changed row may contribute to the value.
  mutating func differ(_ old: DecisionTable, _ new: DecisionTable, about row: Int)
    throws(Overflow) -> Diagram
  {
    switch old.hit {
    case .first, .unique, .any, .priority:
      let (before, after) = (try byOutput(old), try byOutput(new))
      var all = Diagram.alwaysFalse
      for output in Set(before.keys).union(after.keys).sorted() {
        let differ = try store.differ(
          before[output] ?? .alwaysFalse, after[output] ?? .alwaysFalse)
        all = try store.or(all, differ)
      }
      return all
    case .outputOrder, .ruleOrder, .collect, .collectSum, .collectMin, .collectMax, .collectCount:
      let before = try matches(old.rows[row], of: old)
      guard old.rows.count == new.rows.count else { return before }
      let after = try matches(new.rows[row], of: new)
      return before == after ? before : try store.differ(before, after)
    }
  }

  /// The cases in which each output is taken, by the text of the output.
  private mutating func byOutput(_ table: DecisionTable) throws(Overflow) -> [String: Diagram] {
    var found: [String: Diagram] = [:]
    var free = Diagram.alwaysTrue
    for row in table.rows {
      let matches = try matches(row, of: table)
      let taken = try store.and(matches, free)
      found[row.output.text] = try store.or(found[row.output.text] ?? .alwaysFalse, taken)
      if table.hit == .first { free = try store.and(free, store.not(matches)) }
    }
    return found
  }
}
