import FEEL
import Playbooks

/// An outcome that the advice depends on and that is not known yet (contract, section 4.7).
struct OpenOutcome: Sendable {
  /// What the outcome is about.
  enum Subject: Hashable, Sendable {
    /// Whether the blocker is present.
    case blocker(Reference<Blocker>)
    /// Whether the goal applies and is reached.
    case goal(Reference<Goal>)
    /// Whether the `when` of the remedy is true.
    case suits(Reference<Remedy>)
    /// Whether the `needs` of the remedy are true.
    case needs(Reference<Remedy>)
    /// The state of the clock.
    case clock(Reference<Clock>)

    /// The entry that the outcome belongs to.
    var entry: Clause.Subject {
      switch self {
      case .blocker(let blocker): .blocker(blocker)
      case .goal(let goal): .goal(goal)
      case .suits(let remedy), .needs(let remedy): .remedy(remedy)
      case .clock(let clock): .clock(clock)
      }
    }
  }

  /// What the outcome is about.
  let subject: Subject
  /// The unknown facts that it depends on.
  let slots: [Slot]
  /// For a goal: whether it is the case's because it is one of another part.
  var isOfAnotherPart = false

  /// Whether it is known in the situation.
  func isKnown(in situation: Situation) -> Bool {
    switch subject {
    case .blocker(let blocker): return !situation.present(blocker).isUnknown
    case .suits(let remedy): return !situation.suits(remedy).isUnknown
    case .needs(let remedy): return !situation.meetsNeeds(of: remedy).isUnknown
    case .goal(let goal):
      let applies = isOfAnotherPart ? .holds : situation.appliesHere(goal)
      let state = GoalState(applies: applies, reached: situation.reached(goal))
      return state != .unknown
    case .clock(let clock):
      return ClockAdvice(clock, in: situation)?.state != .unknown
    }
  }

  /// The open outcomes of a part (contract, section 4.7).
  ///
  /// They are blockers that matter; the `when` and `needs` of remedies that may still be chosen;
  /// goals; and clocks.
  static func all(_ assessment: Assessment) -> [OpenOutcome] {
    let situation = assessment.situation
    var found: [OpenOutcome] = []
    for finding in assessment.blockers where finding.matters && finding.state.isUnknown {
      found.append(
        OpenOutcome(subject: .blocker(finding.blocker), slots: finding.state.slots))
    }
    for remedy in assessment.mayBeChosen {
      let suits = situation.suits(remedy)
      if suits.isUnknown { found.append(OpenOutcome(subject: .suits(remedy), slots: suits.slots)) }
      if suits == .fails { continue }
      let needs = situation.meetsNeeds(of: remedy)
      if needs.isUnknown { found.append(OpenOutcome(subject: .needs(remedy), slots: needs.slots)) }
    }
    for finding in assessment.goals where finding.isOpen && !finding.isKnownOpen {
      let here = situation.appliesHere(finding.goal)
      let isOfAnother = finding.applies == .holds && here != .holds
      let slots = Set((isOfAnother ? [] : here.slots) + finding.reached.slots).sorted()
      found.append(
        OpenOutcome(
          subject: .goal(finding.goal), slots: slots, isOfAnotherPart: isOfAnother))
    }
    for clock in situation.rules.clocks {
      guard let advice = ClockAdvice(clock, in: situation), advice.state == .unknown else {
        continue
      }
      found.append(OpenOutcome(subject: .clock(clock), slots: advice.hangsOn))
    }
    return found
  }
}

extension Assessment {
  /// What a present blocker that matters, an open goal or an open gap may still choose, in playbook
  /// order.
  fileprivate var mayBeChosen: [Reference<Remedy>] {
    var reading = reading
    let graph = situation.rules.graph
    var found = Set(lists.flatMap { $0 })
    for action in actions where action.isAdvised && !action.isIfNeeded {
      for number in graph.ties[action.remedy.index].needs {
        let need = graph.needs[number]
        guard situation.holds(need.operand) == .fails else { continue }
        let able = need.fillings.filter { reading[graph.fillings[$0].could] }
        found.formUnion(eligible(able.map { graph.fillings[$0].filler.remedy }))
      }
    }
    return found.sorted()
  }
}
