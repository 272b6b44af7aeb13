import Playbooks

/// How badly the parts of a case stand: what is in the way of their goals, and what is stuck.
struct OpenProblems {
  /// Present blockers that matter; one that stands in two parts counts twice.
  private var obstacles = 0
  /// Goals not reached.
  private var open = 0
  /// What nothing is left to advise for.
  private var stuck: Set<Stuck> = []

  private struct Stuck: Hashable {
    let part: Int
    let reason: ExplanationSubject
  }

  /// What is asked about does not count: whether it is there is the question itself.
  init(of situations: [Situation], apartFrom subject: ExplanationSubject) {
    for (index, situation) in situations.enumerated() {
      let assessment = Assessment(situation)
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

  /// More stands in the way, fewer goals are reached, or something is stuck that was not.
  func isWorse(than other: OpenProblems) -> Bool {
    obstacles > other.obstacles || open > other.open || !stuck.isSubset(of: other.stuck)
  }
}
