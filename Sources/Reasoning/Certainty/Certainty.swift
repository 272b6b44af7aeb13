package import FEEL

/// Says what expressions come to in one case, whatever the facts are that it does not know.
///
/// Exact for comparisons of facts with constants, however they are joined, and for decisions made
/// of these; for all else as exact as the evaluator, and never wrong.
package struct Certainty: Sendable {
  package let ground: Ground

  /// A condition whose diagram has more nodes is left to the evaluator.
  package static let mostNodes = 50_000

  package init(_ ground: Ground) { self.ground = ground }

  /// Whether a condition is true, false or null for every filling of what the frame leaves unknown.
  package func decide(_ condition: Program, in frame: Frame) -> Verdict {
    let value = condition.evaluate(in: frame)
    if value.isKnown { return .certain(Ternary(value)) }
    var space = ConditionSpace(
      ground, frame: frame, conditions: [condition], bound: Self.mostNodes)
    return space.decide(condition, in: frame)
  }

  /// The value of an expression, or the facts that it hangs on.
  package func value(of program: Program, in frame: Frame) -> Value {
    let value = program.evaluate(in: frame)
    guard case .unknown = value else { return value }
    var space = ConditionSpace(
      ground, frame: frame, conditions: [program], bound: Self.mostNodes)
    return space.value(of: program, in: frame)
  }
}
