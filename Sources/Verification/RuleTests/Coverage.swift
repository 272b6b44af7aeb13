package import Advising
package import Playbooks

/// Which conditions the tests have seen true, false and unknown.
package struct Coverage: Sendable {
  /// The `when` of a blocker, or the `when` or `needs` of a remedy.
  package struct Condition: Sendable {
    private let clause: Clause
    let number: Reference<Clause>
    package internal(set) var seenTrue = false
    package internal(set) var seenFalse = false
    package internal(set) var seenUnknown = false

    package var id: String { clause.declaration.id }
    /// `when` or `needs`.
    package var key: String { clause.role.rawValue }
    package var formula: Formula { clause.formula }
    /// When the entry is in force.
    var effective: EffectivePeriod { clause.declaration.effective }
    /// Whether it has been seen in all three states.
    package var isComplete: Bool { seenTrue && seenFalse && seenUnknown }

    init(_ clause: Clause, _ number: Reference<Clause>) {
      self.clause = clause
      self.number = number
    }
  }

  package private(set) var conditions: [Condition]

  /// Nothing has been seen yet of the conditions that coverage counts.
  package init(_ playbook: Playbook) {
    conditions = playbook.clauses.all.enumerated().compactMap { number, clause in
      switch clause.subject {
      case .blocker, .remedy: Condition(clause, Reference(number))
      case .goal, .clock, .decision: nil
      }
    }
  }

  /// Takes in what others have seen.
  package mutating func join(_ other: Coverage) {
    for (index, seen) in zip(conditions.indices, other.conditions) {
      if seen.seenTrue { conditions[index].seenTrue = true }
      if seen.seenFalse { conditions[index].seenFalse = true }
      if seen.seenUnknown { conditions[index].seenUnknown = true }
    }
  }

  package mutating func see(_ situations: [Situation]) {
    for situation in situations {
      for index in conditions.indices where conditions[index].effective.contains(situation.date) {
        switch situation.truth(of: conditions[index].number) {
        case .holds: conditions[index].seenTrue = true
        case .fails: conditions[index].seenFalse = true
        case .unknown: conditions[index].seenUnknown = true
        }
      }
    }
  }
}
