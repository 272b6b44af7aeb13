extension Value {
  /// FEEL's `=`: nil (FEEL's null) where the two are not of one kind.
  ///
  /// Null equals null alone. Times compare by whole seconds on the line of time, contexts without
  /// regard to the order of entries. Functions and what is unknown compare with nothing.
  package func equals(_ other: Value) -> Bool? {
    switch (self, other) {
    case (.unknown, _), (_, .unknown): nil
    case (.null, .null): true
    case (.null, _), (_, .null): false
    case (.boolean(let a), .boolean(let b)): a == b
    case (.list(let a), .list(let b)): Self.equal(a, b)
    case (.context(let a), .context(let b)): Self.equal(a, b)
    case (.range(let a), .range(let b)): a.equals(b)
    default: order(other).map { $0 == .same }
    }
  }

  /// Whether they are equal, where only a plain yes counts, as in `list contains`.
  package func matches(_ other: Value) -> Bool { equals(other) == true }

  /// FEEL's `is`: of the same type, and the same element of it (times with the same zone).
  package func isSame(as other: Value) -> Bool {
    switch (self, other) {
    case (.time(let a), .time(let b)): a == b
    case (.dateAndTime(let a), .dateAndTime(let b)): a == b
    case (.list(let a), .list(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
    default: equals(other) == true
    }
  }

  private static func equal(_ a: [Value], _ b: [Value]) -> Bool? {
    guard a.count == b.count else { return false }
    var result: Bool? = true
    for (x, y) in zip(a, b) {
      guard let equal = x.equals(y) else {
        result = nil
        continue
      }
      if !equal { return false }
    }
    return result
  }

  private static func equal(_ a: ContextValue, _ b: ContextValue) -> Bool? {
    guard a.entries.count == b.entries.count else { return false }
    var others: [Value] = []
    for entry in a.entries {
      guard let other = b[entry.name] else { return false }
      others.append(other)
    }
    return equal(a.entries.map(\.value), others)
  }
}
