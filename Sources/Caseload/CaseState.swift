package import Advising

/// Where a case of a list stands: the first that fits (contract, section 6).
///
/// The raw value is the word in JSON and on the command line.
package enum CaseState: String, Sendable, CaseIterable {
  /// People have struck it off the list.
  case closed
  /// Every goal that is the case's is reached; people may strike it off.
  case reached
  /// Something is stuck or waits for good, and nobody can act on anything.
  case stuck
  /// Something is in progress.
  case moving
  /// Something can start now.
  case ready
  /// Only decisions are due.
  case decide
  /// Everything waits for something else.
  case waiting
  /// What is to be done depends on what nobody has stated yet.
  case unclear

  /// The state of the case that the advice is on.
  ///
  /// The advice needs actions, goals and dead ends.
  package init(_ advice: Advice) {
    func has(_ state: ActionState) -> Bool { advice.actions.contains { $0.state == state } }
    let isHeldUp =
      !advice.stuck.isEmpty || advice.warnings.contains { $0.code == .noWayForward }
    if advice.case.isClosed(on: advice.date) {
      self = .closed
    } else if advice.hasReachedItsGoals {
      self = .reached
    } else if isHeldUp, !advice.actions.contains(where: \.state.isActionable) {
      self = .stuck
    } else if has(.inProgress) {
      self = .moving
    } else if has(.now) {
      self = .ready
    } else if has(.decide) {
      self = .decide
    } else if has(.waiting) {
      self = .waiting
    } else {
      self = .unclear
    }
  }
}

extension Advice {
  /// Whether every goal of the case is reached.
  ///
  /// A goal of which it is unknown whether it is one of the case keeps the case on the list:
  /// unknown is not no.
  fileprivate var hasReachedItsGoals: Bool {
    let own = goals.filter { $0.state != .notOfTheCase }
    return !own.isEmpty && own.allSatisfy { $0.state == .reached }
  }
}
