/// A range or a point, as its two ends, for the relations between them (DMN 1.5, table 81).
struct RangeEnds {
  /// A value, or what lies past all values.
  enum End {
    case below
    case value(Value)
    case above
  }

  let start: End
  let end: End
  let startIncluded: Bool
  let endIncluded: Bool

  init(_ range: RangeValue) {
    start = range.start.value.map(End.value) ?? .below
    end = range.end.value.map(End.value) ?? .above
    (startIncluded, endIncluded) = (range.start.isClosed, range.end.isClosed)
  }

  /// A point is the closed range of itself.
  init(point: Value) {
    (start, end) = (.value(point), .value(point))
    (startIncluded, endIncluded) = (true, true)
  }

  private static func order(_ a: End, _ b: End) throws(Refusal) -> Value.Order {
    switch (a, b) {
    case (.below, .below), (.above, .above): return .same
    case (.below, _), (_, .above): return .before
    case (_, .below), (.above, _): return .after
    case (.value(let x), .value(let y)): return try x.order(y).or(.uncomparable(x, y))
    }
  }

  func endsBefore(_ other: RangeEnds) throws(Refusal) -> Bool {
    switch try Self.order(end, other.start) {
    case .before: true
    case .same: !endIncluded || !other.startIncluded
    case .after: false
    }
  }

  func meets(_ other: RangeEnds) throws(Refusal) -> Bool {
    let order = try Self.order(end, other.start)
    return order == .same && endIncluded && other.startIncluded
  }

  func overlaps(_ other: RangeEnds) throws(Refusal) -> Bool {
    let (before, after) = (try endsBefore(other), try other.endsBefore(self))
    return !before && !after
  }

  func startsBefore(_ other: RangeEnds) throws(Refusal) -> Bool {
    switch try Self.order(start, other.start) {
    case .before: true
    case .same: startIncluded && !other.startIncluded
    case .after: false
    }
  }

  func endsWithin(_ other: RangeEnds) throws(Refusal) -> Bool {
    switch try Self.order(end, other.end) {
    case .before: true
    case .same: !endIncluded || other.endIncluded
    case .after: false
    }
  }

  func startsWithin(_ other: RangeEnds) throws(Refusal) -> Bool {
    switch try Self.order(start, other.start) {
    case .after: true
    case .same: !startIncluded || other.startIncluded
    case .before: false
    }
  }

  func lies(within other: RangeEnds) throws(Refusal) -> Bool {
    let (start, end) = (try startsWithin(other), try endsWithin(other))
    return start && end
  }

  func hasStart(of other: RangeEnds) throws(Refusal) -> Bool {
    let order = try Self.order(start, other.start)
    return order == .same && startIncluded == other.startIncluded
  }

  func hasEnd(of other: RangeEnds) throws(Refusal) -> Bool {
    let order = try Self.order(end, other.end)
    return order == .same && endIncluded == other.endIncluded
  }

  func coincides(with other: RangeEnds) throws(Refusal) -> Bool {
    let (start, end) = (try hasStart(of: other), try hasEnd(of: other))
    return start && end
  }
}
