import FEEL
import Playbooks
import Synchronization

/// Proves which actions are there under every filling of the unknown facts.
///
/// What three truths leave open is tried cell by cell: exact where the facts that it hangs on are
/// only compared with constants, and within the bound on the work; else not proven, so not
/// certain.
struct CertainSearch: Sendable {
  private let domains: FactDomains
  private let assessments: [Assessment]
  /// What three truths say of each part's remedies.
  private let truths: [[Truth]]
  /// The actions that they leave open, in order.
  private let open: [OpenAction]
  private let budget: WorkBudget

  private struct OpenAction {
    let part: Int
    let remedy: Reference<Remedy>
    let slots: [Slot]
  }

  /// The truths are those of ``CertainActions`` in each part.
  init(_ domains: FactDomains, _ assessments: [Assessment], _ truths: [[Truth]]) {
    self.domains = domains
    self.assessments = assessments
    self.truths = truths
    open = assessments.indices.flatMap { part in
      assessments[part].actions.compactMap { action in
        guard case .unknown(let slots) = truths[part][action.remedy.index] else { return nil }
        return OpenAction(part: part, remedy: action.remedy, slots: slots)
      }
    }
    budget = WorkBudget(count: open.count)
  }

  /// What is certain of a part.
  struct Finding: Sendable {
    /// The remedies of its actions that are there under every filling.
    var certain: Set<Reference<Remedy>> = []
    /// No other action can come, whatever the unknown facts are.
    var isComplete = true
  }

  /// Tries every so many of the open actions, from that one on; which of them are certain.
  func proven(from first: Int = 0, by step: Int = 1) -> [Int] {
    stride(from: first, to: open.count, by: step).filter { index in
      let (remedy, slots) = (open[index].remedy, open[index].slots)
      let small = assessments[open[index].part].situation.limited(to: remedy)
      return isCertain(remedy, in: small, hangingOn: slots, for: index)
    }
  }

  /// What is certain of each part, once every open action has been tried.
  func findings(_ proven: [Int]) -> [Finding] {
    var found = zip(assessments, truths).map { assessment, truths in
      let listed = Set(assessment.actions.map(\.remedy))
      return Finding(
        certain: listed.filter { truths[$0.index] == .holds },
        isComplete: assessment.situation.rules.remedies.allSatisfy {
          listed.contains($0) || !truths[$0.index].isUnknown
        })
    }
    for index in proven where budget.suffice(for: index) {
      found[open[index].part].certain.insert(open[index].remedy)
    }
    return found
  }

  /// Whether it is there in every cell of the facts that it hangs on.
  private func isCertain(
    _ remedy: Reference<Remedy>, in situation: Situation, hangingOn slots: [Slot], for index: Int
  ) -> Bool {
    guard let fact = slots.first(where: domains.isCut) else { return false }
    var open: [(Situation, [Slot])] = []
    for cell in domains.cells(of: fact) {
      guard budget.take(for: index) else { return false }
      let filled = situation.setting([(fact, cell.value)])
      switch CertainActions.all(filled)[remedy.index] {
      case .holds: continue
      case .fails: return false
      case .unknown(let rest): open.append((filled, rest))
      }
    }
    return open.allSatisfy { isCertain(remedy, in: $0, hangingOn: $1, for: index) }
  }
}

/// How many situations are looked at to prove each open action: what an earlier one has used up is
/// not there for a later one, in whatever order they are tried.
private final class WorkBudget: Sendable {
  private let taken: Mutex<[Int]>

  private static let most = 4_000

  init(count: Int) { taken = Mutex(Array(repeating: 0, count: count)) }

  /// Takes one more; false where there is none left.
  func take(for index: Int) -> Bool {
    taken.withLock { taken in
      taken[index] += 1
      return taken[...index].reduce(0, +) < Self.most
    }
  }

  /// Whether there were enough for this one and those before it.
  func suffice(for index: Int) -> Bool {
    taken.withLock { $0[...index].reduce(0, +) < Self.most }
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
