import Diagnostics

/// `= != < <= > >=`, `between`, `in` and unary tests (DMN 1.5, tables 53 to 55).
extension Evaluator {
  mutating func comparison(
    _ found: ComparisonOperator, _ left: ProgramNode, _ right: ProgramNode, _ span: Span
  ) -> Value {
    let first = evaluate(left)
    let second = evaluate(right)
    if case .unknown = first, left.isSameSlot(as: right), left.type.isSimple {
      if found == .equal { return .boolean(true) }
      if found == .notEqual { return .boolean(false) }
    }
    return compare(found, first, second, span)
  }

  mutating func compare(
    _ found: ComparisonOperator, _ left: Value, _ right: Value, _ span: Span
  ) -> Value {
    if case .number(let a) = left, case .number(let b) = right { return found.compare(a, b) }
    switch found {
    case .equal: return equality(left, right, span)
    case .notEqual: return equality(left, right, span).negatedTruth
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return order(found, left, right, span)
    }
  }

  private mutating func equality(_ left: Value, _ right: Value, _ span: Span) -> Value {
    switch left.equality(with: right) {
    case .known(let equal?): return .boolean(equal)
    case .known(nil): return fail(.notComparable(left.type, right.type), at: span)
    case .unknown(let slots): return .unknown(slots)
    }
  }

  private mutating func order(
    _ found: ComparisonOperator, _ left: Value, _ right: Value, _ span: Span
  ) -> Value {
    switch (left, right) {
    case (.unknown(let a), .unknown(let b)): return .unknown(a.union(b))
    case (.unknown(let slots), let other), (let other, .unknown(let slots)):
      return other.isOrdered ? .unknown(slots) : orderFails(left, right, span)
    default: break
    }
    guard let order = left.order(right) else { return orderFails(left, right, span) }
    switch found {
    case .less: return .boolean(order == .before)
    case .lessOrEqual: return .boolean(order != .after)
    case .greater: return .boolean(order == .after)
    case .greaterOrEqual: return .boolean(order != .before)
    case .equal: return .boolean(order == .same)
    case .notEqual: return .boolean(order != .same)
    }
  }

  /// With null on a side there is nothing to say: `null < 3` is null, as any fact may be that is
  /// optional.
  private mutating func orderFails(_ left: Value, _ right: Value, _ span: Span) -> Value {
    if case .null = left { return .null }
    if case .null = right { return .null }
    return fail(.notComparable(left.type, right.type), at: span)
  }

  mutating func between(_ value: ProgramNode, _ from: ProgramNode, _ to: ProgramNode, _ span: Span)
    -> Value
  {
    let value = evaluate(value)
    var junction = Junction(settledBy: false)
    _ = junction.take(compare(.greaterOrEqual, value, evaluate(from), span))
    _ = junction.take(compare(.lessOrEqual, value, evaluate(to), span))
    return junction.value
  }

  mutating func membership(_ value: ProgramNode, _ tests: [ProgramNode.Test], _ span: Span) -> Value
  {
    let value = evaluate(value)
    return holds(tests, about: value, span)
  }

  /// Whether one of the tests holds.
  mutating func holds(_ tests: [ProgramNode.Test], about value: Value, _ span: Span) -> Value {
    if tests.count == 1, let only = tests.first { return holds(only, about: value) }
    var junction = Junction(settledBy: true)
    for test in tests where junction.take(holds(test, about: value)) { break }
    return junction.value
  }

  private mutating func holds(_ test: ProgramNode.Test, about value: Value) -> Value {
    switch test {
    case .comparison(let found, let end):
      return compare(found, value, evaluate(end), end.span)
    case .condition(let condition):
      switch evaluate(condition) {
      case .boolean(let truth): return .boolean(truth)
      case .unknown(let slots): return .unknown(slots)
      case .null: return .null
      case let other: return fail(.notBoolean(other.type), at: condition.span)
      }
    case .value(let node):
      let tested = evaluate(node)
      if case .null = tested, case .range = node.kind { return .null }
      return matches(value, tested, node.span)
    }
  }

  /// Equal to it, an item of it, or inside it.
  private mutating func matches(_ value: Value, _ tested: Value, _ span: Span) -> Value {
    switch tested {
    case .unknown(let slots): return .unknown(slots.union(value.unknowns))
    case .range(let range):
      if case .range = value { return equality(value, tested, span) }
      return contains(range, value, span)
    case .list(let items): return matchesItem(value, items, span)
    case .boolean(let truth):
      if case .boolean = value { return equality(value, tested, span) }
      if case .unknown = value { return equality(value, tested, span) }
      return input == nil ? equality(value, tested, span) : .boolean(truth)
    default: return equality(value, tested, span)
    }
  }

  private mutating func matchesItem(_ value: Value, _ items: [Value], _ span: Span) -> Value {
    var junction = Junction(settledBy: true)
    for item in items {
      if junction.take(itemMatches(value, item, span)) { return junction.value }
    }
    if case .list = value {
      _ = junction.take(equality(value, .list(items), span))
    } else if case .unknown = value {
      _ = junction.take(value)
    }
    return junction.value
  }

  /// Inside a list what cannot be compared is no match, and nothing is wrong with it.
  private mutating func itemMatches(_ value: Value, _ item: Value, _ span: Span) -> Value {
    if case .range(let range) = item {
      if case .range = value { return .boolean(value.matches(item)) }
      return contains(range, value, span)
    }
    switch value.equality(with: item) {
    case .known(let equal): return .boolean(equal == true)
    case .unknown(let slots): return .unknown(slots)
    }
  }

  private mutating func contains(_ range: RangeValue, _ value: Value, _ span: Span) -> Value {
    if range.isEquality, let only = range.start.value { return equality(value, only, span) }
    var junction = Junction(settledBy: false)
    if let start = range.start.value {
      _ = junction.take(
        compare(range.start.isClosed ? .greaterOrEqual : .greater, value, start, span))
    }
    if let end = range.end.value {
      _ = junction.take(compare(range.end.isClosed ? .lessOrEqual : .less, value, end, span))
    }
    return junction.value
  }
}

extension ComparisonOperator {
  fileprivate func compare(_ a: Number, _ b: Number) -> Value {
    switch self {
    case .equal: .boolean(a == b)
    case .notEqual: .boolean(a != b)
    case .less: .boolean(a < b)
    case .lessOrEqual: .boolean(!(b < a))
    case .greater: .boolean(b < a)
    case .greaterOrEqual: .boolean(!(a < b))
    }
  }
}

extension ProgramNode {
  fileprivate func isSameSlot(as other: ProgramNode) -> Bool {
    guard case .slot(let a) = kind, case .slot(let b) = other.kind else { return false }
    return a == b
  }
}

extension FEELType {
  /// Every value of it, and null, equals itself.
  fileprivate var isSimple: Bool {
    switch self {
    case .boolean, .number, .string, .date, .time, .dateAndTime, .daysAndTime, .yearsAndMonths:
      true
    case .any, .null, .list, .context, .range, .function: false
    }
  }
}

extension Value {
  fileprivate var negatedTruth: Value {
    guard case .boolean(let truth) = self else { return self }
    return .boolean(!truth)
  }

  fileprivate var isOrdered: Bool {
    switch self {
    case .number, .string, .date, .time, .dateAndTime, .daysAndTime, .yearsAndMonths, .unknown:
      true
    case .null, .boolean, .list, .context, .range, .function: false
    }
  }
}
