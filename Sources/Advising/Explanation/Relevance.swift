import FEEL
import Playbooks

/// The entries that bear on whether a remedy is advised, and, where that is asked, in which state.
struct Relevance {
  private let rules: PlaybookInForce
  private let bearsOnState: Bool
  private var blockers: Set<Reference<Blocker>> = []
  private var remedies: Set<Reference<Remedy>> = []
  private var followed: Set<Reference<Remedy>> = []

  private var playbook: Playbook { rules.playbook }

  init(to remedy: Reference<Remedy>, in rules: PlaybookInForce, bearsOnState: Bool = true) {
    self.rules = rules
    self.bearsOnState = bearsOnState
    follow(remedy)
    addWhatSpends()
  }

  /// The rules of the day with only these blockers and remedies; all goals stay.
  var reduced: PlaybookInForce { rules.limited(to: remedies, blockers) }

  /// What advises the remedy: blockers and goals that list it, with its rivals there, and remedies
  /// whose needs it may fill, with what may fill them instead.
  private mutating func follow(_ remedy: Reference<Remedy>) {
    guard followed.insert(remedy).inserted else { return }
    remedies.insert(remedy)
    for blocker in rules.blockers(listing: remedy) {
      blockers.insert(blocker)
      remedies.formUnion(playbook[blocker].remedies)
    }
    for goal in rules.goals(listing: remedy) {
      remedies.formUnion(playbook[goal].remedies)
      if bearsOnState {
        blockers.formUnion(rules.blockers.filter { playbook[$0].stops(goal) })
      }
    }
    if bearsOnState { for other in playbook[remedy].excludes { follow(other) } }
    let changed = playbook[remedy].achieves.map(\.fact)
    for needing in changed.flatMap({ rules.index.needing[$0.index] })
    where needing != remedy && rules.contains(needing) {
      follow(needing)
      for need in rules.index.needs[needing.index] {
        for filler in need.fillers where rules.contains(filler.remedy) {
          remedies.insert(filler.remedy)
        }
      }
    }
  }

  /// A remedy that changes a fact by a formula is not spent while a blocker that lists it is
  /// present (contract, section 4.0).
  private mutating func addWhatSpends() {
    for remedy in remedies where playbook[remedy].achieves.contains(where: \.change.isFormula) {
      blockers.formUnion(rules.blockers(listing: remedy))
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
