import Diagnostics

/// `and`, `or`, `not`, `if` (DMN 1.5, tables 50 and 51), each with unknown beside true, false and
/// null.
extension Evaluator {
  mutating func conjunction(_ operands: [ProgramNode]) -> Value {
    joined(operands, settledBy: false)
  }

  mutating func disjunction(_ operands: [ProgramNode]) -> Value {
    joined(operands, settledBy: true)
  }

  private mutating func joined(_ operands: [ProgramNode], settledBy settling: Bool) -> Value {
    var junction = Junction(settledBy: settling)
    for operand in operands {
      let value = evaluate(operand)
      if junction.take(value) { break }
      if !value.isTruth { _ = fail(.notBoolean(value.type), at: operand.span) }
    }
    return junction.value
  }

  mutating func negated(_ operand: ProgramNode) -> Value {
    switch evaluate(operand) {
    case .boolean(let truth): return .boolean(!truth)
    case .unknown(let slots): return .unknown(slots)
    case .null: return .null
    case let other: return fail(.notBoolean(other.type), at: operand.span)
    }
  }

  /// With the condition unknown both branches count: it could be true, and false or null.
  mutating func conditional(_ test: ProgramNode, _ positive: ProgramNode, _ negative: ProgramNode)
    -> Value
  {
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

extension Value {
  /// True, false, null or not known: what `and` and `or` take without complaint.
  fileprivate var isTruth: Bool {
    switch self {
    case .boolean, .null, .unknown: true
    default: false
    }
  }
}
