import FEEL
import Playbooks

/// The entries that can matter to whether a remedy is advised, and in which state.
struct Relevance {
  let rules: PlaybookInForce
  private(set) var blockers: Set<Reference<Blocker>> = []
  private(set) var remedies: Set<Reference<Remedy>> = []
  private var followed: Set<Reference<Remedy>> = []
  /// Those whose needs, with what fills them, are in already.
  private var filled: Set<Reference<Remedy>> = []

  private var playbook: Playbook { rules.playbook }

  init(to remedy: Reference<Remedy>, in rules: PlaybookInForce) {
    self.rules = rules
    follow(remedy)
  }

  /// The playbook of the day with these entries alone, and all goals.
  var reduced: PlaybookInForce { rules.limited(to: remedies, blockers) }

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
  /// The conditions of its goals, blockers and remedies.
  var conditionPrograms: [Program] {
    let goals = goals.flatMap { [playbook[$0].when, playbook[$0].reached] }
    let remedies = remedies.flatMap { [playbook[$0].when, playbook[$0].needs] }
    let blockers = blockers.map { Optional(playbook[$0].when) }
    return (blockers + remedies + goals).compactMap { $0?.program }
  }
}
