import FEEL
import Playbooks

/// Says why a remedy is not among the actions of a part.
struct WhyNotAdvised {
  /// The part.
  let assessment: Assessment
  /// The remedy.
  let remedy: Reference<Remedy>

  private var situation: Situation { assessment.situation }
  private var rules: PlaybookInForce { situation.rules }
  private var playbook: Playbook { situation.playbook }

  /// The reasons: those of the blockers and goals that list it first, then those of the remedy
  /// itself.
  var obstacles: [Obstacle] {
    guard rules.contains(remedy) else { return [.notInForce] }
    let listed = listing
    return (listed.isEmpty ? [unlisted] : listed) + own
  }

  /// The reasons why the blockers and goals that list the remedy do not advise it.
  private var listing: [Obstacle] {
    let blockers = assessment.blockers.filter { playbook[$0.blocker].remedies.contains(remedy) }
    let goals = assessment.goals.filter { playbook[$0.goal].remedies.contains(remedy) }
    return blockers.compactMap(obstacle) + goals.compactMap(obstacle)
  }

  private func obstacle(_ finding: Assessment.BlockerFinding) -> Obstacle? {
    switch finding.state {
    case .fails: .blockerAbsent(finding.blocker)
    case .unknown(let slots): .blockerUnknown(finding.blocker, slots)
    case .holds:
      finding.matters
        ? preferred(.blocker(finding.blocker)) : .blockerDoesNotMatter(finding.blocker)
    }
  }

  private func obstacle(_ finding: Assessment.GoalFinding) -> Obstacle? {
    if finding.reached == .holds { return .goalReached(finding.goal) }
    if finding.applies == .fails { return .goalNotOfTheCase(finding.goal) }
    return preferred(.goal(finding.goal))
  }

  /// The remedies that the blocker or goal advises instead; nil where it advises none.
  private func preferred(_ reason: Reason) -> Obstacle? {
    let choice = assessment.choices.first { $0.reason == reason }
    guard let choice, !choice.advised.isEmpty else { return nil }
    return .preferred(reason, choice.advised)
  }

  /// The reason for a remedy that nothing lists: it can only prepare others.
  private var unlisted: Obstacle {
    let prepared = rules.remedies.filter { $0 != remedy && playbook.mayFill(remedy, $0) }
    return prepared.isEmpty ? .nothingListsIt : .prepares(prepared)
  }

  /// The reasons that lie in the remedy itself.
  private var own: [Obstacle] {
    var found: [Obstacle] = []
    let standing = situation.standing(of: remedy)
    if standing.isBarred, let last = standing.last { found.append(.barred(last)) }
    let present = assessment.blockers.filter { $0.state == .holds }.map(\.blocker)
    if situation.isSpent(remedy, presentBlockers: present) == .holds { found.append(.spent) }
    switch situation.suits(remedy) {
    case .holds: break
    case .fails: found.append(.unsuitable)
    case .unknown(let slots): found.append(.suitabilityUnknown(slots))
    }
    return found
  }
}

extension Playbook {
  /// Whether the first remedy achieves something of a fact that the second one's `needs` reads.
  func mayFill(_ remedy: Reference<Remedy>, _ needing: Reference<Remedy>) -> Bool {
    guard let needs = self[needing].needs else { return false }
    let read = Set(factSlots(read: needs.program.slots))
    return self[remedy].achieves.contains { read.contains($0.fact) }
  }
}
