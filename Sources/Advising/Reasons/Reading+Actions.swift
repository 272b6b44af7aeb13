import FEEL
import Playbooks

/// The advice on one part, read from the graph of reasons.
extension Reading<Bool> {
  private var graph: ReasonGraph { situation.rules.graph }
  private var playbook: Playbook { situation.playbook }

  /// Every goal in force, with whether it applies and is reached.
  mutating func goals() -> [Assessment.GoalFinding] {
    situation.rules.goals.map { goal in
      Assessment.GoalFinding(
        goal: goal, applies: truth(.when, of: .goal(goal)),
        reached: truth(.reached, of: .goal(goal)),
        isOpen: self[graph.goals[goal.index].open],
        isKnownOpen: self[graph.goals[goal.index].knownOpen])
    }
  }

  /// Every blocker in force, with its state and whether it matters.
  mutating func blockers() -> [Assessment.BlockerFinding] {
    situation.rules.blockers.map { blocker in
      let matters = self[graph.blockers[blocker.index].matters]
      let state = truth(.when, of: .blocker(blocker))
      let isAssumed = unknownBlockersAreAbsent && state.isUnknown
      return Assessment.BlockerFinding(
        blocker: blocker, state: isAssumed ? .fails : state, matters: matters,
        assumedAbsent: isAssumed && matters)
    }
  }

  /// Which remedies the blocker or goal advises among those it lists (contract, section 4.2).
  mutating func choice(for reason: Reason) -> Choice {
    let rules = situation.rules
    let places = graph.places(of: reason).filter { rules.contains($0.remedy) }
    return Choice(
      reason: reason, listed: places.map(\.remedy),
      advised: places.filter { self[$0.advised] }.map(\.remedy),
      undecided: places.filter { self[$0.undecided] }.map(\.remedy))
  }

  /// The state of the remedy as an action (contract, section 4.4); nil where it is none.
  mutating func state(of remedy: Reference<Remedy>) -> ActionState? {
    let nodes = graph.remedies[remedy.index]
    guard self[nodes.listed] else { return nil }
    let standing = situation.standing(of: remedy)
    if self[nodes.finished] { return .done }
    if standing.isInProgress { return .inProgress }
    if self[nodes.waiting] { return .waiting }
    guard self[nodes.canStart] else { return .unknown }
    return playbook[remedy].decide != nil && !standing.isApproved ? .decide : .now
  }

  /// The actions, in playbook order, given what was found of blockers and goals.
  mutating func actions(
    _ blockers: [Assessment.BlockerFinding], _ goals: [Assessment.GoalFinding]
  ) -> [Action] {
    situation.rules.remedies.compactMap { remedy in
      // What the log says nothing of is an action only if something advises it.
      if situation.standing(of: remedy).status == nil,
        !self[graph.remedies[remedy.index].advised]
      {
        return nil
      }
      return state(of: remedy).map { action(remedy, $0, blockers, goals) }
    }
  }

  private mutating func action(
    _ remedy: Reference<Remedy>, _ state: ActionState, _ blockers: [Assessment.BlockerFinding],
    _ goals: [Assessment.GoalFinding]
  ) -> Action {
    let ties = graph.ties[remedy.index]
    var action = Action(
      remedy: remedy, reasons: ties.reasons.filter { self[$0.advises] }.map(\.reason),
      supports: supported(by: ties), gaps: state == .done ? [] : gaps(of: ties), state: state)
    if state == .waiting || state == .unknown {
      let suits = action.isAdvised ? truth(.when, of: .remedy(remedy)) : .holds
      let needs = truth(.needs, of: .remedy(remedy))
      let stoppers =
        action.isForGoalsOnly ? Stoppers(action, blockers, goals, playbook) : Stoppers()
      let excluders = ties.excluders.filter { self[$0.excludes] }.map(\.remedy)
      action.hangsOn = Set(suits.slots + needs.slots + stoppers.hangsOn).sorted()
      action.waitsFor = waits(
        for: action.gaps.compactMap(\.filler) + excluders,
        and: self[graph.remedies[remedy.index].isDue] ? [] : stoppers.blockers)
    }
    return action
  }

  /// The remedies whose gaps it fills, in playbook order.
  private mutating func supported(by ties: ReasonGraph.RemedyTies) -> [Reference<Remedy>] {
    var found: [Reference<Remedy>] = []
    for number in ties.supports {
      let filling = graph.fillings[number]
      if found.last != filling.needing, self[graph.remedies[filling.needing.index].advised],
        self[filling.supports]
      {
        found.append(filling.needing)
      }
    }
    return found
  }

  /// The operands of its `needs` that are not true, each with its filler (contract, section 4.3).
  private mutating func gaps(of ties: ReasonGraph.RemedyTies) -> [Gap] {
    ties.needs.compactMap { number in
      let need = graph.needs[number]
      let truth = situation.holds(need.operand)
      if truth == .holds { return nil }
      let filler = need.fillings.first { self[graph.fillings[$0].fills] }
      return Gap(
        operand: need.operand.operand, truth: truth,
        filler: filler.map { graph.fillings[$0].filler.remedy })
    }
  }

  /// What an action waits for, in playbook order (contract, section 4.4, `waits_for`).
  private func waits(for remedies: [Reference<Remedy>], and blockers: [Reference<Blocker>])
    -> [Action.Waited]
  {
    let ranked =
      Set(remedies).map { (playbook[$0].declaration.rank, Action.Waited.remedy($0)) }
      + Set(blockers).map { (playbook[$0].declaration.rank, Action.Waited.blocker($0)) }
    return ranked.sorted { $0.0 < $1.0 }.map(\.1)
  }
}

/// What keeps an action that is for goals only from being due (contract, section 4.4).
private struct Stoppers {
  /// The present and unknown blockers that stop its goals.
  var blockers: [Reference<Blocker>] = []
  /// The unknown facts that the unknown blockers and its goals depend on.
  var hangsOn: [Slot] = []

  init() {}

  init(
    _ action: Action, _ blockers: [Assessment.BlockerFinding], _ goals: [Assessment.GoalFinding],
    _ playbook: Playbook
  ) {
    for goal in action.reasons.compactMap(\.goal) {
      for finding in blockers where finding.state != .fails && playbook[finding.blocker].stops(goal)
      {
        self.blockers.append(finding.blocker)
        hangsOn += finding.state.slots
      }
      if let finding = goals.first(where: { $0.goal == goal }) {
        hangsOn += finding.applies.slots + finding.reached.slots
      }
    }
  }
}

extension ReasonGraph {
  /// The places of the list that the blocker or goal has.
  func places(of reason: Reason) -> [Place] {
    switch reason {
    case .blocker(let blocker): blockers[blocker.index].places
    case .goal(let goal): goals[goal.index].places
    }
  }
}
