package import FEEL

/// All values that an expression can have, each with the condition under which it has them.
///
/// The conditions are true or false, never null, and exactly one of them is true in every case.
package struct Outcomes: Sendable {
  /// One value, and the condition under which the expression has it.
  package struct Outcome: Sendable {
    /// The value of the expression.
    package let value: Value
    /// The condition, which is never null.
    package internal(set) var when: Diagram
  }

  /// The values in the order in which they were found; none is listed twice.
  package private(set) var all: [Outcome] = []

  /// The greatest number of values that are kept apart.
  static let most = 256

  var isFew: Bool { all.count <= Self.most }

  init() {}

  init(_ value: Value) { all = [Outcome(value: value, when: .alwaysTrue)] }

  /// The answers that a condition can have.
  init(_ condition: Diagram, in store: inout DiagramStore) throws(Overflow) {
    for truth in Ternary.allCases {
      try insert(truth.value, when: store.has(truth, condition), in: &store)
    }
  }

  /// Adds a value that the expression has under this condition as well.
  mutating func insert(
    _ value: Value, when condition: Diagram, in store: inout DiagramStore
  ) throws(Overflow) {
    if condition == .alwaysFalse { return }
    if let place = all.firstIndex(where: { $0.value.isSame(as: value) }) {
      all[place].when = try store.or(all[place].when, condition)
    } else {
      all.append(Outcome(value: value, when: condition))
    }
  }

  /// Adds all values of the other, each only where the condition holds too.
  mutating func insert(
    _ other: Outcomes, where condition: Diagram, in store: inout DiagramStore
  ) throws(Overflow) {
    for outcome in other.all {
      try insert(outcome.value, when: store.and(condition, outcome.when), in: &store)
    }
  }

  /// The values as a condition: what is neither true nor false counts as null.
  func condition(in store: inout DiagramStore) throws(Overflow) -> Diagram {
    var condition = Diagram.alwaysNull
    for outcome in all {
      let truth = Ternary(outcome.value)
      if truth != .null {
        condition = try store.ite(outcome.when, .always(truth), condition)
      }
    }
    return condition
  }
}

extension Ternary {
  /// The answer that a value gives; a value that is not a boolean gives null.
  package init(_ value: Value) {
    if case .boolean(let truth) = value { self.init(truth) } else { self = .null }
  }

  /// The answer as a FEEL value.
  package var value: Value {
    switch self {
    case .true: .boolean(true)
    case .false: .boolean(false)
    case .null: .null
    }
  }
}
