extension Playbook {
  /// The playbook with some of its entries exchanged; the number and the order of entries must not
  /// change.
  package func replacing(
    constraints: [Constraint]? = nil, screens: [Screen]? = nil, decisions: [Decision]? = nil,
    goals: [Goal]? = nil, blockers: [Blocker]? = nil,
    remedies: [Remedy]? = nil
  ) -> Playbook {
    Playbook(
      id: id, version: version, versionPlace: versionPlace, title: title, languages: languages,
      weight: weight, digest: digest,
      types: types,
      phases: phases, facts: facts, constraints: constraints ?? self.constraints,
      screens: screens ?? self.screens,
      decisions: decisions ?? self.decisions,
      decisionOrder: decisionOrder,
      offices: offices, sources: sources, goals: goals ?? self.goals,
      blockers: blockers ?? self.blockers, remedies: remedies ?? self.remedies, clocks: clocks,
      calendar: calendar, vocabulary: vocabulary, files: files)
  }
}
