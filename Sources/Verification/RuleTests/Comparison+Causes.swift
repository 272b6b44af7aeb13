import Advising
import Diagnostics
import FEEL
import Playbooks

/// Says why the advice differs from what a test claims.
extension Comparison {
  private var playbook: Playbook { advice.playbook }

  /// What the claim fails on: what an outcome depends on, waits for, or rests on.
  func causes(_ claim: RuleTest.Claim) -> [Wording] {
    switch claim {
    case .actions(let expected):
      wrong(expected) { .actions([$0]) }.flatMap(causes(ofAction:))
    case .due(let expected): wrong(expected) { .due([$0]) }.flatMap(causes(ofAction:))
    case .lead(let expected): wrong(expected) { .lead([$0]) }.flatMap(causes(ofAction:))
    case .first(let name):
      causes(ofAction: name) + [actions.first?.0].compactMap { $0 }.flatMap(reasons(ofAction:))
    case .notActions(let names):
      names.filter { mismatch(.notActions([$0])) != nil }.flatMap(reasons(ofAction:))
    case .notStates(let states):
      states.filter { mismatch(.notStates([$0])) != nil }.map(\.0).flatMap(reasons(ofAction:))
    case .notPlan(let names):
      names.filter { mismatch(.notPlan([$0])) != nil }.flatMap(reasons(ofAction:))
    case .blockers(let names): blockers(named: names, were: true)
    case .unknown(let names): blockers(named: names, were: nil)
    case .notBlockers(let names):
      names.filter { mismatch(.notBlockers([$0])) != nil }.flatMap { causes(ofBlocker: $0.id) }
    case .decisions(let expected):
      expected.filter { mismatch(.decisions([$0])) != nil }.flatMap { causes(ofDecision: $0.0) }
    case .clocks(let expected):
      wrong(expected) { .clocks([$0]) }.flatMap { name in
        clocks.filter { $0.0.id == name.id }.flatMap { depending($0.0.text, $0.1.hangsOn) }
      }
    case .planReaches, .planStages:
      depending("plan", advice.plan.asks)
        + advice.stuck.compactMap { stuck -> Wording? in
          guard case .blocker(let blocker) = stuck.reason else { return nil }
          let id = playbook[blocker].id
          return Wording(en: "nothing is left to advise for `\(id)`", zh: "`\(id)` 已无可用措施")
        }
    case .questions, .early, .inferred, .assumptions, .warnings, .contradictions, .road: []
    }
  }

  private func wrong<Claimed>(
    _ expected: [(Name, Claimed)], _ claim: ((Name, Claimed)) -> RuleTest.Claim
  ) -> [Name] {
    expected.filter { mismatch(claim($0)) != nil }.map(\.0)
  }

  private func actions(named name: Name) -> [ActionAdvice] {
    advice.actions.filter { action in
      let own = Name(id: playbook[action.remedy].id, part: action.part)
      return own.id == name.id && (own.part == nil || name.part == nil || own.part == name.part)
    }
  }

  /// Why an action is in its state, or is not there.
  private func causes(ofAction name: Name) -> [Wording] {
    let found = actions(named: name)
    return found.isEmpty ? absence(of: name.id) : found.flatMap(causes)
  }

  private func causes(_ action: ActionAdvice) -> [Wording] {
    let id = playbook[action.remedy].id
    let waited = list(action.action.waitsFor.map(id(of:)))
    var causes: [Wording] = []
    if !waited.isEmpty {
      causes.append(Wording(en: "`\(id)` waits for \(waited)", zh: "`\(id)` 等待 \(waited)"))
    }
    for gap in action.action.gaps {
      let state =
        gap.truth.isUnknown
        ? Wording(en: "is unknown", zh: "未知") : Wording(en: "is not so", zh: "不成立")
      causes.append(
        Wording(
          en: "it needs `\(gap.operand.text)`, which \(state.en)",
          zh: "它需要 `\(gap.operand.text)`，而此项\(state.zh)"))
    }
    let open = action.action.waitsFor.flatMap { waited -> [Slot] in
      guard case .blocker(let blocker) = waited else { return [] }
      return advice.blockers.filter { $0.blocker == blocker }.flatMap(\.state.slots)
    }
    causes += depending(id, Set(action.hangsOn + action.action.hangsOn + open).sorted())
    return causes.isEmpty ? reasons(action) : causes
  }

  private func reasons(ofAction name: Name) -> [Wording] { actions(named: name).flatMap(reasons) }

  /// In which state an action is, and what it is for.
  private func reasons(_ action: ActionAdvice) -> [Wording] {
    let id = playbook[action.remedy].id
    let purposes =
      action.action.reasons.map { reason in
        switch reason {
        case .blocker(let blocker): playbook[blocker].id
        case .goal(let goal): playbook[goal].id
        }
      } + action.action.supports.map { playbook[$0].id }
    let state = action.state.rawValue
    if purposes.isEmpty {
      return [Wording(en: "`\(id)` is \(state) by the log", zh: "`\(id)` 按经过为 \(state)")]
    }
    return [
      Wording(
        en: "`\(id)` is \(state), for \(list(purposes))",
        zh: "`\(id)` 为 \(state)，针对 \(list(purposes))")
    ]
  }

  /// Why a remedy is not among the actions.
  private func absence(of id: String) -> [Wording] {
    guard let remedy = playbook.remedy(named: id) else { return [] }
    let there = Set(advice.actions.map(\.remedy))
    let blockers = advice.blockers.filter { playbook[$0.blocker].remedies.contains(remedy) }
    let causes = blockers.flatMap { finding -> [Wording] in
      let blocker = playbook[finding.blocker]
      guard finding.state == .holds else { return self.causes(ofBlocker: blocker.id) }
      let instead = blocker.remedies.filter(there.contains).map { playbook[$0].id }
      if instead.isEmpty {
        return [
          Wording(en: "nothing is advised for `\(blocker.id)`", zh: "`\(blocker.id)` 没有建议任何措施")
        ]
      }
      return [
        Wording(
          en: "for `\(blocker.id)`, \(list(instead)) is advised instead",
          zh: "`\(blocker.id)` 改为建议 \(list(instead))")
      ]
    }
    if !causes.isEmpty { return causes }
    let goals = advice.goals.filter { playbook[$0.goal].remedies.contains(remedy) }
    return goals.map { goal in
      Wording(
        en: "goal `\(playbook[goal.goal].id)` is \(goal.state.rawValue)",
        zh: "目标 `\(playbook[goal.goal].id)` 为 \(goal.state.rawValue)")
    }
  }

  private func blockers(named names: [Name], were state: Bool?) -> [Wording] {
    let actual = blockers(state)
    let missing = names.filter { name in !actual.contains { means(name, $0) } }
    let extra = actual.filter { name in !names.contains { means($0, name) } }
    var seen: Set<String> = []
    return (missing + extra).map(\.id).filter { seen.insert($0).inserted }
      .flatMap(causes(ofBlocker:))
  }

  /// What settles a blocker, or what it depends on.
  private func causes(ofBlocker id: String) -> [Wording] {
    advice.blockers.filter { playbook[$0.blocker].id == id }.flatMap { finding -> [Wording] in
      let name = Name(id: id, part: finding.part).text
      if finding.state.isUnknown { return depending(name, finding.state.slots) }
      let isThere = finding.state == .holds
      let facts = finding.because.map { evidence in
        "\(playbook.vocabulary.name(of: evidence.fact)): \(evidence.value.text)"
      }
      let because = facts.isEmpty ? "" : list(facts)
      return [
        Wording(
          en: "`\(name)` is \(isThere ? "present" : "absent")"
            + (because.isEmpty ? "" : ", because of \(because)"),
          zh: "`\(name)` \(isThere ? "成立" : "不成立")" + (because.isEmpty ? "" : "，因为 \(because)"))
      ]
    }
  }

  private func causes(ofDecision id: String) -> [Wording] {
    guard let decision = playbook.decisions.first(where: { $0.id == id }) else { return [] }
    let values = advice.decisions.filter { playbook[$0.decision].id == id }
    let open = values.compactMap { $0.value.unknowns?.slots }.flatMap { $0 }
    if !open.isEmpty { return depending(id, open) }
    let read = decision.slots.map(playbook.vocabulary.name)
    return read.isEmpty
      ? []
      : [Wording(en: "`\(id)` is worked out from \(list(read))", zh: "`\(id)` 由 \(list(read)) 推算")]
  }

  private func depending(_ id: String, _ slots: [Slot]) -> [Wording] {
    if slots.isEmpty { return [] }
    let facts = list(slots.map(playbook.vocabulary.name))
    return [Wording(en: "`\(id)` depends on \(facts)", zh: "`\(id)` 取决于 \(facts)")]
  }

  private func id(of waited: Action.Waited) -> String {
    switch waited {
    case .remedy(let remedy): playbook[remedy].id
    case .blocker(let blocker): playbook[blocker].id
    }
  }

  private func list(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }
}
