import FEEL
import Playbooks

/// Which of the differences an outcome can hang on: those of the entries it comes from, and of
/// the decisions and facts that these read.
struct RelevantDifferences {
  private let difference: PlaybookDifference

  init(_ difference: PlaybookDifference) { self.difference = difference }

  /// Where none of these differs, every difference of meaning.
  func entries(blockers: [String], remedies: [String], goals: [String]) -> [EntryDifference] {
    let changed = difference.entries.filter { $0.kind != .wording }
    var wanted: Set<String> = []
    for playbook in [difference.old, difference.new] {
      collect(blockers, remedies, goals, playbook, into: &wanted)
    }
    let near = changed.filter { wanted.contains("\($0.section.rawValue) \($0.id)") }
    return near.isEmpty ? changed : near
  }

  private func collect(
    _ blockers: [String], _ remedies: [String], _ goals: [String], _ playbook: Playbook,
    into wanted: inout Set<String>
  ) {
    var formulas: [Formula?] = []
    let steps = Set(remedies)
    for blocker in playbook.blockers {
      let answers = blocker.remedies.contains { steps.contains(playbook[$0].id) }
      guard blockers.contains(blocker.id) || answers else { continue }
      wanted.insert("blockers \(blocker.id)")
      formulas.append(blocker.when)
      for remedy in blocker.remedies { formulas.append(playbook[remedy].when) }
      wanted.formUnion(blocker.remedies.map { "remedies \(playbook[$0].id)" })
    }
    for remedy in playbook.remedies where steps.contains(remedy.id) {
      wanted.insert("remedies \(remedy.id)")
      formulas += [remedy.when, remedy.needs]
    }
    for goal in playbook.goals where goals.contains(goal.id) {
      wanted.insert("goals \(goal.id)")
      formulas += [goal.when, goal.reached]
    }
    var seen: Set<Slot> = []
    var open = formulas.flatMap { $0?.program.slots ?? [] }
    while let slot = open.popLast() {
      guard seen.insert(slot).inserted else { continue }
      if let decision = playbook.decision(at: slot) {
        wanted.insert("decisions \(decision.id)")
        open += decision.slots
      } else if let fact = playbook.fact(at: slot) {
        wanted.insert("facts \(fact.id)")
      }
    }
  }
}
