import FEEL
import Synchronization

/// A cache of the playbook in force by day, shared by all cases of a run.
final class RulesByDay: Sendable {
  private let known = Mutex<[CalendarDate: PlaybookInForce]>([:])

  /// Capacity, in days; the cache is cleared when full, as a file of tests may name many days.
  private static let most = 64

  /// The playbook on the day; `make` is called where the cache does not have it.
  func rules(on date: CalendarDate, make: () -> PlaybookInForce) -> PlaybookInForce {
    known.withLock { known in
      if let found = known[date] { return found }
      let made = make()
      if known.count >= Self.most { known.removeAll() }
      known[date] = made
      return made
    }
  }
}
