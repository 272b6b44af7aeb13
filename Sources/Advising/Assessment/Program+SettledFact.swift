import FEEL

extension Program {
  /// The fact and the value that a true condition gives it: a boolean fact, `not` of one, or one that
  /// equals a constant; nil for any other condition.
  var settledFact: (fact: Slot, value: Value)? {
    switch root.kind {
    case .slot(let slot): return (slot, .boolean(true))
    case .not(let operand):
      if case .slot(let slot) = operand.kind { return (slot, .boolean(false)) }
      return nil
    case .comparison(.equal, let left, let right):
      for (one, other) in [(left, right), (right, left)] {
        if case .slot(let slot) = one.kind, other.slots.isEmpty {
          return (slot, other.evaluate(in: .empty))
        }
      }
      return nil
    default: return nil
    }
  }
}
