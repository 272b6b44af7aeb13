extension Value {
  /// Where a value stands to another one.
  package enum Order: Sendable {
    case before, same, after

    init<T: Comparable>(_ a: T, _ b: T) { self = a < b ? .before : a == b ? .same : .after }
  }

  /// The order that FEEL's `<` and its relatives have: nil where the two have no order.
  ///
  /// Strings stand in the order of Unicode scalars, times in that of whole seconds on the line of
  /// time.
  package func order(_ other: Value) -> Order? {
    switch (self, other) {
    case (.number(let a), .number(let b)): Order(a, b)
    case (.string(let a), .string(let b)):
      sameText(a, b) ? .same : precedes(a, b) ? .before : .after
    case (.date(let a), .date(let b)): Order(a, b)
    case (.time(let a), .time(let b)): Order(a.comparisonSeconds, b.comparisonSeconds)
    case (.dateAndTime(let a), .dateAndTime(let b)):
      Order(a.comparisonSeconds, b.comparisonSeconds)
    case (.daysAndTime(let a), .daysAndTime(let b)): Order(a, b)
    case (.yearsAndMonths(let a), .yearsAndMonths(let b)): Order(a, b)
    default: nil
    }
  }
}
