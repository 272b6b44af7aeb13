import FEEL
import Parallelism
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

  /// An action in the parts in which it counts: one part, or all of them if it is one for the case.
  private struct OpenAction {
    let remedy: Reference<Remedy>
    let parts: [Int]
    let truths: [Truth]
  }

  /// The truths are those of ``CertainActions`` in each part.
  init(_ domains: FactDomains, _ assessments: [Assessment], _ truths: [[Truth]]) {
    self.domains = domains
    self.assessments = assessments
    self.truths = truths
    let playbook = assessments[0].situation.playbook
    let all = Array(assessments.indices)
    var forCase: Set<Reference<Remedy>> = []
    open = all.flatMap { part in
      assessments[part].actions.compactMap { action in
        let remedy = action.remedy
        let isForCase = all.count > 1 && playbook.isForWholeCase(playbook[remedy])
        if isForCase, !forCase.insert(remedy).inserted { return nil }
        let parts = isForCase ? all : [part]
        let own = parts.map { truths[$0][remedy.index] }
        let isOpen = !own.contains(.holds) && own.contains(where: \.isUnknown)
        return isOpen ? OpenAction(remedy: remedy, parts: parts, truths: own) : nil
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

  /// A task for each open action: its number, if the action is certain.
  var proofs: [ParallelTask<Int?>] {
    open.indices.map { index in ParallelTask { isCertain(index) ? index : nil } }
  }

  private func isCertain(_ index: Int) -> Bool {
    let (remedy, parts) = (open[index].remedy, open[index].parts)
    let rules = Relevance(to: remedy, in: assessments[0].situation.rules, bearsOnState: false)
      .reduced
    let situations = parts.map { assessments[$0].situation.with(rules: rules) }
    return isCertain(remedy, in: situations, open[index].truths, for: index)
  }

  /// What is certain of each part, once every proof has been tried: these have been found.
  func findings(_ proven: [Int]) -> [Finding] {
    var found = zip(assessments, truths).map { assessment, truths in
      let listed = Set(assessment.actions.map(\.remedy))
      return Finding(
        certain: listed.filter { remedy in isKnown(remedy, in: truths) },
        isComplete: assessment.situation.rules.remedies.allSatisfy {
          listed.contains($0) || !truths[$0.index].isUnknown
        })
    }
    for index in proven where budget.suffice(for: index) {
      for part in open[index].parts { found[part].certain.insert(open[index].remedy) }
    }
    return found
  }

  /// Whether three truths show that the action is there; one that is for the case is there if it is
  /// in some part (contract, section 4.8).
  private func isKnown(_ remedy: Reference<Remedy>, in own: [Truth]) -> Bool {
    let playbook = assessments[0].situation.playbook
    guard assessments.count > 1, playbook.isForWholeCase(playbook[remedy]) else {
      return own[remedy.index] == .holds
    }
    return truths.contains { $0[remedy.index] == .holds }
  }

  /// Whether it is there, in one of the parts, in every cell of the facts that it depends on.
  private func isCertain(
    _ remedy: Reference<Remedy>, in situations: [Situation], _ truths: [Truth], for index: Int
  ) -> Bool {
    guard let (place, fact) = firstCut(truths) else { return false }
    let isOfCase = situations[0].playbook.fact(at: fact)?.ofCase == true
    var open: [([Situation], [Truth])] = []
    for cell in domains.cells(of: fact) {
      guard budget.take(for: index) else { return false }
      var filled = situations
      for part in situations.indices where isOfCase || part == place {
        filled[part] = filled[part].setting([(fact, cell.value)])
      }
      let found = filled.map { CertainActions.all($0)[remedy.index] }
      if found.contains(.holds) { continue }
      guard found.contains(where: \.isUnknown) else { return false }
      open.append((filled, found))
    }
    return open.allSatisfy { isCertain(remedy, in: $0, $1, for: index) }
  }

  /// The first fact with cells that some part's truth depends on, with the part.
  private func firstCut(_ truths: [Truth]) -> (part: Int, fact: Slot)? {
    for (part, truth) in truths.enumerated() {
      if let fact = truth.slots.first(where: domains.isCut) { return (part, fact) }
    }
    return nil
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
