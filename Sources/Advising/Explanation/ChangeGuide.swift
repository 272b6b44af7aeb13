import FEEL
import Playbooks

/// Says which facts a change has to touch to turn whether a remedy can be taken up.
///
/// Any change that turns the outcome must change a condition that keeps the remedy as it is, and so
/// a fact that this condition reads. Following only these facts keeps the search short and misses
/// nothing.
struct ChangeGuide {
  /// The part with the changes made so far.
  let assessment: Assessment
  /// The remedy.
  let remedy: Reference<Remedy>

  private var situation: Situation { assessment.situation }
  private var rules: PlaybookInForce { situation.rules }
  private var playbook: Playbook { situation.playbook }
  private var action: Action? { assessment.actions.first { $0.remedy == remedy } }

  /// The facts of which a change has to touch at least one; nil where it may be any, empty where no
  /// change turns the outcome.
  var facts: Set<Slot>? {
    guard let action else { return toAdvise() }
    switch action.state {
    case .now, .decide: return toStop(action)
    case .inProgress: return []
    case .done: return Set(playbook[remedy].achieves.map(\.fact))
    case .waiting, .unknown: return toStart()
    }
  }

  /// The facts that keep an advised action from starting; nil where it may be any.
  private func toStart() -> Set<Slot>? {
    let entry = playbook[remedy]
    if situation.meetsNeeds(of: remedy) != .holds { return read(entry.needs) }
    if situation.suits(remedy).isUnknown { return read(entry.when) }
    return nil
  }

  /// The facts that keep the remedy from being an action; one under way need not suit the case.
  private func toAdvise() -> Set<Slot>? {
    let entry = playbook[remedy]
    let standing = situation.standing(of: remedy)
    if situation.meetsNeeds(of: remedy) != .holds { return read(entry.needs) }
    if !standing.isUnderWay, situation.suits(remedy) != .holds { return read(entry.when) }
    if standing.isBarred { return [] }
    var visited: Set<Reference<Remedy>> = []
    return advising(remedy, &visited)
  }

  /// The facts that decide whether blockers, goals or other remedies advise the remedy.
  private func advising(
    _ remedy: Reference<Remedy>, _ visited: inout Set<Reference<Remedy>>
  ) -> Set<Slot> {
    guard visited.insert(remedy).inserted else { return [] }
    var found: Set<Slot> = []
    for finding in assessment.blockers where playbook[finding.blocker].remedies.contains(remedy) {
      let blocker = playbook[finding.blocker]
      if finding.state != .holds {
        found.formUnion(read(blocker.when))
      } else if !finding.matters {
        for goal in rules.goals where blocker.stops(goal) { found.formUnion(read(goal)) }
      } else {
        found.formUnion(choosing(among: blocker.remedies))
      }
    }
    for finding in assessment.goals where playbook[finding.goal].remedies.contains(remedy) {
      found.formUnion(
        finding.isOpen ? choosing(among: playbook[finding.goal].remedies) : read(finding.goal))
    }
    for needing in rules.remedies where needing != remedy && playbook.mayFill(remedy, needing) {
      found.formUnion(
        assessment.actions.contains { $0.remedy == needing && $0.isAdvised }
          ? filling(needing) : advising(needing, &visited).union(filling(needing)))
    }
    return found
  }

  /// The facts that the choice among the listed remedies reads.
  private func choosing(among list: [Reference<Remedy>]) -> Set<Slot> {
    rules.remedies(among: list).reduce(into: []) { found, remedy in
      found.formUnion(read(playbook[remedy].when))
      found.formUnion(playbook[remedy].achieves.map(\.fact))
      guard playbook[remedy].achieves.contains(where: \.change.isFormula) else { return }
      for blocker in rules.blockers(listing: remedy) {
        found.formUnion(read(playbook[blocker].when))
      }
    }
  }

  /// The facts that decide which remedy fills the gaps of another one.
  private func filling(_ needing: Reference<Remedy>) -> Set<Slot> {
    let filler = rules.remedies.filter { playbook.mayFill($0, needing) }
    let formulas = filler.flatMap { playbook[$0].achieves }.compactMap { achievement -> Formula? in
      if case .formula(let formula) = achievement.change { formula } else { nil }
    }
    return formulas.reduce(into: choosing(among: filler).union(read(playbook[needing].needs))) {
      $0.formUnion(read($1))
    }
  }

  /// The facts that would take an action that can start off the list, or hold it up; nil where it
  /// may be any.
  private func toStop(_ action: Action) -> Set<Slot>? {
    let entry = playbook[remedy]
    guard entry.excludes.isEmpty else { return nil }
    let own = read(entry.when).union(read(entry.needs)).union(entry.achieves.map(\.fact))
    let reasons = action.reasons.compactMap(\.blocker)
    guard let blocker = reasons.first else { return nil }
    var found = own.union(read(playbook[blocker].when))
      .union(choosing(among: rivals(in: playbook[blocker].remedies)))
    let stopped = assessment.goals.first { $0.isOpen && playbook[blocker].stops($0.goal) }
    if playbook[blocker].stops?.isEmpty != true, let stopped {
      found.formUnion(read(stopped.goal))
    }
    return found
  }

  /// The remedies that come before it in a list: earlier ones, and those under way.
  private func rivals(in list: [Reference<Remedy>]) -> [Reference<Remedy>] {
    let earlier = list.prefix { $0 != remedy }
    return earlier + list.filter { situation.standing(of: $0).isUnderWay && !earlier.contains($0) }
  }

  /// The facts that the formula reads.
  private func read(_ formula: Formula?) -> Set<Slot> {
    guard let formula else { return [] }
    return Set(playbook.factSlots(read: formula.program.slots))
  }

  /// The facts that the conditions of the goal read.
  private func read(_ goal: Reference<Goal>) -> Set<Slot> {
    read(playbook[goal].when).union(read(playbook[goal].reached))
  }
}
