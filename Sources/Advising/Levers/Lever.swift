package import Playbooks

/// One act that somebody can do, and the cases that it moves forward.
///
/// An act is a decision that is due or a step that can be taken now. That a fact is otherwise is no
/// act: it comes about through a step.
package struct Lever: Sendable {
  /// The act.
  package let act: Act
  /// What it moves in each case that it moves forward, in the order in which the cases were given.
  package let hits: [Hit]

  /// An act that a case offers.
  package enum Act: Sendable {
    /// Decide in favour of a remedy that people decide on.
    case approve(Reference<Remedy>)
    /// Carry out a remedy.
    case finish(Reference<Remedy>)

    /// The remedy that is decided on or carried out.
    package var remedy: Reference<Remedy> {
      switch self {
      case .approve(let remedy), .finish(let remedy): remedy
      }
    }
  }

  /// What the act moves in one case.
  package struct Hit: Sendable {
    /// The case.
    package let `case`: ListedCase
    /// The changes that move the case forward.
    package let changes: [AdviceChange]
  }

  /// The cases that it moves forward.
  package var cases: [ListedCase] { hits.map(\.case) }

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
    case .approve(let remedy): "approve \(remedy.index)"
    case .finish(let remedy): "finish \(remedy.index)"
    }
  }

  /// The order among acts that move equally much: decisions first, as they cost least.
  var rank: (Int, Int) {
    switch self {
    case .approve(let remedy): (1, remedy.index)
    case .finish(let remedy): (2, remedy.index)
    }
  }
}
