import FEEL
import Playbooks
import Synchronization

/// Proves which actions exist under every filling of the unknown facts (contract, section 4.2).
///
/// It reads the graph of reasons for all fillings at once. For what that leaves open it tries each
/// cell of the unknown facts. The
/// answer is exact where those facts are only compared with constants and the work limit suffices;
/// otherwise nothing is proved and the action is not certain.
struct CertainSearch: Sendable {
  private let domains: FactDomains
  private let assessments: [Assessment]
  /// The parts with every fact unknown that a filling may change.
  private let situations: [Situation]
  /// For each part, whether each remedy is among the actions, by index.
  private let truths: [[Truth]]
  /// The actions that those results leave open, in order.
  private let open: [OpenAction]
  /// Limits the number of situations that are tried.
  private let budget: WorkBudget

  /// An action in the parts in which it counts: one part, or all of them if it is one for the case.
  private struct OpenAction {
    let remedy: Reference<Remedy>
    let parts: [Int]
    let truths: [Truth]
  }

  /// Prepares the search; `truths` are the answers for each part.
  init(
    _ domains: FactDomains, _ assessments: [Assessment], _ situations: [Situation],
    _ truths: [[Truth]]
  ) {
    self.domains = domains
    self.assessments = assessments
    self.situations = situations
    self.truths = truths
    var seen: Set<Reference<Remedy>> = []
    open = assessments.indices.flatMap { part in
      assessments[part].actions.compactMap { action in
        let parts = Self.parts(in: assessments, of: action.remedy, listedIn: part)
        if parts.count > 1, !seen.insert(action.remedy).inserted { return nil }
        let own = parts.map { truths[$0][action.remedy.index] }
        let isOpen = !own.contains(.holds) && own.contains(where: \.isUnknown)
        return isOpen ? OpenAction(remedy: action.remedy, parts: parts, truths: own) : nil
      }
    }
    budget = WorkBudget(count: open.count)
  }

  /// Whether each of the remedies is among the actions under every filling, by index; false for the
  /// others.
  static func truths(in situation: Situation, of remedies: [Reference<Remedy>]) -> [Truth] {
    var reading = Reading<Truth>(situation)
    let graph = situation.rules.graph
    var truths = Array(repeating: Truth.fails, count: graph.remedies.count)
    if remedies.count > 1 { reading.settleAdvised() }
    for remedy in remedies { truths[remedy.index] = reading[graph.remedies[remedy.index].firm] }
    return truths
  }

  /// The parts in one of which an action listed in that part has to be there: all of them, if it
  /// is one for the case (contract, section 4.8).
  private static func parts(
    in assessments: [Assessment], of remedy: Reference<Remedy>, listedIn part: Int
  ) -> [Int] {
    let playbook = assessments[part].situation.playbook
    return playbook.isForWholeCase(playbook[remedy]) ? Array(assessments.indices) : [part]
  }

  /// What is certain about one part.
  struct Finding: Sendable {
    /// The remedies whose actions exist under every filling.
    var certain: Set<Reference<Remedy>> = []
    /// For each action that is not certain, the unknown facts at which the proof ended.
    var doubts: [Reference<Remedy>: [Slot]] = [:]
    /// Whether no filling adds an action that is not listed.
    var isComplete = true
  }

  /// How many actions are open.
  var openCount: Int { open.count }

  /// Whether the open action with that number is certain.
  func isCertain(_ index: Int) -> Bool {
    var reading = Reading<Truth>(situations[0])
    return isCertain(index, in: situations, open[index].truths, &reading)
  }

  /// What is certain about each part, given the numbers of the open actions that are.
  func findings(_ proven: [Int]) -> [Finding] {
    var found = assessments.indices.map { part in
      let listed = Set(assessments[part].actions.map(\.remedy))
      return Finding(
        certain: listed.filter { remedy in
          Self.parts(in: assessments, of: remedy, listedIn: part)
            .contains { truths[$0][remedy.index] == .holds }
        },
        isComplete: assessments[part].situation.rules.remedies.allSatisfy {
          listed.contains($0) || !truths[part][$0.index].isUnknown
        })
    }
    for index in proven where budget.suffice(for: index) {
      for part in open[index].parts { found[part].certain.insert(open[index].remedy) }
    }
    for part in found.indices {
      for action in assessments[part].actions where !found[part].certain.contains(action.remedy) {
        let parts = Self.parts(in: assessments, of: action.remedy, listedIn: part)
        found[part].doubts[action.remedy] =
          Set(parts.flatMap { truths[$0][action.remedy.index].slots }).sorted()
      }
    }
    return found
  }

  /// Whether it is there, in one of its parts, in every cell of the facts that it depends on.
  ///
  /// `situations` are all parts of the case, and `truths` what is said of the parts of the action.
  private func isCertain(
    _ index: Int, in situations: [Situation], _ truths: [Truth], _ reading: inout Reading<Truth>
  ) -> Bool {
    guard let (place, fact) = firstCut(truths, open[index].parts, in: situations) else {
      return false
    }
    let firm = situations[0].rules.graph.remedies[open[index].remedy.index].firm
    let isOfCase = situations[0].playbook.fact(at: fact)?.ofCase == true
    var left: [([Situation], [Truth])] = []
    for cell in domains.cellsOrChoices(of: fact) {
      guard budget.take(for: index) else { return false }
      var filled = situations
      for part in situations.indices where isOfCase || part == place {
        filled[part] = filled[part].setting([(fact, cell.value)])
      }
      guard filled.allSatisfy(\.isPossible) else { continue }
      filled.tellOneAnotherTheirGoals()
      let found = open[index].parts.map { part in
        reading.turn(to: filled[part])
        let answer = reading[firm]
        filled[part] = reading.situation
        return answer
      }
      if found.contains(.holds) { continue }
      guard found.contains(where: \.isUnknown) else { return false }
      left.append((filled, found))
    }
    return left.allSatisfy { isCertain(index, in: $0, $1, &reading) }
  }

  /// The first fact with cells that the truth of some part depends on, and a part in which it is
  /// unknown: that part, or another one where a goal is for the whole case.
  private func firstCut(_ truths: [Truth], _ parts: [Int], in situations: [Situation])
    -> (part: Int, fact: Slot)?
  {
    for (part, truth) in zip(parts, truths) {
      for fact in truth.slots where domains.isCut(fact) {
        let places = [part] + situations.indices.filter { $0 != part }
        if let place = places.first(where: { !situations[$0].isKnown(fact) }) {
          return (place, fact)
        }
      }
    }
    return nil
  }
}

/// The proofs of a search, which several threads share.
final class Proofs: Sendable {
  private let search: CertainSearch
  /// The number of the next open action that nobody has taken yet.
  private let next = Atomic(0)
  /// The open actions that are proved, by their numbers.
  private let proven = Mutex<[Int]>([])

  /// At most this many threads share the proofs.
  static let mostThreads = 8

  init(_ search: CertainSearch) { self.search = search }

  /// Proves one open action after another, until all are taken.
  func work() {
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < search.openCount else { return }
      if search.isCertain(index) { proven.withLock { $0.append(index) } }
    }
  }

  /// What is certain about each part, once all proofs are done.
  var findings: [CertainSearch.Finding] { search.findings(proven.withLock { $0.sorted() }) }
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
