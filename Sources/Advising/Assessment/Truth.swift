package import FEEL

/// The truth of a condition in a case (contract, section 2).
///
/// It is true or false only if it is so for every way of filling in the unknown facts.
package enum Truth: Hashable, Sendable {
  /// It is true.
  case holds
  /// It is false.
  case fails
  /// It is unknown, and depends on these facts, in order and without repeats.
  ///
  /// There are none where the condition is null or not a boolean.
  case unknown([Slot])

  /// Whether it is unknown.
  package var isUnknown: Bool { if case .unknown = self { true } else { false } }

  /// The unknown facts that it depends on; none where it is known.
  package var slots: [Slot] { if case .unknown(let slots) = self { slots } else { [] } }

  /// True, false, or nil for unknown.
  package var known: Bool? {
    switch self {
    case .holds: true
    case .fails: false
    case .unknown: nil
    }
  }
}
