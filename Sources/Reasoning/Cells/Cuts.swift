import FEEL

/// Where the conditions cut the values of one fact.
struct Cuts: Sendable {
  /// A constant that the fact is compared with, and the sides on which it separates the values.
  struct Cut: Sendable {
    let value: Value
    /// Whether the constant is separated from lesser values.
    var before: Bool
    /// Whether the constant is separated from greater values.
    var after: Bool
  }

  /// Sorted by scale and value, ascending.
  private(set) var cuts: [Cut] = []

  mutating func insert(_ value: Value, before: Bool, after: Bool) {
    let place = cuts.firstIndex { !$0.value.precedes(value) } ?? cuts.endIndex
    if place < cuts.endIndex, cuts[place].value.isSame(as: value) {
      cuts[place].before = cuts[place].before || before
      cuts[place].after = cuts[place].after || after
    } else {
      cuts.insert(Cut(value: value, before: before, after: after), at: place)
    }
  }

  /// Adds the cuts that a comparison of the fact with the value makes.
  mutating func insert(_ value: Value, comparedBy comparison: ComparisonOperator) {
    switch comparison {
    case .equal, .notEqual: insert(value, before: true, after: true)
    case .less, .greaterOrEqual: insert(value, before: true, after: false)
    case .lessOrEqual, .greater: insert(value, before: false, after: true)
    }
  }

  mutating func insert(all other: Cuts) {
    for cut in other.cuts { insert(cut.value, before: cut.before, after: cut.after) }
  }

  /// Whether every cut of the other is one of these.
  func include(_ other: Cuts) -> Bool {
    other.cuts.allSatisfy { cut in
      cuts.contains {
        $0.value.isSame(as: cut.value) && ($0.before || !cut.before) && ($0.after || !cut.after)
      }
    }
  }
}
