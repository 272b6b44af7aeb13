package import FEEL
package import Playbooks
package import Reasoning

extension Playbook {
  /// What the playbook's conditions range over: the domain of each fact and the logic of each
  /// decision.
  ///
  /// Reasoning over all possible cases at once starts from it.
  package var ground: Ground {
    var domains: [Slot: Domain] = [:]
    for fact in facts { domains[fact.slot] = fact.domain }
    var derivations: [Slot: Derivation] = [:]
    for decision in decisions {
      switch decision.logic {
      case .expression(let formula): derivations[decision.slot] = .expression(formula.program)
      case .table(let table): derivations[decision.slot] = .table(table.table)
      }
    }
    domains[vocabulary.caseID] = Domain(.string)
    domains[vocabulary.caseOpened] = Domain(.date)
    return Ground(domains: domains, decisions: derivations)
  }

  /// All conditions of the playbook except those of decisions.
  ///
  /// Decisions are opened where a condition reads them.
  package var conditions: [Program] {
    clauses.all.filter { $0.role != .is }.map(\.formula.program)
  }
}

extension Playbook {
  /// For each value that a remedy achieves, the condition that the fact has this value, without
  /// repeats.
  ///
  /// With them the cells of a fact tell an achieved value apart from the others.
  package var achievedValues: [Program] {
    var seen: Set<String> = []
    return achievedValues(of: remedies).filter { seen.insert($0.text).inserted }
  }

  /// The same conditions for these remedies only, in their order and with repeats.
  func achievedValues(of remedies: [Remedy]) -> [Program] {
    remedies.flatMap(\.achieves).compactMap { achievement in
      guard case .value(let value) = achievement.change, let fact = fact(at: achievement.fact)
      else { return nil }
      return .equality(of: fact.slot, named: fact.id, fact.type.feel, to: value)
    }
  }
}

extension Fact {
  /// The values that the fact may take.
  package var domain: Domain {
    switch allowed {
    case .values(let choices):
      Domain(type.feel, values: choices.map(\.value), optional: optional)
    case .tests(let formula):
      Domain(type.feel, tests: formula.program, optional: optional)
    case nil: Domain(type.feel, optional: optional)
    }
  }
}
