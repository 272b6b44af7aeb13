import FEEL

/// What an entry of a playbook may refer to: the ids of each kind, and the facts.
struct Names {
  let vocabulary: Vocabulary
  let facts: [Fact]
  let goals: [String: Int]
  let remedies: [String: Int]
  let offices: [String: Int]
  let sources: [String: Int]
  let ids: [String: [String]]
  let paths: FactPaths

  init(sections: PlaybookSections, vocabulary: Vocabulary, facts: [Fact]) {
    self.vocabulary = vocabulary
    self.facts = facts
    paths = FactPaths(facts)
    func index(_ section: String) -> [String: Int] {
      Dictionary(
        sections[section].enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first }
      )
    }
    goals = index("goals")
    remedies = index("remedies")
    offices = index("offices")
    sources = index("sources")
    ids = Dictionary(
      uniqueKeysWithValues: ["goals", "remedies", "offices", "sources"].map { section in
        (section, sections[section].map(\.key))
      })
  }

  func fact(named name: String) -> Fact? {
    guard let slot = vocabulary.slot(named: name), slot.index < facts.count else { return nil }
    return facts[slot.index]
  }
}
