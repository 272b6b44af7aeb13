import Advising
import FEEL

/// The orders of a list; the raw value is the word on the command line.
///
/// Cases that an order does not part stay in the order in which they were given.
package enum CaseloadOrder: String, Sendable, CaseIterable {
  /// What needs attention first: what is overdue, then by state, then by due date.
  case attention
  /// By state, then by due date.
  case state
  /// The earliest due date first; cases without one last.
  case due
  /// The case that weighs most first, by the fact that the playbook counts; those that do not say last.
  case weight = "households"
  /// The oldest case first; cases that do not say last.
  case age

  /// The entries in this order.
  package func sorted(_ entries: [CaseloadEntry]) -> [CaseloadEntry] {
    let keys = entries.map(key)
    return entries.indices.sorted { a, b in
      keys[a] == keys[b] ? a < b : keys[a].lexicographicallyPrecedes(keys[b])
    }.map { entries[$0] }
  }

  /// The place of the case in this order: the lesser one comes first.
  package func key(_ entry: CaseloadEntry) -> [Int] {
    let due = entry.due?.daysSinceEpoch ?? Int.max
    switch self {
    case .attention: return [entry.isOverdue ? 0 : 1, entry.state.urgency, due]
    case .state: return [entry.state.urgency, due]
    case .due: return [due]
    case .weight: return [entry.listed.weight.map { -$0 } ?? Int.max]
    case .age: return [entry.age.map { -$0 } ?? Int.max]
    }
  }
}

extension CaseState {
  /// The place of the state among those that need attention, from 0.
  fileprivate var urgency: Int {
    let order: [CaseState] = [
      .stuck, .ready, .decide, .moving, .waiting, .unclear, .reached, .closed,
    ]
    return order.firstIndex(of: self) ?? order.count
  }
}
