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
        goal: goal, applies: situation.applies(goal), reached: situation.reached(goal),
        isOpen: self[graph.goals[goal.index].open],
        isKnownOpen: self[graph.goals[goal.index].knownOpen])
    }
  }

  /// Every blocker in force, with its state and whether it matters.
  mutating func blockers() -> [Assessment.BlockerFinding] {
    situation.rules.blockers.map { blocker in
      let nodes = graph.blockers[blocker.index]
      let state = truth(of: blocker)
      return Assessment.BlockerFinding(
        blocker: blocker, state: state, matters: self[nodes.matters],
        isLikely: self[nodes.likely], follows: state == .holds && follows(blocker))
    }
  }

  /// Whether none of the facts that settle the present blocker is stated, and at least one is inferred
  /// (contract, section 4.1).
  private func follows(_ blocker: Reference<Blocker>) -> Bool {
    let facts = situation.settlingFacts(of: [playbook[blocker].when])
    return facts.allSatisfy { !situation.stated.contains($0) }
      && facts.contains { situation.origin(of: $0) == .inferred }
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
    if self[nodes.ifNeeded] { return .unknown }
    let standing = situation.standing(of: remedy)
    if self[nodes.finished] { return .done }
    if standing.isInProgress { return .inProgress }
    if self[nodes.waiting] { return .waiting }
    guard self[nodes.canStart] else { return .unknown }
    return playbook[remedy].decide != nil && !standing.isApproved ? .decide : .now
  }

  /// The remedy as an action in that state, given what was found of blockers and goals.
  ///
  /// `allowing` are the remedies that make it possible under the constraints.
  mutating func action(
    _ remedy: Reference<Remedy>, _ state: ActionState, _ blockers: [Assessment.BlockerFinding],
    _ goals: [Assessment.GoalFinding], allowing: [Reference<Remedy>]
  ) -> Action {
    let ties = graph.ties[remedy.index]
    let nodes = graph.remedies[remedy.index]
    let isIfNeeded = self[nodes.ifNeeded]
    let firm = ties.reasons.filter { self[$0.advises] }.map(\.reason)
    let supports = supported(by: ties)
    var action = Action(
      remedy: remedy,
      reasons: ties.reasons.filter { self[$0.advises] || self[$0.ifNeeded] }.map(\.reason),
      supports: supports.all,
      gaps: state == .done ? [] : gaps(of: ties, namingFillers: !isIfNeeded), state: state)
    action.isIfNeeded = isIfNeeded
    action.isForGoalsOnly =
      !firm.isEmpty && firm.allSatisfy { $0.goal != nil } && supports.firm.isEmpty
    guard state == .waiting || state == .unknown else { return action }
    if isIfNeeded {
      action.hangsOn = wants(of: ties)
      return action
    }
    let suits = action.isAdvised ? truth(.when, of: .remedy(remedy)) : .holds
    let needs = truth(.needs, of: .remedy(remedy))
    let stoppers =
      action.isForGoalsOnly ? Stoppers(action, blockers, goals, playbook) : Stoppers()
    let excluders =
      ties.excluders.filter { self[$0.excludes] }.map(\.remedy)
      + (elsewhere.excluders[remedy] ?? [])
    action.hangsOn = Set(suits.slots + needs.slots + stoppers.hangsOn).sorted()
    let fillers = action.gaps.compactMap(\.filler)
    action.waitsFor = waits(
      for: fillers + excluders + allowing,
      and: self[nodes.isDue] ? [] : stoppers.blockers)
    // Each of those that make it possible does so alone.
    let others = allowing.filter { !fillers.contains($0) && !excluders.contains($0) }
    if others.count < allowing.count {
      action.spare = others
      return action
    }
    // Where some of them are actions already, the others are no choice any more.
    let listed = others.filter { self[graph.remedies[$0.index].listed] }
    let choice = listed.isEmpty ? others : listed
    action.spare = others.filter { !choice.contains($0) }
    action.oneOf = choice.count > 1 ? choice : []
    return action
  }

  /// The remedies whose gaps it fills, in playbook order: all of them, and those that do not make it
  /// a step if needed.
  private mutating func supported(by ties: ReasonGraph.RemedyTies)
    -> (all: [Reference<Remedy>], firm: [Reference<Remedy>])
  {
    var all: Set<Reference<Remedy>> = []
    var firm: Set<Reference<Remedy>> = []
    for number in ties.supports {
      let filling = graph.fillings[number]
      if self[graph.remedies[filling.needing.index].advised], self[filling.supports] {
        firm.insert(filling.needing)
        all.insert(filling.needing)
      } else if self[filling.ifNeeded] {
        all.insert(filling.needing)
      }
    }
    return (all.sorted(), firm.sorted())
  }

  /// The unknown facts that decide whether a step if needed is needed: those of the likely blockers
  /// that would advise it, and of the gaps that it would fill.
  private mutating func wants(of ties: ReasonGraph.RemedyTies) -> [Slot] {
    var found: Set<Slot> = []
    for reason in ties.reasons where self[reason.ifNeeded] {
      if let blocker = reason.reason.blocker { found.formUnion(truth(of: blocker).slots) }
    }
    for number in ties.supports where self[graph.fillings[number].ifNeeded] {
      found.formUnion(
        situation.settleTruth(of: graph.needs[graph.fillings[number].need].operand).slots)
    }
    return found.sorted()
  }

  /// The operands of its `needs` that are not true, each with its filler (contract, section 4.3).
  private mutating func gaps(of ties: ReasonGraph.RemedyTies, namingFillers: Bool) -> [Gap] {
    ties.needs.compactMap { number in
      let need = graph.needs[number]
      let truth = situation.settleTruth(of: need.operand)
      if truth == .holds { return nil }
      let filler = need.fillings.first { filling in
        let nodes = graph.fillings[filling]
        return self[truth == .fails ? nodes.fillsOpen : nodes.fillsUnclear]
      }
      return Gap(
        operand: need.operand.operand, truth: truth,
        filler: namingFillers ? filler.map { graph.fillings[$0].filler.remedy } : nil)
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
