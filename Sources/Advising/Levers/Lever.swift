package import FEEL
package import Playbooks

/// One act, and the cases that it moves forward.
package struct Lever: Sendable {
  /// The act.
  package let act: Act
  /// What it moves in each case that it moves forward, in the order in which the cases were given.
  package let hits: [Hit]

  /// An act that a case offers.
  package enum Act: Sendable {
    /// Bring about that a known fact has this value.
    case change(Slot, Value)
    /// Decide in favour of a remedy that people decide on.
    case approve(Reference<Remedy>)
    /// Carry out a remedy.
    case finish(Reference<Remedy>)
  }

  /// What the act moves in one case.
  package struct Hit: Sendable {
    /// The id of the case.
    package let caseID: String
    /// The number of households; nil where the case does not say.
    package let households: Int?
    /// The changes that move the case forward.
    package let changes: [AdviceChange]
  }

  /// Whether it only changes a fact that the step brings about, and moves no more than the step
  /// does.
  func repeats(_ step: Lever, _ playbook: Playbook) -> Bool {
    guard case .change(let fact, let value) = act, case .finish(let remedy) = step.act,
      playbook[remedy].changes.contains(where: { $0.fact == fact && $0.change.canBe(value) })
    else { return false }
    return hits.allSatisfy { hit in
      step.hits.contains { $0.caseID == hit.caseID && $0.changes.count >= hit.changes.count }
    }
  }

  /// The number of households over all cases that say how many they have.
  package var households: Int { hits.compactMap(\.households).reduce(0, +) }

  /// The number of blockers that are known to be present and go away.
  package var cleared: Int {
    hits.reduce(0) { $0 + $1.changes.count { $0.from == .blocker(present: true) } }
  }

  /// The number of changes of the kind, over all cases.
  package func count(_ kind: AdviceChange.Kind) -> Int {
    hits.reduce(0) { $0 + $1.changes.count { $0.subject.kind == kind } }
  }
}

extension Lever.Act {
  /// Identifies the act, so that the same act in several cases is one lever.
  var key: String {
    switch self {
    case .change(let fact, let value): "change \(fact.index) \(value.literal)"
    case .approve(let remedy): "approve \(remedy.index)"
    case .finish(let remedy): "finish \(remedy.index)"
    }
  }

  /// The order among acts that move equally much: decisions first, as they cost least.
  var rank: (Int, Int) {
    switch self {
    case .approve(let remedy): (1, remedy.index)
    case .finish(let remedy): (2, remedy.index)
    case .change(let fact, _): (3, fact.index)
    }
  }
}
