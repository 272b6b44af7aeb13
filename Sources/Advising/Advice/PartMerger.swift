import FEEL
import Playbooks

/// Merges the assessments of the parts into one advice (contract, section 4.8).
///
/// What has the same state in every part is reported once, and so is what concerns the whole case.
/// The rest is reported for each part that has it.
struct PartMerger {
  /// One for each part, at least one.
  let assessments: [Assessment]
  /// The plan that the stages are taken from; nil where no plan was made.
  var plan: Plan?
  /// For each assessment, what is certain of its actions; empty where nothing was proved.
  var certainty: [CertainSearch.Finding] = []
  /// Whether the facts are wanted that settle what is reported.
  var withReasons = true

  private var playbook: Playbook { assessments[0].situation.playbook }
  private var rules: PlaybookInForce { assessments[0].situation.rules }

  /// Every blocker in force, those that follow last: once where its state is the same in every part,
  /// else once a part.
  func blockers() -> [Advice.BlockerAdvice] {
    let all = allBlockers
    return all.filter { !$0.follows } + all.filter(\.follows)
  }

  private var allBlockers: [Advice.BlockerAdvice] {
    rules.blockers.indices.flatMap { index -> [Advice.BlockerAdvice] in
      let findings = assessments.map { $0.blockers[index] }
      let blocker = findings[0].blocker
      let all = assessments.indices.map { part in
        Advice.BlockerAdvice(
          blocker: blocker, part: assessments[part].situation.part, state: findings[part].state,
          matters: findings[part].matters, isLikely: findings[part].isLikely,
          follows: findings[part].follows, because: evidence(part, for: findings[part]),
          likelyBy: likelihood(part, of: findings[part]))
      }
      guard all.dropFirst().allSatisfy({ $0.state.known == all[0].state.known }) else {
        return all
      }
      return [
        Advice.BlockerAdvice(
          blocker: blocker, part: nil, state: merged(all.map(\.state)),
          matters: all.contains(where: \.matters), isLikely: all.contains(where: \.isLikely),
          follows: all.allSatisfy(\.follows), because: distinct(all.flatMap(\.because)),
          likelyBy: distinct(all.flatMap(\.likelyBy)))
      ]
    }
  }

  /// Every goal in force: once where it is the same in every part or a goal of the whole case.
  func goals() -> [Advice.GoalAdvice] {
    rules.goals.indices.flatMap { index -> [Advice.GoalAdvice] in
      let all = assessments.map { assessment in
        let finding = assessment.goals[index]
        return Advice.GoalAdvice(
          goal: finding.goal, part: assessment.situation.part, applies: finding.applies,
          reached: finding.reached)
      }
      let same = all.dropFirst().allSatisfy {
        $0.applies.known == all[0].applies.known && $0.reached.known == all[0].reached.known
      }
      guard same || playbook.isForWholeCase(playbook[all[0].goal]) else { return all }
      return [
        Advice.GoalAdvice(
          goal: all[0].goal, part: nil, applies: anyOf(all.map(\.applies)),
          reached: same ? merged(all.map(\.reached)) : .unknown([]))
      ]
    }
  }

  /// Every clock that applies: once where state and due date are the same in every part.
  func clocks() -> [ClockAdvice] {
    rules.clocks.flatMap { clock -> [ClockAdvice] in
      let all = assessments.compactMap { ClockAdvice(clock, in: $0.situation) }
      guard let first = all.first, all.count == assessments.count,
        all.allSatisfy({ $0.state == first.state && $0.due == first.due })
      else { return all }
      return [first.forWholeCase]
    }
  }

  /// Every decision of the playbook: once where its value is the same in every part.
  func decisions() -> [Advice.DecisionAdvice] {
    playbook.decisions.indices.flatMap { index -> [Advice.DecisionAdvice] in
      let reference = Reference<Decision>(index)
      let all = assessments.map { assessment in
        Advice.DecisionAdvice(
          decision: reference, part: assessment.situation.part,
          value: assessment.situation.value(of: reference))
      }
      guard all.dropFirst().allSatisfy({ isSame($0.value, all[0].value) }) else { return all }
      return [Advice.DecisionAdvice(decision: reference, part: nil, value: all[0].value)]
    }
  }

  /// The inferred facts: once where the value is the same in every part.
  func inferred() -> [InferredFact] {
    playbook.facts.flatMap { fact -> [InferredFact] in
      let own = assessments.indices.filter {
        assessments[$0].situation.origin(of: fact.slot) == .inferred
      }
      let all = own.map { index in
        let situation = assessments[index].situation
        let reasons =
          withReasons
          ? situation.known.reasons(for: fact.slot, in: situation.place)
          : InferredFact.Reasons(constraints: [], facts: [])
        return InferredFact(
          fact: fact.slot, part: situation.part, value: situation[fact.slot],
          by: reasons.constraints, because: situation.evidence(reasons.facts))
      }
      guard let first = all.first, all.count == assessments.count,
        all.allSatisfy({ isSame($0.value, first.value) })
      else { return all }
      return [
        InferredFact(
          fact: first.fact, part: nil, value: first.value, by: first.by, because: first.because)
      ]
    }
  }

  /// The blockers and goals that are stuck; `part` is nil where they are stuck in every part.
  func stuck() -> [(reason: Reason, part: String?)] {
    let reasons =
      rules.blockers.map(Reason.blocker) + rules.goals.map(Reason.goal)
    return reasons.flatMap { reason -> [(reason: Reason, part: String?)] in
      let parts = assessments.filter { $0.isStuck(reason) }.map(\.situation.part)
      if parts.count == assessments.count { return [(reason, nil)] }
      return parts.map { (reason, $0) }
    }
  }

  /// All actions, in the order of the advice (contract, section 4.5).
  ///
  /// Within a state they come by phase; those that wait or are unknown by stage in the plan first.
  func actions() -> [ActionAdvice] {
    let order = ActionState.allCases
    func key(_ item: (offset: Int, element: ActionAdvice)) -> (Int, Int, Int, Int) {
      let action = item.element
      let isHeldUp = action.state == .waiting || action.state == .unknown
      return (
        order.firstIndex(of: action.state) ?? 0, isHeldUp ? action.stage ?? Int.max : 0,
        action.state == .done ? 0 : rules.phases[action.remedy]?.index ?? 0, item.offset
      )
    }
    return rules.remedies.flatMap(actions).enumerated().sorted { key($0) < key($1) }.map(\.element)
  }

  /// The actions for one remedy: one where its state is the same in every part or it concerns the
  /// whole case, else one for each part that has it.
  func actions(of remedy: Reference<Remedy>) -> [ActionAdvice] {
    let own = assessments.indices.compactMap { part in
      assessments[part].actions.first { $0.remedy == remedy }.map { (part, $0) }
    }
    guard let (_, first) = own.first else { return [] }
    if playbook.isForWholeCase(playbook[remedy]) {
      let state = ActionState.joined(own.map(\.1.state)) ?? first.state
      return [advice(own, state: state, part: nil)]
    }
    if own.count == assessments.count, own.allSatisfy({ $0.1.state == first.state }) {
      return [advice(own, state: first.state, part: nil)]
    }
    return own.map { advice([$0], state: $0.1.state, part: assessments[$0.0].situation.part) }
  }

  /// Merges the actions of several parts for one remedy into one, with all their reasons.
  private func advice(_ own: [(Int, Action)], state: ActionState, part: String?) -> ActionAdvice {
    var action = own[0].1
    for (_, other) in own.dropFirst() { action.join(other, playbook) }
    action.state = state
    action.isIfNeeded = own.allSatisfy(\.1.isIfNeeded)
    let situations = own.map { assessments[$0.0].situation }
    let standing = situations[0].standing(of: action.remedy)
    let due = situations.compactMap { $0.due(of: action.remedy) }.min()
    let binding = situations.filter { $0.standing(of: action.remedy).status != .submitted }
      .compactMap { $0.due(of: action.remedy) }.min()
    let bindingDue = state.isActionable ? binding : nil
    return ActionAdvice(
      action: action, part: part,
      isCertain: own.allSatisfy { finding($0.0)?.certain.contains($0.1.remedy) == true },
      hangsOn: hangsOn(action, own),
      documents: situations.documents(of: action.remedy), due: due,
      bindingDue: bindingDue, isOverdue: bindingDue.map { $0 < rules.date } ?? false,
      standing: standing,
      because: distinct(own.flatMap { evidence($0.0, for: $0.1) }),
      stage: plan?.stage(of: action.remedy, part: part),
      waitsForUnknown: action.waitsFor.filter { isUnknown($0, part: part) })
  }

  /// The facts that an action depends on: a step if needed on those that decide that, any other on
  /// those of its state, and on those at which the proof that it is certain ended.
  private func hangsOn(_ action: Action, _ own: [(Int, Action)]) -> [Slot] {
    if action.isIfNeeded, !action.hangsOn.isEmpty { return action.hangsOn }
    let doubts = own.flatMap { finding($0.0)?.doubts[$0.1.remedy] ?? [] }
    return Set(action.hangsOn + doubts).sorted()
  }

  private func finding(_ part: Int) -> CertainSearch.Finding? {
    certainty.indices.contains(part) ? certainty[part] : nil
  }

  /// Whether it is a blocker that is not known to be present, in that part or in any.
  private func isUnknown(_ waited: Action.Waited, part: String?) -> Bool {
    guard case .blocker(let blocker) = waited else { return false }
    return !assessments.contains { assessment in
      (part == nil || assessment.situation.part == part)
        && assessment.blockers.contains { $0.blocker == blocker && $0.state == .holds }
    }
  }

  /// The facts that settle the blocker's state; none where it is unknown.
  private func evidence(_ part: Int, for finding: Assessment.BlockerFinding) -> [Evidence] {
    guard withReasons, !finding.state.isUnknown else { return [] }
    let situation = assessments[part].situation
    return situation.evidence(
      situation.settlingFacts(of: [playbook[finding.blocker].when]))
  }

  private func likelihood(_ part: Int, of finding: Assessment.BlockerFinding) -> [Evidence] {
    guard withReasons, finding.isLikely else { return [] }
    let situation = assessments[part].situation
    return situation.evidence(situation.factsMakingLikely(finding.blocker))
  }

  /// The facts that settle the known ones among three kinds of condition: those that the action is
  /// there for, its `when`, and its `needs`.
  private func evidence(_ part: Int, for action: Action) -> [Evidence] {
    guard withReasons else { return [] }
    let situation = assessments[part].situation
    let subject = Clause.Subject.remedy(action.remedy)
    let conditions =
      action.reasons.map { playbook.clauses.number(.when, of: $0.subject) } + [
        playbook.clauses.number(.when, of: subject), playbook.clauses.number(.needs, of: subject),
      ]
    let settled = conditions.compactMap { $0 }.filter { !situation.truth(of: $0).isUnknown }
    return situation.evidence(
      situation.settlingFacts(of: settled.map { playbook[$0].formula }))
  }

  private func distinct(_ evidence: [Evidence]) -> [Evidence] {
    var found: [Evidence] = []
    for item in evidence
    where !found.contains(where: { $0.fact == item.fact && isSame($0.value, item.value) }) {
      found.append(item)
    }
    return found
  }

  /// Unknown if any is unknown, else false if any is false, else true.
  private func merged(_ truths: [Truth]) -> Truth {
    if truths.contains(where: \.isUnknown) {
      return .unknown(Set(truths.flatMap(\.slots)).sorted())
    }
    return truths.contains(.fails) ? .fails : .holds
  }

  /// True if any is true; otherwise the result of `merged`.
  private func anyOf(_ truths: [Truth]) -> Truth {
    truths.contains(.holds) ? .holds : merged(truths)
  }

  private func isSame(_ a: Value, _ b: Value) -> Bool { sameText(a.text, b.text) }
}
