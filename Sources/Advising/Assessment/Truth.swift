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

extension Truth {
  /// Kleene's conjunction; an unknown result depends on the facts of the unknown sides.
  func and(_ other: Truth) -> Truth {
    switch (self, other) {
    case (.fails, _), (_, .fails): .fails
    case (.holds, let rest), (let rest, .holds): rest
    case (.unknown(let a), .unknown(let b)): .unknown(Self.merged(a, b))
    }
  }

  /// Merges two sorted lists without repeats into one of the same kind.
  private static func merged(_ a: [Slot], _ b: [Slot]) -> [Slot] {
    if a == b || b.isEmpty { return a }
    var result: [Slot] = []
    result.reserveCapacity(a.count + b.count)
    var rest = b[...]
    for slot in a {
      while let first = rest.first, first < slot {
        result.append(first)
        rest.removeFirst()
      }
      if rest.first == slot { rest.removeFirst() }
      result.append(slot)
    }
    return result + rest
  }

  /// Kleene's disjunction.
  func or(_ other: Truth) -> Truth { self.not.and(other.not).not }

  /// Kleene's negation.
  var not: Truth {
    switch self {
    case .holds: .fails
    case .fails: .holds
    case .unknown: self
    }
  }
}
