extension Playbook {
  /// The playbook with other entries in the place of some; their number and order stay.
  package func replacing(
    decisions: [Decision]? = nil, goals: [Goal]? = nil, blockers: [Blocker]? = nil,
    remedies: [Remedy]? = nil
  ) -> Playbook {
    Playbook(
      id: id, version: version, title: title, languages: languages, digest: digest, types: types,
      facts: facts, decisions: decisions ?? self.decisions, decisionOrder: decisionOrder,
      offices: offices, sources: sources, goals: goals ?? self.goals,
      blockers: blockers ?? self.blockers, remedies: remedies ?? self.remedies, clocks: clocks,
      calendar: calendar, vocabulary: vocabulary, files: files)
  }
}
