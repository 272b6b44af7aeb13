import Diagnostics

/// `and`, `or`, `not`, `if` (DMN 1.5, tables 50 and 51), each with unknown beside true, false and
/// null.
extension Evaluator {
  mutating func conjunction(_ operands: [Node]) -> Value { joined(operands, settledBy: false) }

  mutating func disjunction(_ operands: [Node]) -> Value { joined(operands, settledBy: true) }

  /// The settling value wins over all else, then unknown, then null.
  private mutating func joined(_ operands: [Node], settledBy settling: Bool) -> Value {
    var unknown: SlotSet?
    var sawNull = false
    for operand in operands {
      switch evaluate(operand) {
      case .boolean(let truth):
        if truth == settling { return .boolean(settling) }
      case .unknown(let slots): unknown = unknown?.union(slots) ?? slots
      case .null: sawNull = true
      case let other:
        _ = fail(.notBoolean(other.type), at: operand.span)
        sawNull = true
      }
    }
    if let unknown { return .unknown(unknown) }
    return sawNull ? .null : .boolean(!settling)
  }

  mutating func negated(_ operand: Node) -> Value {
    switch evaluate(operand) {
    case .boolean(let truth): return .boolean(!truth)
    case .unknown(let slots): return .unknown(slots)
    case .null: return .null
    case let other: return fail(.notBoolean(other.type), at: operand.span)
    }
  }

  /// With the condition unknown both branches count: it could be true, and false or null.
  mutating func conditional(_ test: Node, _ positive: Node, _ negative: Node) -> Value {
    switch evaluate(test) {
    case .boolean(true): return evaluate(positive)
    case .boolean(false), .null: return evaluate(negative)
    case .unknown(let slots):
      let first = evaluate(positive)
      let second = evaluate(negative)
      let hidden = first.unknowns.union(second.unknowns)
      if hidden == nil, first.isIdentical(to: second) { return first }
      return .unknown(slots.union(hidden))
    case let other:
      _ = fail(.notBoolean(other.type), at: test.span)
      return evaluate(negative)
    }
  }

  /// Settled by one value, as `and` and `or` are, over values that are at hand.
  func fold(_ values: [Value], settledBy settling: Bool) -> Value {
    var unknown: SlotSet?
    var sawNull = false
    for value in values {
      switch value {
      case .boolean(settling): return .boolean(settling)
      case .boolean: continue
      case .unknown(let slots): unknown = unknown?.union(slots) ?? slots
      default: sawNull = true
      }
    }
    if let unknown { return .unknown(unknown) }
    return sawNull ? .null : .boolean(!settling)
  }
}

extension SlotSet {
  func union(_ other: SlotSet?) -> SlotSet { other.map { union($0) } ?? self }
}

extension SlotSet? {
  func union(_ other: SlotSet?) -> SlotSet? {
    guard let self else { return other }
    return self.union(other)
  }
}
