package import Diagnostics
import Playbooks

/// One small change of a playbook, of the kind that a slip of the keyboard makes.
package struct Mutant: Sendable {
  /// What was changed.
  package enum Change: Sendable {
    /// A comparison was replaced by its neighbour (`>` by `>=`), a sign by its opposite, or the end
    /// of a range that includes its bound by one that does not, or the reverse.
    case comparison(old: String, new: String)
    /// This part of a condition was left out.
    case without(String)
    /// Every `and` between the operands of one condition was replaced by `or`, or the reverse.
    case connective(old: String, new: String)
    /// Two neighbours in a list of remedies were exchanged; `first` leads in the unchanged list.
    case order(first: String, second: String)
    /// This row of a table, counted from 1, was left out.
    case withoutRow(Int)
    /// This row of a table, counted from 1, and the next one were exchanged.
    case rowOrder(Int)
    /// The output of a row was replaced by that of another row.
    case output(old: String, new: String)
  }

  /// The id of the entry that was changed.
  package let id: String
  /// The key of the entry that was changed.
  package let key: String
  /// What was changed.
  package let change: Change
  /// The place of the change in its file.
  package let place: Place
  let target: Target

  /// The changed condition, list or table, with the index of the entry that it replaces it in.
  enum Target: Sendable {
    case circumstance(Int, Formula)
    case consequence(Int, Formula)
    case screen(Int, Formula)
    case blocker(Int, Formula)
    case suits(Int, Formula)
    case needs(Int, Formula)
    case blockerOrder(Int, swap: Int)
    case goalOrder(Int, swap: Int)
    case decision(Int, Formula)
    case table(Int, row: Int, Decision.Table)
  }
}
