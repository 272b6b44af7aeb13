package import FEEL

/// All values that an expression may come to, each with the condition under which it does.
///
/// The conditions are true or false, never null; in every case one of them is true.
package struct Outcomes: Sendable {
  package struct Outcome: Sendable {
    package let value: Value
    package internal(set) var when: Diagram
  }

  package private(set) var all: [Outcome] = []

  /// More outcomes than these are not worth telling apart.
  static let most = 256

  var isFew: Bool { all.count <= Self.most }

  init() {}

  init(_ value: Value) { all = [Outcome(value: value, when: .alwaysTrue)] }

  /// The answers of a condition.
  init(_ condition: Diagram, in store: inout DiagramStore) throws(Overflow) {
    for truth in Ternary.allCases {
      try insert(truth.value, when: store.has(truth, condition), in: &store)
    }
  }

  /// The value comes about under one more condition.
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

  /// All outcomes of the other come about where the condition holds.
  mutating func insert(
    _ other: Outcomes, where condition: Diagram, in store: inout DiagramStore
  ) throws(Overflow) {
    for outcome in other.all {
      try insert(outcome.value, when: store.and(condition, outcome.when), in: &store)
    }
  }

  /// As a condition: what is neither true nor false counts as null.
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
  /// FEEL's null stands for what is no boolean.
  package init(_ value: Value) {
    if case .boolean(let truth) = value { self.init(truth) } else { self = .null }
  }

  /// As FEEL has it.
  package var value: Value {
    switch self {
    case .true: .boolean(true)
    case .false: .boolean(false)
    case .null: .null
    }
  }
}
