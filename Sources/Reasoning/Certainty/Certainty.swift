package import FEEL

/// Evaluates expressions for one case with unknown facts (contract, section 2).
///
/// The answer holds for every way of filling in the unknown facts. It is exact for comparisons of
/// facts with constants, however they are joined, and for decisions made of these. For everything
/// else it is as exact as the evaluator, and never wrong.
package struct Certainty: Sendable {
  /// The facts and decisions that the expressions may read.
  package let ground: Ground

  /// The largest diagram of a condition, in nodes; beyond it the evaluator's answer is used.
  package static let mostNodes = 50_000

  /// A certainty over these facts and decisions.
  package init(_ ground: Ground) { self.ground = ground }

  /// Whether a condition has one answer for every filling of the unknown facts of the frame.
  package func decide(_ condition: Program, in frame: Frame) -> Verdict {
    let value = condition.evaluate(in: frame)
    if value.isKnown { return .certain(Ternary(value)) }
    var space = ConditionSpace(
      ground, frame: frame, conditions: [condition], bound: Self.mostNodes)
    return space.decide(condition, in: frame)
  }

  /// The value of an expression, or unknown with the facts that it depends on.
  package func value(of program: Program, in frame: Frame) -> Value {
    let value = program.evaluate(in: frame)
    guard case .unknown = value else { return value }
    var space = ConditionSpace(
      ground, frame: frame, conditions: [program], bound: Self.mostNodes)
    return space.value(of: program, in: frame)
  }
}
