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

  /// What the diagrams tell of the value.
  enum Answer {
    /// It is the same for every filling of the unknown facts.
    case certain(Value)
    /// It depends on them.
    case open
    /// The diagrams cannot tell.
    case notAnalysed
  }

  /// The value of the decision for every filling of the unknown facts of the frame.
  func value(in frame: Frame) -> Answer {
    guard let outcomes else { return .notAnalysed }
    let restriction = space.restriction(to: frame)
    for outcome in outcomes.all {
      guard let verdict = try? space.verdict(on: outcome.when, under: restriction) else {
        return .notAnalysed
      }
      if verdict == .certain(.true) { return .certain(outcome.value) }
    }
    return .open
  }
}
