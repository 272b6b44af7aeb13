import Playbooks
import Synchronization

/// The graph of reasons of a playbook, for each order of the remedies by phase.
///
/// The order is nearly always the same: it depends on the day only where a blocker or goal that lists
/// a remedy is not in force on all days.
final class ReasonGraphs: Sendable {
  private let playbook: Playbook
  private let index: RuleIndex
  private let known = Mutex<[[Int]: ReasonGraph]>([:])

  init(_ playbook: Playbook, _ index: RuleIndex) {
    self.playbook = playbook
    self.index = index
  }

  /// The graph where each remedy has this place on the road, by index.
  func graph(ranks: [Int]) -> ReasonGraph {
    known.withLock { known in
      if let found = known[ranks] { return found }
      let made = ReasonGraph(playbook, index, ranks: ranks)
      known[ranks] = made
      return made
    }
  }
}
