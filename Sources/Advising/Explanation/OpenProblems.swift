import Playbooks

/// Measures how bad the state of a case is: what blocks its goals, and what is stuck.
struct OpenProblems {
  /// The number of present blockers that matter; one that is present in two parts counts twice.
  private var obstacles = 0
  /// The number of open goals, summed over the parts.
  private var open = 0
  /// The blockers and goals for which nothing is advised.
  private var stuck: Set<Stuck> = []

  /// A blocker or goal that is stuck in one part.
  private struct Stuck: Hashable {
    let part: Int
    let reason: ExplanationSubject
  }

  /// Assesses the parts.
  ///
  /// The subject of an explanation does not count, because its state is the question itself.
  init(of situations: [Situation], apartFrom subject: ExplanationSubject) {
    for (index, assessment) in Assessment.all(situations).enumerated() {
      obstacles += assessment.blockers.count {
        $0.state == .holds && $0.matters && .blocker($0.blocker) != subject
      }
      open += assessment.goals.count { $0.isOpen && .goal($0.goal) != subject }
      let reasons =
        assessment.stuckBlockers.map(ExplanationSubject.blocker)
        + assessment.stuckGoals.map(ExplanationSubject.goal)
      for reason in reasons where reason != subject {
        stuck.insert(Stuck(part: index, reason: reason))
      }
    }
  }

  /// Whether there are more blockers or open goals than in the other, or something is stuck that is
  /// not stuck there.
  func isWorse(than other: OpenProblems) -> Bool {
    obstacles > other.obstacles || open > other.open || !stuck.isSubset(of: other.stuck)
  }
}
