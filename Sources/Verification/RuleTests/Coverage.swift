package import Advising
package import Diagnostics
package import Playbooks

/// Which conditions the tests have seen true, false and unknown (contract, section 5).
package struct Coverage: Sendable {
  /// The `when` of a blocker or a checklist, the `when` or `needs` of a remedy, or the `if` or `then`
  /// of a constraint.
  package struct Condition: Sendable {
    private let clause: Clause
    let number: Reference<Clause>
    /// Whether a test has seen it true.
    package internal(set) var seenTrue = false
    /// Whether a test has seen it false.
    package internal(set) var seenFalse = false
    /// Whether a test has seen it unknown.
    package internal(set) var seenUnknown = false

    /// The id of the entry.
    package var id: String { clause.declaration.id }
    /// The key of the condition, such as `when` or `needs`.
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

    /// The truth that coverage counts.
    ///
    /// That of a condition of a constraint is by what is known of its facts, since the constraint
    /// itself settles what is not.
    func truth(in situation: Situation) -> Truth {
      if case .constraint = clause.subject { return situation.truthByFacts(of: number) }
      return situation.truth(of: number)
    }
  }

  /// A constraint, and whether a test has seen that it says something.
  package struct Rule: Sendable {
    private let declaration: Declaration
    /// Whether a fact was inferred by it in a test.
    package internal(set) var seenInferring = false
    /// Whether it was part of a contradiction in a test.
    package internal(set) var seenContradicted = false

    /// The id of the constraint.
    package var id: String { declaration.id }
    /// The place of its id.
    package var place: Place { declaration.place }
    /// Whether the tests have seen that it says something.
    package var isComplete: Bool { seenInferring || seenContradicted }

    init(_ declaration: Declaration) { self.declaration = declaration }
  }

  /// The conditions that coverage counts, in playbook order within each kind of entry.
  package private(set) var conditions: [Condition]
  /// The constraints, in playbook order.
  package private(set) var constraints: [Rule]

  /// Coverage before any test has run.
  package init(_ playbook: Playbook) {
    conditions = playbook.clauses.all.enumerated().compactMap { number, clause in
      switch clause.subject {
      case .blocker, .remedy, .constraint, .screen: Condition(clause, Reference(number))
      case .goal, .clock, .decision: nil
      }
    }
    constraints = playbook.constraints.map { Rule($0.declaration) }
  }

  /// Adds what another coverage of the same playbook has seen.
  package mutating func join(_ other: Coverage) {
    for (index, seen) in zip(conditions.indices, other.conditions) {
      if seen.seenTrue { conditions[index].seenTrue = true }
      if seen.seenFalse { conditions[index].seenFalse = true }
      if seen.seenUnknown { conditions[index].seenUnknown = true }
    }
    for (index, seen) in zip(constraints.indices, other.constraints) {
      if seen.seenInferring { constraints[index].seenInferring = true }
      if seen.seenContradicted { constraints[index].seenContradicted = true }
    }
  }

  /// Adds the constraints by which a fact is inferred, and those that contradictions name.
  package mutating func see(_ advice: Advice) {
    for constraint in advice.inferred.flatMap(\.by) {
      constraints[constraint.index].seenInferring = true
    }
    for constraint in advice.contradictions.flatMap(\.constraints) {
      constraints[constraint.index].seenContradicted = true
    }
  }

  /// Adds the states that the conditions have in these situations, if they are in force.
  package mutating func see(_ situations: [Situation]) {
    for situation in situations {
      for index in conditions.indices where conditions[index].effective.contains(situation.date) {
        switch conditions[index].truth(in: situation) {
        case .holds: conditions[index].seenTrue = true
        case .fails: conditions[index].seenFalse = true
        case .unknown: conditions[index].seenUnknown = true
        }
      }
    }
  }
}
