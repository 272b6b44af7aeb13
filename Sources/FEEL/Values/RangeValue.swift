/// A FEEL range: what lies between two endpoints, or on one side of one.
package struct RangeValue: Sendable {
  /// Where a range begins or ends.
  package indirect enum Bound: Sendable {
    /// It goes on without end, as `(< 10)` does downwards.
    case none
    /// The endpoint belongs to the range.
    case closed(Value)
    /// The endpoint does not belong to it.
    case open(Value)

    /// The endpoint.
    package var value: Value? {
      switch self {
      case .none: nil
      case .closed(let value), .open(let value): value
      }
    }

    /// Whether the endpoint belongs to the range.
    package var isClosed: Bool {
      switch self {
      case .closed: true
      case .none, .open: false
      }
    }
  }

  /// The lower end.
  package let start: Bound
  /// The upper end.
  package let end: Bound

  /// Whether it is the comparison `(= value)`, which is a range of its own: it holds what
  /// `[value..value]` holds, and does not equal it.
  package let isEquality: Bool

  /// The range between the two; the comparison with a value where it is `isEquality`.
  package init(_ start: Bound, _ end: Bound, isEquality: Bool = false) {
    self.start = start
    self.end = end
    self.isEquality = isEquality
  }

  /// The range `(= value)`.
  package init(equalTo value: Value) {
    self.init(.closed(value), .closed(value), isEquality: true)
  }

  /// Whether the value lies in it; nil where it cannot be compared with an endpoint.
  ///
  /// In a range from a value to itself lies what equals it, even where there is no order.
  package func contains(_ value: Value) -> Bool? {
    if case .closed(let only) = start, case .closed(let end) = end, only.equals(end) == true {
      return value.equals(only)
    }
    let above = Self.holds(value, after: start)
    let below = Self.holds(value, before: end)
    if above == false || below == false { return false }
    return above == nil || below == nil ? nil : true
  }

  private static func holds(_ value: Value, after bound: Bound) -> Bool? {
    switch bound {
    case .none: true
    case .closed(let endpoint): value.order(endpoint).map { $0 != .before }
    case .open(let endpoint): value.order(endpoint).map { $0 == .after }
    }
  }

  private static func holds(_ value: Value, before bound: Bound) -> Bool? {
    switch bound {
    case .none: true
    case .closed(let endpoint): value.order(endpoint).map { $0 != .after }
    case .open(let endpoint): value.order(endpoint).map { $0 == .before }
    }
  }

  /// Whether both have the same ends; nil where the endpoints cannot be compared.
  package func equals(_ other: RangeValue) -> Bool? {
    guard isEquality == other.isEquality else { return false }
    let starts = Self.equal(start, other.start)
    let ends = Self.equal(end, other.end)
    if starts == false || ends == false { return false }
    return starts == nil || ends == nil ? nil : true
  }

  private static func equal(_ a: Bound, _ b: Bound) -> Bool? {
    switch (a, b) {
    case (.none, .none): true
    case (.closed(let x), .closed(let y)), (.open(let x), .open(let y)): x.equals(y)
    default: false
    }
  }
}
