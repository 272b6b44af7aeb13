import FEEL
import Playbooks

/// The entries that can affect whether a remedy is an action, and in which state.
struct Relevance {
  /// All rules of the day.
  let rules: PlaybookInForce
  /// The blockers that can affect it.
  private(set) var blockers: Set<Reference<Blocker>> = []
  /// The remedies that can affect it.
  private(set) var remedies: Set<Reference<Remedy>> = []
  /// The remedies whose blockers, goals and successors have been followed.
  private var followed: Set<Reference<Remedy>> = []
  /// The remedies whose needs and fillers are included already.
  private var filled: Set<Reference<Remedy>> = []

  private var playbook: Playbook { rules.playbook }

  /// Collects the entries, starting from the remedy.
  init(to remedy: Reference<Remedy>, in rules: PlaybookInForce) {
    self.rules = rules
    follow(remedy)
  }

  /// The rules of the day with only these blockers and remedies; all goals stay.
  var reduced: PlaybookInForce { rules.limited(to: remedies, blockers) }

  /// Adds the remedy and everything that can affect it.
  private mutating func follow(_ remedy: Reference<Remedy>) {
    guard followed.insert(remedy).inserted else { return }
    remedies.insert(remedy)
    for blocker in rules.blockers where playbook[blocker].remedies.contains(remedy) {
      blockers.insert(blocker)
      remedies.formUnion(playbook[blocker].remedies)
    }
    for goal in rules.goals where playbook[goal].remedies.contains(remedy) {
      remedies.formUnion(playbook[goal].remedies)
      blockers.formUnion(rules.blockers.filter { playbook[$0].stops(goal) })
    }
    for other in playbook[remedy].excludes { follow(other) }
    let changed = playbook[remedy].achieves.map(\.fact)
    for needing in changed.flatMap({ rules.index.needing[$0.index] })
    where needing != remedy && rules.contains(needing) {
      follow(needing)
      guard filled.insert(needing).inserted else { continue }
      for operand in rules.index.needs[needing.index] {
        remedies.formUnion(operand.fillers.map(\.remedy).filter(rules.contains))
      }
    }
  }
}

extension PlaybookInForce {
  /// The conditions of the blockers, remedies and goals in force.
  ///
  /// Those of goals are last, so that the search for changes tries them last.
  var conditionPrograms: [Program] {
    let (goals, blockers, remedies) = (Set(goals), Set(blockers), Set(remedies))
    let ofGoals = playbook.clauses.all.filter { clause in
      if case .goal(let goal) = clause.subject { goals.contains(goal) } else { false }
    }
    let others = playbook.clauses.all.filter { clause in
      switch clause.subject {
      case .blocker(let blocker): blockers.contains(blocker)
      case .remedy(let remedy): remedies.contains(remedy)
      case .goal, .clock, .decision: false
      }
    }
    return (others + ofGoals).map(\.formula.program)
  }
}
