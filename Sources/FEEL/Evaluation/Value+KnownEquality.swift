extension Value {
  /// FEEL's `=` between values that may be unknown, or hold what is.
  enum Equality {
    case known(Bool?)
    case unknown(SlotSet)
  }

  /// Known where it is the same whatever is filled in.
  func equality(with other: Value) -> Equality {
    switch (self, other) {
    case (.unknown(let a), _): .unknown(a.union(other.unknowns))
    case (_, .unknown(let b)): .unknown(b.union(unknowns))
    case (.list(let a), .list(let b)):
      a.count == b.count ? Value.all(zip(a, b).map { ($0, $1) }) : .known(false)
    case (.context(let a), .context(let b)): Value.equality(a, b)
    case (.range, .range):
      unknowns.union(other.unknowns).map { .unknown($0) } ?? .known(equals(other))
    default: .known(equals(other))
    }
  }

  private static func equality(_ a: ContextValue, _ b: ContextValue) -> Equality {
    guard a.entries.count == b.entries.count else { return .known(false) }
    var pairs: [(Value, Value)] = []
    for entry in a.entries {
      guard let other = b[entry.name] else { return .known(false) }
      pairs.append((entry.value, other))
    }
    return all(pairs)
  }

  /// One pair that differs settles it.
  private static func all(_ pairs: [(Value, Value)]) -> Equality {
    var unknown: SlotSet?
    var comparable = true
    for (a, b) in pairs {
      switch a.equality(with: b) {
      case .known(false?): return .known(false)
      case .known(true?): continue
      case .known(nil): comparable = false
      case .unknown(let slots): unknown = slots.union(unknown)
      }
    }
    return unknown.map { .unknown($0) } ?? .known(comparable ? true : nil)
  }
}
