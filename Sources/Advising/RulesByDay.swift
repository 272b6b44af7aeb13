import FEEL
import Synchronization

/// The playbook in force on the days that were asked for: what one case has made of the rules
/// serves the next.
final class RulesByDay: Sendable {
  private let known = Mutex<[CalendarDate: PlaybookInForce]>([:])

  /// Days beyond these are worked out anew: a file of tests may name many.
  private static let most = 64

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
