package import FEEL
package import Playbooks

/// One act, and the cases that it moves forward.
package struct Lever: Sendable {
  package let act: Act
  /// In the order in which the cases were given.
  package let hits: [Hit]

  package enum Act: Sendable {
    /// Bring about that a known fact is so.
    case change(Slot, Value)
    /// Decide for a remedy that people decide.
    case approve(Reference<Remedy>)
    /// Carry a remedy through.
    case finish(Reference<Remedy>)
  }

  /// What the act moves in one case.
  package struct Hit: Sendable {
    package let caseID: String
    /// Nil where the case does not say.
    package let households: Int?
    /// Only those that get the case on.
    package let changes: [AdviceChange]
  }

  /// Whether it is no more than what the other one, a step, comes to.
  func repeats(_ step: Lever, _ playbook: Playbook) -> Bool {
    guard case .change(let fact, let value) = act, case .finish(let remedy) = step.act,
      playbook[remedy].achieves.contains(where: { $0.fact == fact && $0.change.canBe(value) })
    else { return false }
    return hits.allSatisfy { hit in
      step.hits.contains { $0.caseID == hit.caseID && $0.changes.count >= hit.changes.count }
    }
  }

  /// The households of the cases that say how many they are.
  package var households: Int { hits.compactMap(\.households).reduce(0, +) }

  /// How many blockers go that are known to be there.
  package var cleared: Int {
    hits.reduce(0) { $0 + $1.changes.count { $0.from == .blocker(present: true) } }
  }

  package func count(_ kind: AdviceChange.Kind) -> Int {
    hits.reduce(0) { $0 + $1.changes.count { $0.subject.kind == kind } }
  }
}

extension Lever.Act {
  /// Tells acts apart: the same act in several cases is one lever.
  var key: String {
    switch self {
    case .change(let fact, let value): "change \(fact.index) \(value.literal)"
    case .approve(let remedy): "approve \(remedy.index)"
    case .finish(let remedy): "finish \(remedy.index)"
    }
  }

  /// Where several acts move as much: a decision comes first, it costs least.
  var rank: (Int, Int) {
    switch self {
    case .approve(let remedy): (1, remedy.index)
    case .finish(let remedy): (2, remedy.index)
    case .change(let fact, _): (3, fact.index)
    }
  }
}
