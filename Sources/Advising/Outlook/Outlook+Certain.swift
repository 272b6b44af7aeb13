import FEEL
import Playbooks

extension Outlook {
  /// Whether nothing unknown has gone into advising the action.
  func isProvenCertain(_ action: Action) -> Bool {
    if action.state == .done || (action.state == .inProgress && !action.isAdvised) { return true }
    return action.reasons.contains { reason in
      choices.contains { $0.reason == reason && isProvenCertain($0, for: action.remedy) }
    }
  }

  private func isProvenCertain(_ choice: Choice, for remedy: Reference<Remedy>) -> Bool {
    guard choice.advised.contains(remedy), isSettled(choice.reason) else { return false }
    let present = blockers.filter { $0.state == .holds }.map(\.blocker)
    if situation.isSpent(remedy, presentBlockers: present) != .fails { return false }
    if situation.standing(of: remedy).isUnderWay { return true }
    guard choice.undecided.isEmpty else { return false }
    // An earlier one may turn out spent or not: then it is not settled which comes first.
    return choice.listed.prefix { $0 != remedy }.allSatisfy { earlier in
      situation.standing(of: earlier).isBarred
        || situation.isSpent(earlier, presentBlockers: present) == .holds
        || situation.truth(of: situation.playbook[earlier].when) == .fails
    }
  }

  private func isSettled(_ reason: Reason) -> Bool {
    switch reason {
    case .goal(let goal): goals.contains { $0.goal == goal && $0.isKnownOpen }
    case .blocker(let blocker):
      // It must matter whatever the goals turn out to be.
      situation.playbook[blocker].stops?.isEmpty == true || goals.isEmpty
        || goals.contains { $0.isKnownOpen && situation.playbook[blocker].stops($0.goal) }
    }
  }
}
