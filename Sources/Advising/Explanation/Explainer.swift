import FEEL
import Playbooks

/// Assembles an explanation from the assessments that the advice is based on.
struct Explainer {
  let subject: ExplanationSubject
  /// The id of the part that was asked about; nil for all parts.
  let part: String?
  let `case`: Case
  /// All rules of the day.
  let rules: PlaybookInForce
  /// One for each part that was asked about.
  let assessments: [Assessment]
  /// All parts of the case.
  let situations: [Situation]
  /// The state of the subject over these parts.
  let state: OutcomeState
  /// The remedy as an action; nil where it is none.
  let action: ActionAdvice?

  private var playbook: Playbook { rules.playbook }

  /// The explanation.
  func explanation() -> Explanation {
    let finder = ChangeFinder(
      subject: subject, rules: rules,
      trial: ChangeTrial(subject, in: `case`, part: part, rules, situations), state: state)
    let changes = finder.result()
    return Explanation(
      subject: subject, case: `case`, playbook: playbook, date: rules.date, part: part,
      state: state,
      isCertain: isCertain, because: action?.because ?? because, hangsOn: hangsOn,
      fails: fails, obstacles: action == nil ? obstacles : [], changes: changes.changes,
      searchWasCut: changes.wasCut, waitsFor: waitsFor, notAnalysed: changes.notAnalysed,
      action: action, stops: stops)
  }

  /// The goals known to be open, in some part, that the blocker stops.
  private var stops: [Reference<Goal>] {
    guard case .blocker(let blocker) = subject else { return [] }
    let open = Set(assessments.flatMap(\.goals).filter(\.isKnownOpen).map(\.goal))
    return open.filter { playbook[blocker].stops($0) }.sorted()
  }

  /// Whether no unknown fact can change the state.
  private var isCertain: Bool {
    let sure = sure
    switch subject {
    case .blocker, .goal:
      return state != .unknown
        && sure.allSatisfy { situation in
          var reading = Reading<Bool>(situation)
          return reading.outcome(of: subject) == state
        }
    case .remedy(let remedy):
      if let action { return action.isCertain }
      return sure.allSatisfy { situation in
        CertainSearch.truths(in: situation, of: [remedy])[remedy.index] == .fails
      }
    }
  }

  /// The parts that were asked about, with the provisional nones unknown.
  private var sure: [Situation] {
    OpenScreens(situations).withoutProvisional.filter { part == nil || $0.part == part }
  }

  /// The truths that the state comes from in each part, where a provisional none counts as unknown.
  private var doubts: [Truth] {
    sure.flatMap { situation -> [Truth] in
      switch subject {
      case .blocker(let blocker):
        return rules.contains(blocker) ? [situation.present(blocker)] : []
      case .goal(let goal) where !rules.contains(goal): return []
      case .goal(let goal):
        let (applies, reached) = (situation.applies(goal), situation.reached(goal))
        return applies == .fails ? [applies] : reached == .holds ? [reached] : [applies, reached]
      case .remedy(let remedy):
        return [CertainSearch.truths(in: situation, of: [remedy])[remedy.index]]
      }
    }
  }

  /// The blockers and goals that list the remedy, or the subject itself if it is a blocker or goal.
  private var reasons: [Reason] {
    switch subject {
    case .blocker(let blocker): [.blocker(blocker)]
    case .goal(let goal): [.goal(goal)]
    case .remedy(let remedy):
      rules.reasons(listing: remedy)
    }
  }

  /// The conditions that the state follows from, each with the entry that it belongs to.
  private var conditions: [(subject: ExplanationSubject, clause: Reference<Clause>)] {
    var found: [(ExplanationSubject, Reference<Clause>?)] = []
    func add(_ role: Clause.Role, of owner: ExplanationSubject) {
      found.append((owner, playbook.clauses.number(role, of: owner.entry)))
    }
    if case .remedy = subject {
      add(.when, of: subject)
      add(.needs, of: subject)
    }
    if action == nil {
      for reason in reasons {
        switch reason {
        case .blocker(let blocker): add(.when, of: .blocker(blocker))
        case .goal(let goal):
          add(.when, of: .goal(goal))
          if case .goal = subject { add(.reached, of: .goal(goal)) }
        }
      }
    }
    return found.compactMap { owner, clause in clause.map { (owner, $0) } }
  }

  /// The known facts that settle the conditions, over all parts.
  private var because: [Evidence] {
    var found: [Evidence] = []
    for assessment in assessments {
      let situation = assessment.situation
      let known = conditions.map(\.clause).filter { !situation.truth(of: $0).isUnknown }
      for evidence in situation.evidence(
        situation.settlingFacts(of: known.map { playbook[$0].formula }))
      where !found.contains(where: {
        $0.fact == evidence.fact && $0.value.isSame(as: evidence.value)
      }) {
        found.append(evidence)
      }
    }
    return found
  }

  /// The unknown facts that the state depends on.
  private var hangsOn: [Slot] {
    if let action { return action.hangsOn }
    let slots = assessments.flatMap { assessment in
      conditions.flatMap { assessment.situation.truth(of: $0.clause).slots }
    }
    return Set(slots + doubts.flatMap(\.slots)).sorted()
  }

  /// The operands of the conditions that are not true, over all parts, without repeats.
  private var fails: [Explanation.FailingOperand] {
    var found: [Explanation.FailingOperand] = []
    for assessment in assessments {
      for (owner, clause) in conditions where assessment.situation.truth(of: clause) != .holds {
        for operand in playbook.operands(of: playbook[clause].formula) {
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

  /// Why the remedy is not an action, in the first part.
  private var obstacles: [Obstacle] {
    guard case .remedy(let remedy) = subject, state == .notAdvised else { return [] }
    var why = WhyNotAdvised(remedy, in: assessments[0])
    return why.obstacles()
  }

  /// What the action waits for, or what stands before a goal that is open.
  private var waitsFor: [Explanation.WaitStep] {
    if case .goal(let goal) = subject { return WaitChain(before: goal, in: assessments).steps }
    guard case .remedy(let remedy) = subject else { return [] }
    let own = assessments.flatMap(\.actions).filter { $0.remedy == remedy }
    guard var action = own.first else { return [] }
    for other in own.dropFirst() { action.join(other, playbook) }
    return WaitChain(of: action, in: assessments).steps
  }
}
