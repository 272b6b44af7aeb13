import FEEL
import Playbooks

/// Puts an explanation together from what the advice itself rests on.
struct Explainer {
  let subject: ExplanationSubject
  let part: String?
  let file: Case
  let rules: PlaybookInForce
  /// Those that can matter to a remedy.
  let reduced: PlaybookInForce
  let assessments: [Assessment]
  let state: OutcomeState
  /// The remedy as it is advised.
  let action: ActionAdvice?

  private var playbook: Playbook { rules.playbook }

  func explanation() -> Explanation {
    let finder = ChangeFinder(
      subject: subject, rules: rules, reduced: reduced, situations: assessments.map(\.situation),
      state: state)
    let changes = finder.result()
    return Explanation(
      subject: subject, file: file, rules: rules, part: part, state: state,
      isCertain: isCertain, because: action?.because ?? because, hangsOn: hangsOn,
      fails: fails, obstacles: action == nil ? obstacles : [], changes: changes.changes,
      searchWasCut: changes.wasCut, waitsFor: waitsFor, notAnalysed: changes.notAnalysed,
      action: action)
  }

  private var isCertain: Bool {
    switch subject {
    case .blocker, .goal: return state != .unknown
    case .remedy(let remedy):
      if let action { return action.isCertain }
      return assessments.allSatisfy { assessment in
        CertainActions.all(assessment.situation.with(rules: reduced))[remedy.index] == .fails
      }
    }
  }

  /// The blockers and goals that list a remedy; the subject itself, if it is one.
  private var reasons: [Reason] {
    switch subject {
    case .blocker(let blocker): [.blocker(blocker)]
    case .goal(let goal): [.goal(goal)]
    case .remedy(let remedy):
      rules.blockers.filter { playbook[$0].remedies.contains(remedy) }.map(Reason.blocker)
        + rules.goals.filter { playbook[$0].remedies.contains(remedy) }.map(Reason.goal)
    }
  }

  /// The conditions that the state follows from, and whose they are.
  private var conditions: [(subject: ExplanationSubject, formula: Formula)] {
    var found: [(ExplanationSubject, Formula?)] = []
    if case .remedy(let remedy) = subject {
      found += [(subject, playbook[remedy].when), (subject, playbook[remedy].needs)]
    }
    if action == nil {
      for reason in reasons {
        switch reason {
        case .blocker(let blocker): found.append((.blocker(blocker), playbook[blocker].when))
        case .goal(let goal):
          found.append((.goal(goal), playbook[goal].when))
          if case .goal = subject { found.append((.goal(goal), playbook[goal].reached)) }
        }
      }
    }
    return found.compactMap { owner, formula in formula.map { (owner, $0) } }
  }

  private var because: [Evidence] {
    var found: [Evidence] = []
    for assessment in assessments {
      let situation = assessment.situation
      let known = conditions.map(\.formula).filter { !situation.truth(of: $0).isUnknown }
      for evidence in situation.evidence(situation.settlingFacts(of: known))
      where !found.contains(where: {
        $0.fact == evidence.fact && $0.value.isSame(as: evidence.value)
      }) {
        found.append(evidence)
      }
    }
    return found
  }

  private var hangsOn: [Slot] {
    if let action { return action.action.hangsOn }
    let slots = assessments.flatMap { assessment in
      conditions.flatMap { assessment.situation.truth(of: $0.formula).slots }
    }
    return Set(slots).sorted()
  }

  private var fails: [Explanation.FailingOperand] {
    var found: [Explanation.FailingOperand] = []
    for assessment in assessments {
      for (owner, formula) in conditions where assessment.situation.truth(of: formula) != .holds {
        for operand in playbook.operands(of: formula) {
          let truth = assessment.situation.truth(of: operand.program)
          let isKnown = found.contains {
            $0.subject == owner && $0.operand.text == operand.text && $0.truth == truth
          }
          if truth == .holds || isKnown { continue }
          found.append(.init(operand: operand, truth: truth, subject: owner))
        }
      }
    }
    return found
  }

  private var obstacles: [Obstacle] {
    guard case .remedy(let remedy) = subject, state == .notAdvised else { return [] }
    return WhyNotAdvised(assessment: assessments[0], remedy: remedy).obstacles
  }

  private var waitsFor: [Explanation.WaitStep] {
    guard case .remedy(let remedy) = subject else { return [] }
    let own = assessments.flatMap(\.actions).filter { $0.remedy == remedy }
    guard var action = own.first else { return [] }
    for other in own.dropFirst() { action.join(other, playbook) }
    return WaitChain(of: action, in: assessments).steps
  }
}
