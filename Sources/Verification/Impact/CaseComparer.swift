import Advising
import FEEL
import Playbooks

/// Compares the advice of two versions on one case.
struct CaseComparer {
  let old: Advice
  let new: Advice
  let difference: PlaybookDifference
  let leftOut: [String]

  private var names: NamesOfToday { NamesOfToday(new.playbook) }

  var impact: CaseImpact {
    let before = Set(stuck(old))
    let after = stuck(new)
    return CaseImpact(
      id: new.case.id, title: new.case.title,
      changes: actionChanges + blockerChanges + contradictionChanges + inferredChanges
        + otherChanges,
      becameStuck: after.filter { !before.contains($0) },
      freed: stuck(old).filter { !after.contains($0) }, cannotBeSaid: open,
      reaches: (old.plan.reaches, new.plan.reaches), leftOut: leftOut)
  }

  /// The id of an action or blocker, and its part.
  private struct Key: Hashable {
    let id: String
    let part: String?
    var text: String { part.map { "\(id)@\($0)" } ?? id }
  }

  private func key(_ action: ActionAdvice, _ advice: Advice) -> Key {
    Key(id: names(advice.playbook[action.remedy].id, .remedies), part: action.part)
  }

  private var actionChanges: [CaseImpact.Change] {
    let before = Dictionary(
      old.actions.map { (key($0, old), $0) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.actions.map { key($0, new) })
    let changed = new.actions.compactMap { action -> CaseImpact.Change? in
      let key = key(action, new)
      guard before[key]?.state != action.state else { return nil }
      return CaseImpact.Change(
        id: key.id, part: key.part, title: new.playbook[action.remedy].declaration.title,
        states: .action(old: before[key]?.state, new: action.state),
        because: reasons(for: [action], before[key].map { [$0] } ?? []))
    }
    let gone = old.actions.filter { !after.contains(key($0, old)) }.map { action in
      CaseImpact.Change(
        id: key(action, old).id, part: action.part,
        title: old.playbook[action.remedy].declaration.title,
        states: .action(old: action.state, new: nil), because: reasons(for: [], [action]))
    }
    return changed + gone
  }

  private var blockerChanges: [CaseImpact.Change] {
    func states(_ advice: Advice) -> [Key: CaseImpact.BlockerState] {
      Dictionary(
        advice.blockers.compactMap { finding in
          guard finding.state == .holds || finding.matters && finding.state != .fails
          else { return nil }
          let id = names(advice.playbook[finding.blocker].id, .blockers)
          let open: CaseImpact.BlockerState = finding.isLikely ? .likely : .unknown
          let present: CaseImpact.BlockerState = finding.matters ? .present : .idle
          return (Key(id: id, part: finding.part), finding.state == .holds ? present : open)
        }, uniquingKeysWith: { first, _ in first })
    }
    let (before, after) = (states(old), states(new))
    let keys = Set(before.keys).union(after.keys).sorted { $0.text < $1.text }
    return keys.compactMap { key in
      guard before[key] != after[key] else { return nil }
      return CaseImpact.Change(
        id: key.id, part: key.part, title: title(key.id),
        states: .blocker(old: before[key], new: after[key]),
        because: RelevantDifferences(difference).entries(
          blockers: [key.id], remedies: [], goals: []))
    }
  }

  /// The constraints that contradictions name by one version only.
  private var contradictionChanges: [CaseImpact.Change] {
    func named(_ advice: Advice) -> [(key: Key, title: Text)] {
      advice.contradictions.flatMap { contradiction in
        contradiction.constraints.map { reference in
          let constraint = advice.playbook[reference].declaration
          return (Key(id: constraint.id, part: contradiction.part), constraint.title)
        }
      }
    }
    let (before, after) = (named(old), named(new))
    let changes =
      after.filter { item in !before.contains { $0.key == item.key } }.map { ($0, true) }
      + before.filter { item in !after.contains { $0.key == item.key } }.map { ($0, false) }
    return changes.map { item, isNew in
      CaseImpact.Change(
        id: item.key.id, part: item.key.part, title: item.title,
        states: .contradiction(isNew: isNew),
        because: RelevantDifferences(difference).entries(constraints: [item.key.id]))
    }
  }

  /// The facts that are inferred by one version only, or with another value.
  private var inferredChanges: [CaseImpact.Change] {
    func inferred(_ advice: Advice) -> [(key: Key, inferred: InferredFact, fact: Fact)] {
      advice.inferred.compactMap { item in
        advice.playbook.fact(at: item.fact)
          .map { (Key(id: names($0.id, .facts), part: item.part), item, $0) }
      }
    }
    let (before, after) = (inferred(old), inferred(new))
    let gone = before.filter { item in !after.contains { $0.key == item.key } }
    return (after + gone).compactMap { item in
      let then = before.first { $0.key == item.key }?.inferred
      let now = after.first { $0.key == item.key }?.inferred
      if let then, let now, then.value.isSameFact(as: now.value) { return nil }
      let by = [(then, old.playbook), (now, new.playbook)].flatMap { inferred, playbook in
        inferred?.by.map { playbook[$0].id } ?? []
      }
      return CaseImpact.Change(
        id: item.key.id, part: item.key.part, title: item.fact.declaration.title,
        states: .inferred(item.fact, old: then?.value, new: now?.value),
        because: RelevantDifferences(difference).entries(constraints: by))
    }
  }

  private func title(_ id: String) -> Text {
    let all = (new.playbook.blockers + old.playbook.blockers).first { $0.id == id }
    return all?.declaration.title ?? Text(id)
  }

  func reasons(for now: [ActionAdvice], _ then: [ActionAdvice]) -> [EntryDifference] {
    var blockers: [String] = []
    var goals: [String] = []
    var remedies: [String] = []
    for (actions, playbook) in [(now, new.playbook), (then, old.playbook)] {
      for action in actions {
        remedies.append(playbook[action.remedy].id)
        remedies += action.action.supports.map { playbook[$0].id }
        remedies += action.action.gaps.compactMap { $0.filler.map { playbook[$0].id } }
        for waited in action.action.waitsFor {
          switch waited {
          case .remedy(let remedy): remedies.append(playbook[remedy].id)
          case .blocker(let blocker): blockers.append(playbook[blocker].id)
          }
        }
        blockers += action.action.reasons.compactMap { $0.blocker.map { playbook[$0].id } }
        goals += action.action.reasons.compactMap { $0.goal.map { playbook[$0].id } }
      }
    }
    return RelevantDifferences(difference).entries(
      blockers: blockers, remedies: remedies, goals: goals)
  }

  private func stuck(_ advice: Advice) -> [String] {
    advice.stuck.map { stuck in
      let id: String
      switch stuck.reason {
      case .blocker(let blocker): id = names(advice.playbook[blocker].id, .blockers)
      case .goal(let goal): id = names(advice.playbook[goal].id, .goals)
      }
      return Key(id: id, part: stuck.part).text
    }
  }

  /// The blockers and remedies that are unknown by the new version and were not by the old one.
  private var open: [CaseImpact.Open] {
    let before = Set(
      old.blockers.filter { $0.matters && $0.state.isUnknown }
        .map { names(old.playbook[$0.blocker].id, .blockers) }
        + old.actions.filter { $0.state == .unknown }.map { key($0, old).id })
    func facts(_ slots: [Slot]) -> [Fact] { slots.compactMap(new.playbook.fact) }
    let blockers = new.blockers.compactMap { finding -> CaseImpact.Open? in
      let blocker = new.playbook[finding.blocker]
      guard finding.matters, finding.state.isUnknown, !before.contains(blocker.id) else {
        return nil
      }
      return CaseImpact.Open(
        id: blocker.id, title: blocker.declaration.title, facts: facts(finding.state.slots))
    }
    let actions = new.actions.compactMap { action -> CaseImpact.Open? in
      let remedy = new.playbook[action.remedy]
      guard action.state == .unknown, !before.contains(remedy.id) else { return nil }
      return CaseImpact.Open(
        id: remedy.id, title: remedy.declaration.title, facts: facts(action.action.hangsOn))
    }
    return blockers + actions
  }
}
