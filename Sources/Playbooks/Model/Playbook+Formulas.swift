extension Playbook {
  /// Every FEEL expression of the playbook, including table cells, `achieves`, `also` and `allowed`.
  package var formulas: [Formula] {
    var found = clauses.all.map(\.formula) + clocks.map(\.from)
    for decision in decisions {
      guard case .table(let table) = decision.logic else { continue }
      found += table.inputs + table.rows.flatMap { $0 }
    }
    for achievement in remedies.flatMap(\.changes) {
      if case .formula(let formula) = achievement.change { found.append(formula) }
    }
    for fact in facts {
      if case .tests(let formula) = fact.allowed { found.append(formula) }
    }
    return found
  }
}
