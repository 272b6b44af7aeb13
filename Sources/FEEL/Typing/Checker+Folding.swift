import Diagnostics

/// What depends on nothing but the text is worked out once.
extension Checker {
  mutating func folded(_ node: ProgramNode) -> ProgramNode {
    guard isFoldable(node), node.children.allSatisfy({ $0.constant != nil }) else { return node }
    guard let epoch = CalendarDate(daysSinceEpoch: 0) else { return node }
    let frame = Frame(values: [], now: DateAndTime(startOf: epoch))
    var evaluator = Evaluator(frame: frame, input: nil, recording: true)
    let value = evaluator.evaluate(node)
    if case .null = value {
      // What has been found wrong there says why already.
      let isKnown = faults.contains { $0.span == node.span }
      if !isKnown, let reason = evaluator.failures.first?.reason {
        report(.alwaysNull(reason, at: node.span))
      }
      return node
    }
    // `duration("P3M")` is of either kind until it is worked out.
    let type = mode == .strict && node.type == .any ? value.type : node.type
    return ProgramNode(.constant(value), type, node.span)
  }

  private func isFoldable(_ node: ProgramNode) -> Bool {
    switch node.kind {
    case .negation, .arithmetic, .range, .equalityRange: true
    case .list(let items): !items.isEmpty
    case .call(let call): Checker.pure.contains(call.builtin.name)
    case .constant, .slot, .local, .input, .entry, .comparison, .and, .or, .not, .between,
      .membership, .tests, .instance, .path, .filter, .conditional, .iteration, .quantified,
      .context, .function, .invocation, .failing:
      false
    }
  }

  /// The built-ins that make values from text and numbers.
  private static let pure: Set<String> = [
    "date", "time", "date and time", "duration", "years and months duration", "number", "string",
    "range",
  ]
}
