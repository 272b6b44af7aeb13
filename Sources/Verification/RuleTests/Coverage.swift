package import Advising
package import Playbooks

/// Which conditions the tests have seen true, false and unknown (contract, section 5).
package struct Coverage: Sendable {
  /// The `when` of a blocker, or the `when` or `needs` of a remedy.
  package struct Condition: Sendable {
    private let clause: Clause
    let number: Reference<Clause>
    /// Whether a test has seen it true.
    package internal(set) var seenTrue = false
    /// Whether a test has seen it false.
    package internal(set) var seenFalse = false
    /// Whether a test has seen it unknown.
    package internal(set) var seenUnknown = false

    /// The id of the blocker or remedy.
    package var id: String { clause.declaration.id }
    /// The key of the condition, `when` or `needs`.
    package var key: String { clause.role.rawValue }
    /// The condition itself.
    package var formula: Formula { clause.formula }
    /// The days on which the entry is in force.
    var effective: EffectivePeriod { clause.declaration.effective }
    /// Whether the tests have seen it true, false and unknown.
    package var isComplete: Bool { seenTrue && seenFalse && seenUnknown }

    init(_ clause: Clause, _ number: Reference<Clause>) {
      self.clause = clause
      self.number = number
    }
  }

  /// The conditions that coverage counts, in playbook order within each kind of entry.
  package private(set) var conditions: [Condition]

  /// Coverage before any test has run.
  package init(_ playbook: Playbook) {
    conditions = playbook.clauses.all.enumerated().compactMap { number, clause in
      switch clause.subject {
      case .blocker, .remedy: Condition(clause, Reference(number))
      case .goal, .clock, .decision, .constraint, .screen: nil
      }
    }
  }

  /// Adds what another coverage of the same playbook has seen.
  package mutating func join(_ other: Coverage) {
    for (index, seen) in zip(conditions.indices, other.conditions) {
      if seen.seenTrue { conditions[index].seenTrue = true }
      if seen.seenFalse { conditions[index].seenFalse = true }
      if seen.seenUnknown { conditions[index].seenUnknown = true }
    }
  }

  /// Adds the states that the conditions have in these situations, if they are in force.
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
