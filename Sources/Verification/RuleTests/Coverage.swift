package import Advising
package import Playbooks

/// Which conditions the tests have seen true, false and unknown.
package struct Coverage: Sendable {
  /// The `when` of a blocker, or the `when` or `needs` of a remedy.
  package struct Clause: Sendable {
    package let id: String
    /// `when` or `needs`.
    package let key: String
    package let formula: Formula
    package let effective: EffectivePeriod
    package internal(set) var seenTrue = false
    package internal(set) var seenFalse = false
    package internal(set) var seenUnknown = false

    package var isComplete: Bool { seenTrue && seenFalse && seenUnknown }
  }

  package private(set) var clauses: [Clause]

  package init(_ playbook: Playbook) {
    clauses =
      playbook.blockers.map {
        Clause(
          id: $0.id, key: "when", formula: $0.when, effective: $0.declaration.effective)
      }
      + playbook.remedies.flatMap { remedy in
        [("when", remedy.when), ("needs", remedy.needs)].compactMap { key, formula in
          formula.map {
            Clause(
              id: remedy.id, key: key, formula: $0, effective: remedy.declaration.effective)
          }
        }
      }
  }

  /// Takes in what others have seen.
  package mutating func join(_ other: Coverage) {
    for (index, clause) in zip(clauses.indices, other.clauses) {
      if clause.seenTrue { clauses[index].seenTrue = true }
      if clause.seenFalse { clauses[index].seenFalse = true }
      if clause.seenUnknown { clauses[index].seenUnknown = true }
    }
  }

  package mutating func see(_ situations: [Situation]) {
    for situation in situations {
      for index in clauses.indices where clauses[index].effective.contains(situation.date) {
        switch situation.truth(of: clauses[index].formula) {
        case .holds: clauses[index].seenTrue = true
        case .fails: clauses[index].seenFalse = true
        case .unknown: clauses[index].seenUnknown = true
        }
      }
    }
  }
}
