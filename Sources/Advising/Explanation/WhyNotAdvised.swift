import FEEL
import Playbooks

/// Says why a remedy is not among the actions of a part.
struct WhyNotAdvised {
  /// The remedy.
  private let remedy: Reference<Remedy>
  private var reading: Reading<Bool>

  private var situation: Situation { reading.situation }
  private var rules: PlaybookInForce { situation.rules }

  init(_ remedy: Reference<Remedy>, in assessment: Assessment) {
    self.remedy = remedy
    reading = assessment.reading
  }

  /// The reasons: those of the blockers and goals that list it first, then those of the remedy
  /// itself.
  mutating func obstacles() -> [Obstacle] {
    guard rules.contains(remedy) else { return [.notInForce] }
    let listing = rules.reasons(listing: remedy)
    return (listing.isEmpty ? [unlisted] : listing.compactMap { obstacle($0) }) + own()
  }

  /// Why the blocker or goal does not advise it; nil where it advises nothing.
  private mutating func obstacle(_ reason: Reason) -> Obstacle? {
    switch reason {
    case .blocker(let blocker):
      switch situation.present(blocker) {
      case .fails: return .blockerAbsent(blocker)
      case .unknown(let slots): return .blockerUnknown(blocker, slots)
      case .holds: break
      }
      if !reading[rules.graph.blockers[blocker.index].matters] {
        return .blockerDoesNotMatter(blocker)
      }
    case .goal(let goal):
      if situation.reached(goal) == .holds { return .goalReached(goal) }
      if situation.applies(goal) == .fails { return .goalNotOfTheCase(goal) }
    }
    let choice = reading.choice(for: reason)
    return choice.advised.isEmpty ? nil : .preferred(reason, choice.advised)
  }

  /// The reason for a remedy that nothing lists: it can only prepare others.
  private var unlisted: Obstacle {
    let graph = rules.graph
    let prepared = Set(graph.ties[remedy.index].supports.map { graph.fillings[$0].needing })
      .filter { rules.contains($0) }.sorted()
    return prepared.isEmpty ? .nothingListsIt : .prepares(prepared)
  }

  /// The reasons that lie in the remedy itself.
  private mutating func own() -> [Obstacle] {
    var found: [Obstacle] = []
    let standing = situation.standing(of: remedy)
    if standing.isBarred, let last = standing.last { found.append(.barred(last)) }
    if reading[rules.graph.remedies[remedy.index].spent] { found.append(.spent) }
    switch situation.suits(remedy) {
    case .holds: break
    case .fails: found.append(.unsuitable)
    case .unknown(let slots): found.append(.suitabilityUnknown(slots))
    }
    return found
  }
}
