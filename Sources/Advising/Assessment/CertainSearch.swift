import FEEL
import Parallelism
import Playbooks
import Synchronization

/// Proves which actions exist under every filling of the unknown facts (contract, section 4.2).
///
/// It takes up what ``CertainActions`` leaves open and tries each cell of the unknown facts. The
/// answer is exact where those facts are only compared with constants and the work limit suffices;
/// otherwise nothing is proved and the action is not certain.
struct CertainSearch: Sendable {
  private let domains: FactDomains
  private let assessments: [Assessment]
  /// For each part, the result of ``CertainActions``.
  private let truths: [[Truth]]
  /// The actions that those results leave open, in order.
  private let open: [OpenAction]
  /// Limits the number of situations that are tried.
  private let budget: WorkBudget

  /// An action whose certainty is open.
  private struct OpenAction {
    /// The index of its part.
    let part: Int
    /// Its remedy.
    let remedy: Reference<Remedy>
    /// The unknown facts that the answer depends on.
    let slots: [Slot]
  }

  /// Prepares the search; `truths` are the results of ``CertainActions`` for each part.
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

  /// What is certain about one part.
  struct Finding: Sendable {
    /// The remedies whose actions exist under every filling.
    var certain: Set<Reference<Remedy>> = []
    /// Whether no filling adds an action that is not listed.
    var isComplete = true
  }

  /// A task for each open action; its result is the action's number if the action is certain.
  var proofs: [ParallelTask<Int?>] {
    open.indices.map { index in ParallelTask { isCertain(index) ? index : nil } }
  }

  /// Whether the open action with that number is certain.
  private func isCertain(_ index: Int) -> Bool {
    let (remedy, slots) = (open[index].remedy, open[index].slots)
    let small = assessments[open[index].part].situation.limited(to: remedy)
    return isCertain(remedy, in: small, hangingOn: slots, for: index)
  }

  /// What is certain about each part, given the results of all proofs.
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

  /// Whether the remedy is an action in every cell of the facts that it depends on.
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

/// Limits how many situations are tried over all open actions.
///
/// The limit is counted in the order of the actions: what the earlier ones have used is not left
/// for a later one, whichever is tried first. So the result does not depend on scheduling.
private final class WorkBudget: Sendable {
  /// How many situations each open action has used.
  private let taken: Mutex<[Int]>

  /// The limit for all actions together, in situations.
  private static let most = 4_000

  init(count: Int) { taken = Mutex(Array(repeating: 0, count: count)) }

  /// Counts one more situation; false if the limit is reached.
  func take(for index: Int) -> Bool {
    taken.withLock { taken in
      taken[index] += 1
      return taken[...index].reduce(0, +) < Self.most
    }
  }

  /// Whether the limit sufficed for this action and those before it.
  func suffice(for index: Int) -> Bool {
    taken.withLock { $0[...index].reduce(0, +) < Self.most }
  }
}

extension Situation {
  /// The same situation with only those remedies and blockers that can affect whether the remedy is
  /// an action.
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

  /// The remedies that need a fact which the remedy changes, and those that change it too.
  private func rivals(of remedy: Reference<Remedy>) -> [Reference<Remedy>] {
    playbook[remedy].achieves.flatMap { achievement in
      rules.index.achievers[achievement.fact.index] + rules.index.needing[achievement.fact.index]
    }
  }
}
