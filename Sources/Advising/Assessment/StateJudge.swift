import FEEL
import Playbooks

/// Gives each action its state (contract, section 4.4).
///
/// Actions must be judged in playbook order, because exclusion depends on the states of earlier
/// ones.
struct StateJudge {
  /// The part as it stands.
  let situation: Situation
  let chooser: Chooser
  let blockers: [Assessment.BlockerFinding]
  let goals: [Assessment.GoalFinding]
  /// Every remedy that is an action, in playbook order.
  let listed: [Reference<Remedy>]
  /// The states given so far.
  private var states: [Reference<Remedy>: ActionState] = [:]

  init(
    situation: Situation, chooser: Chooser, blockers: [Assessment.BlockerFinding],
    goals: [Assessment.GoalFinding], listed: [Reference<Remedy>]
  ) {
    self.situation = situation
    self.chooser = chooser
    self.blockers = blockers
    self.goals = goals
    self.listed = listed
  }

  /// The action with its state and, if it is waiting or unknown, what it waits for and depends on.
  mutating func judged(_ action: Action) -> Action {
    var judged = action
    let standing = situation.standing(of: action.remedy)
    let needs = situation.meetsNeeds(of: action.remedy)
    let suits = action.isAdvised ? chooser.suits(action.remedy) : .holds
    let excluders = excluders(of: action.remedy)
    let stoppers = stoppers(of: action)
    // The first state that fits, in the order of section 4.4 of the contract.
    if standing.isDone, chooser.isSpent(action.remedy) {
      judged.state = .done
      judged.gaps = []
    } else if standing.isInProgress {
      judged.state = .inProgress
    } else if needs == .fails || !excluders.isEmpty || stoppers.present {
      judged.state = .waiting
    } else if suits.isUnknown || needs.isUnknown || stoppers.unknown {
      judged.state = .unknown
    } else if situation.playbook[action.remedy].decide != nil, !standing.isApproved {
      judged.state = .decide
    } else {
      judged.state = .now
    }
    if judged.state == .waiting || judged.state == .unknown {
      judged.waitsFor = waits(judged, excluders, stoppers)
      judged.hangsOn = Set(suits.slots + needs.slots + stoppers.hangsOn).sorted()
    }
    states[action.remedy] = judged.state
    return judged
  }

  /// The actions that keep the remedy from starting by exclusion (contract, section 4.4).
  ///
  /// They are those that it excludes and that are under way, or come earlier in the playbook and
  /// are now or decide.
  private func excluders(of remedy: Reference<Remedy>) -> [Reference<Remedy>] {
    let excluded = situation.playbook[remedy].excludes
    if excluded.isEmpty { return [] }
    return listed.filter { other in
      guard excluded.contains(other) else { return false }
      if situation.standing(of: other).isUnderWay { return true }
      return other < remedy && (states[other] == .now || states[other] == .decide)
    }
  }

  /// What keeps an action that is for goals only from being due (contract, section 4.4).
  private struct Stoppers {
    /// Whether each of its goals is stopped by a present blocker.
    var present = false
    /// Whether each of its goals is stopped by a present or unknown blocker, or not known to be
    /// open.
    var unknown = false
    /// The present and unknown blockers that stop its goals.
    var blockers: [Reference<Blocker>] = []
    /// The unknown facts that the unknown blockers and its goals depend on.
    var hangsOn: [Slot] = []
  }

  /// What stops the goals of the action; nothing where it is not for goals only.
  private func stoppers(of action: Action) -> Stoppers {
    guard action.isForGoalsOnly else { return Stoppers() }
    var result = Stoppers(present: true, unknown: true)
    for goal in action.reasons.compactMap(\.goal) {
      let stopping = blockers.filter { situation.playbook[$0.blocker].stops(goal) }
      let present = stopping.filter { $0.state == .holds }
      let open = stopping.filter { $0.state.isUnknown }
      let finding = goals.first { $0.goal == goal }
      if present.isEmpty { result.present = false }
      if present.isEmpty, open.isEmpty, finding?.isKnownOpen == true { result.unknown = false }
      result.blockers += (present + open).map(\.blocker)
      result.hangsOn += open.flatMap(\.state.slots)
      if let finding { result.hangsOn += finding.applies.slots + finding.reached.slots }
    }
    return result
  }

  /// What fills the action's gaps, stops its goals, or excludes it, in playbook order (contract,
  /// section 4.4, `waits_for`).
  private func waits(_ action: Action, _ excluders: [Reference<Remedy>], _ stoppers: Stoppers)
    -> [Action.Waited]
  {
    let playbook = situation.playbook
    let remedies = Set(action.gaps.compactMap(\.filler) + excluders)
    let stopped = stoppers.present || stoppers.unknown ? Set(stoppers.blockers) : []
    let ranked =
      remedies.map { (playbook[$0].declaration.rank, Action.Waited.remedy($0)) }
      + stopped.map { (playbook[$0].declaration.rank, Action.Waited.blocker($0)) }
    return ranked.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
