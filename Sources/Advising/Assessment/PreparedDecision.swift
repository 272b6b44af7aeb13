import FEEL
import Parallelism
import Reasoning

/// A decision with the values that it can have, each with the diagram of its condition.
final class PreparedDecision: Sendable {
  private let space: ConditionSpace
  /// The values and their conditions; nil where they cannot be listed, or some condition does more
  /// than compare facts with constants.
  private let outcomes: Outcomes?

  /// Prepares the decision whose value the program is; the day may be known in the frame.
  init(_ program: Program, _ ground: Ground, in blank: Frame) {
    var space = ConditionSpace(
      ground, frame: blank, conditions: [program], bound: Certainty.mostNodes)
    let found = (try? space.outcomes(of: program)) ?? nil
    let isAnalysed = found?.all.allSatisfy { space.notAnalysed(in: $0.when).isEmpty } ?? false
    outcomes = isAnalysed ? found : nil
    self.space = space
  }

  /// Whether the diagrams can tell the value of the decision.
  var isAnalysed: Bool { outcomes != nil }

  /// The value that the decision has for every filling of the unknown facts of the frame; nil where
  /// it depends on them.
  func value(in frame: Frame) -> Value? {
    let restriction = space.restriction(to: frame)
    return outcomes?.all.first { outcome in
      (try? space.verdict(on: outcome.when, under: restriction)) == .certain(.true)
    }?.value
  }
}
