package import Diagnostics
package import Playbooks

/// One small change of a playbook, of the kind that a slip of the keyboard makes.
package struct Mutant: Sendable {
  /// What was changed.
  package enum Change: Sendable {
    /// One comparison for its neighbour, `>` for `>=`; one sign for its opposite; one end of a range
    /// that takes its bound in for one that does not.
    case comparison(old: String, new: String)
    /// Without this part of a condition.
    case without(String)
    /// Every `and` for `or`, or the other way round.
    case connective(old: String, new: String)
    /// The first of two neighbours in a list of remedies comes second.
    case order(first: String, second: String)
    /// A table without this row, counted from 1.
    case withoutRow(Int)
    /// This row and the next one, in the place of each other.
    case rowOrder(Int)
    /// A row that says something else.
    case output(old: String, new: String)
  }

  /// The entry that was changed, and the key in it.
  package let id: String
  package let key: String
  package let change: Change
  /// Where the change is in its file.
  package let place: Place
  let target: Target

  /// What stands in the place of what.
  enum Target: Sendable {
    case blocker(Int, Formula)
    case suits(Int, Formula)
    case needs(Int, Formula)
    case blockerOrder(Int, swap: Int)
    case goalOrder(Int, swap: Int)
    case decision(Int, Formula)
    case table(Int, row: Int, Decision.Table)
  }
}
