package import FEEL
package import Playbooks
package import Reasoning

extension Playbook {
  /// What the playbook's conditions are about, for reasoning over every case at once.
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

  /// Its conditions without those of decisions, which are opened where a condition reads them.
  package var conditions: [Program] {
    clauses.all.filter { $0.role != .is }.map(\.formula.program)
  }
}

extension Playbook {
  /// For each value that a remedy achieves, the condition that the fact has it: what a remedy
  /// brings about is told apart from what it does not.
  package var achievedValues: [Program] {
    var seen: Set<String> = []
    return achievedValues(of: remedies).filter { seen.insert($0.text).inserted }
  }

  /// The same of some remedies, in their order.
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
