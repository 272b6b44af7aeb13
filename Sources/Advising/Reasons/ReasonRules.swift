import Playbooks

/// Writes the rules of choice down as nodes of the ``ReasonGraph``; those of support and state
/// follow in `ReasonRules+Actions.swift`.
///
/// Every rule of sections 4.0 to 4.4 of the contract stands here and nowhere else, with the number
/// of its section. Of the parts of a node the one that is cheapest to answer comes first.
struct ReasonRules {
  typealias Link = ReasonGraph.Link

  let playbook: Playbook
  let index: RuleIndex
  /// The nodes written so far.
  var nodes = NodeWriter()
  /// The nodes of each goal, by index.
  private(set) var goals: [GoalRules] = []
  /// The nodes of each blocker, by index.
  private(set) var blockers: [ReasonGraph.BlockerNodes] = []
  /// The nodes of each remedy as one to choose, by index.
  private(set) var candidates: [Candidate] = []
  /// Whether each remedy is advised, by index.
  private(set) var advised: [Link] = []

  /// The nodes of a goal.
  struct GoalRules {
    let open: Link
    let knownOpen: Link
    /// Whether a blocker that stops it is present.
    var isStopped: Link
    /// Whether a blocker that stops it is present or unknown.
    var mayBeStopped: Link
    var places: [ReasonGraph.Place] = []
  }

  /// The nodes of a remedy as one to choose.
  struct Candidate {
    let inForce: Link
    let isUnderWay: Link
    let spent: Link
    let left: Link
    /// Whether it is under way and not spent.
    let isCarriedOn: Link
    /// Whether its `when` is neither known to be true nor known to be false.
    let isUndecided: Link
    /// Whether it is left, and its `when` is known to be true.
    let fits: Link
    /// Whether it is left, and its `when` is unknown.
    let mayFit: Link
  }

  init(_ playbook: Playbook, _ index: RuleIndex) {
    self.playbook = playbook
    self.index = index
    writeGoals()
    writeBlockers()
    candidates = playbook.remedies.indices.map { candidate(Reference($0)) }
    advised = playbook.remedies.indices.map { nodes.advised(Reference($0)) }
    writePlaces()
  }

  private mutating func writeGoals() {
    for number in playbook.goals.indices {
      let goal = Reference<Goal>(number)
      let inForce = nodes.atom(.goalIsInForce(goal))
      // 4.1: a goal is open unless it is known not to be one of the case's, or known to be reached.
      let open = nodes.all(
        inForce, !nodes.atom(.appliesNot(goal)), !nodes.atom(.isReached(goal)))
      let knownOpen = nodes.all(
        inForce, nodes.atom(.applies(goal)), nodes.atom(.isNotReached(goal)))
      goals.append(
        GoalRules(
          open: open, knownOpen: knownOpen, isStopped: nodes.never, mayBeStopped: nodes.never))
    }
  }

  private mutating func writeBlockers() {
    let hasNoGoals = nodes.atom(.hasNoGoals)
    var stopping: [(present: [Link], possible: [Link])] = goals.map { _ in ([], []) }
    for (number, blocker) in playbook.blockers.enumerated() {
      let reference = Reference<Blocker>(number)
      let inForce = nodes.atom(.blockerIsInForce(reference))
      // 4.1: a blocker is present, absent or unknown, as its condition is, and an unknown one may be
      // likely.
      let present = nodes.all(inForce, nodes.atom(.isPresent(reference)))
      let possible = nodes.all(inForce, !nodes.atom(.isAbsent(reference)))
      let likely = nodes.all(inForce, nodes.atom(.isLikely(reference)))
      // 4.1: it matters if it stops an open goal, is meant to stop none, or there are no goals.
      let stopped = goals.indices.filter { blocker.stops(Reference($0)) }
      let matters =
        blocker.stops?.isEmpty == true
        ? nodes.always : nodes.any([hasNoGoals] + stopped.map { goals[$0].open })
      blockers.append(
        ReasonGraph.BlockerNodes(present: present, likely: likely, matters: matters))
      for goal in stopped {
        stopping[goal].present.append(present)
        stopping[goal].possible.append(possible)
      }
    }
    for goal in goals.indices {
      goals[goal].isStopped = nodes.any(stopping[goal].present)
      goals[goal].mayBeStopped = nodes.any(stopping[goal].possible)
    }
  }

  private mutating func candidate(_ remedy: Reference<Remedy>) -> Candidate {
    let inForce = nodes.atom(.remedyIsInForce(remedy))
    let when = playbook.clauses.number(.when, of: .remedy(remedy))
    // 4.0: spent is a remedy with nothing left to change; one with an `is` never is while a
    // blocker that lists it is present.
    let byFormula = playbook[remedy].achieves.contains(where: \.change.isFormula)
    let listing = byFormula ? index.blockers[remedy.index].map { blockers[$0.index].present } : []
    let spent = nodes.all([nodes.atom(.isAchieved(remedy))] + listing.map { !$0 })
    // 4.2: the choice is among those that are neither barred nor spent.
    let left = nodes.all(inForce, !nodes.atom(.isBarred(remedy)), !spent)
    let isUnderWay = nodes.atom(.isUnderWay(remedy))
    let suits = nodes.isTrue(when)
    let isUndecided = nodes.all(!suits, !nodes.isFalse(when))
    return Candidate(
      inForce: inForce, isUnderWay: isUnderWay, spent: spent, left: left,
      isCarriedOn: nodes.all(inForce, isUnderWay, !spent), isUndecided: isUndecided,
      fits: nodes.all(left, suits), mayFit: nodes.all(left, isUndecided))
  }

  private mutating func writePlaces() {
    for (number, blocker) in playbook.blockers.enumerated() {
      // 4.2: a present blocker that matters advises what its list chooses, and a likely one may.
      let rules = blockers[number]
      let advises = nodes.all(rules.present, rules.matters)
      let wouldAdvise = nodes.all(rules.likely, rules.matters)
      blockers[number].places = places(blocker.remedies, advises, wouldAdvise)
    }
    for (number, goal) in playbook.goals.enumerated() {
      // 4.2: an open goal advises its own remedies in the same way.
      goals[number].places = places(goal.remedies, goals[number].open, nodes.never)
    }
  }

  /// The remedies of a list, whose owner advises what is chosen, or would (contract, section 4.2).
  private mutating func places(
    _ list: [Reference<Remedy>], _ advises: Link, _ wouldAdvise: Link
  ) -> [ReasonGraph.Place] {
    let own = list.map { candidates[$0.index] }
    // First: all that are under way and not spent.
    let carriesOn = nodes.any(own.map(\.isCarriedOn))
    // Second: if there are none, the first one left whose `when` is true.
    let anyFits = nodes.any(own.map(\.fits))
    var earlierFits = nodes.never
    var earlierMayFit = nodes.never
    var places: [ReasonGraph.Place] = []
    for (remedy, candidate) in zip(list, own) {
      let isFirst = nodes.all(candidate.fits, !earlierFits)
      // Third: if there are none, the first one left whose `when` is unknown.
      let isOnlyPossible = nodes.all(candidate.mayFit, !anyFits, !earlierMayFit)
      let isNew = nodes.all(!carriesOn, nodes.any(isFirst, isOnlyPossible))
      let chosen = nodes.any(candidate.isCarriedOn, isNew)
      // What the unknown `when` of one that comes before the chosen one depends on is asked.
      let undecided = nodes.all(candidate.mayFit, !carriesOn, !earlierFits)
      // The choice of a likely blocker is advised where it is under way, else listed as a step if
      // needed.
      places.append(
        ReasonGraph.Place(
          remedy: remedy, undecided: undecided,
          advised: nodes.any(
            nodes.all(advises, chosen), nodes.all(candidate.isCarriedOn, wouldAdvise)),
          ifNeeded: nodes.all(wouldAdvise, isNew)))
      earlierFits = nodes.any(earlierFits, candidate.fits)
      earlierMayFit = nodes.any(earlierMayFit, candidate.mayFit)
    }
    return places
  }
}
