import FEEL
import Playbooks

/// Proves which actions are there under every filling of the unknown facts.
///
/// What three truths leave open is tried cell by cell: exact where the facts that it hangs on are
/// only compared with constants, and within the bound on the work; else not proven, so not
/// certain.
struct CertainSearch {
  private let domains: FactDomains
  /// How many situations may still be looked at.
  private var budget: Int

  init(_ domains: FactDomains, budget: Int = 4_000) {
    self.domains = domains
    self.budget = budget
  }

  /// What is certain of an outlook.
  struct Finding {
    /// The remedies of its actions that are there under every filling.
    var certain: Set<Reference<Remedy>> = []
    /// No other action can come, whatever the unknown facts are.
    var isComplete = true
  }

  mutating func search(_ outlook: Outlook) -> Finding {
    let truths = Presence(outlook.situation).all()
    var found = Finding()
    let listed = Set(outlook.actions.map(\.remedy))
    found.isComplete = outlook.situation.rules.remedies.allSatisfy {
      listed.contains($0) || !truths[$0.index].isUnknown
    }
    for action in outlook.actions {
      switch truths[action.remedy.index] {
      case .holds: found.certain.insert(action.remedy)
      case .fails: continue
      case .unknown(let slots):
        let small = outlook.situation.limited(to: action.remedy)
        if isCertain(action.remedy, in: small, hangingOn: slots) {
          found.certain.insert(action.remedy)
        }
      }
    }
    return found
  }

  /// Whether it is there in every cell of the facts that it hangs on.
  private mutating func isCertain(
    _ remedy: Reference<Remedy>, in situation: Situation, hangingOn slots: [Slot]
  ) -> Bool {
    guard let fact = slots.first(where: domains.isCut) else { return false }
    var open: [(Situation, [Slot])] = []
    for cell in domains.cells(of: fact) {
      budget -= 1
      guard budget > 0 else { return false }
      let filled = situation.setting([(fact, cell.value)])
      switch Presence(filled).all()[remedy.index] {
      case .holds: continue
      case .fails: return false
      case .unknown(let rest): open.append((filled, rest))
      }
    }
    for (filled, rest) in open where !isCertain(remedy, in: filled, hangingOn: rest) {
      return false
    }
    return true
  }
}

extension Situation {
  /// The same with only those rules that can bear on whether the remedy is among the actions.
  func limited(to remedy: Reference<Remedy>) -> Situation {
    var remedies: Set<Reference<Remedy>> = []
    var open = [remedy]
    var blockers: Set<Reference<Blocker>> = []
    while let next = open.popLast() {
      guard remedies.insert(next).inserted else { continue }
      open += rivals(of: next)
      for blocker in rules.blockers(listing: next) where blockers.insert(blocker).inserted {
        open += playbook[blocker].remedies
      }
      for goal in rules.goals(listing: next) { open += playbook[goal].remedies }
    }
    return with(rules: rules.limited(to: remedies, blockers))
  }

  /// Those that need what the remedy changes, and those that change it too.
  private func rivals(of remedy: Reference<Remedy>) -> [Reference<Remedy>] {
    playbook[remedy].achieves.flatMap { achievement in
      rules.index.achievers[achievement.fact.index] + rules.index.needing[achievement.fact.index]
    }
  }
}
