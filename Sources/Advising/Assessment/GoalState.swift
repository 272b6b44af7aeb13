/// The state of a goal (contract, section 4.1).
///
/// The raw value is the word in JSON.
package enum GoalState: String, Sendable {
  /// It is not one of the case's.
  case notOfTheCase = "not-of-the-case"
  /// It is reached.
  case reached
  /// It is known to be one of the case's, and known not to be reached.
  case open
  /// It is open as far as is known.
  case unknown

  /// The state of a goal, given whether it applies to the case and whether it is reached.
  package init(applies: Truth, reached: Truth) {
    if reached == .holds {
      self = .reached
    } else if applies == .fails {
      self = .notOfTheCase
    } else {
      self = applies == .holds && reached == .fails ? .open : .unknown
    }
  }
}
