package import FEEL

/// What a condition comes to in a case: a condition is true (false) only if it is so for every
/// way of filling in the unknown facts.
package enum Truth: Hashable, Sendable {
  case holds
  case fails
  /// The facts that it hangs on, in order, without repeats; none where it came out as no boolean.
  case unknown([Slot])

  package var isUnknown: Bool { if case .unknown = self { true } else { false } }

  /// The facts that it hangs on.
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
