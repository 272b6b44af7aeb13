import Diagnostics
import FEEL

/// Everything that an entry of a playbook may refer to: the entries of each section by id, and the
/// facts.
struct References {
  let vocabulary: Vocabulary
  let facts: [Fact]
  let paths: FactPaths
  private let ids: [SectionName: [String]]
  private let indices: [SectionName: [String: Int]]

  init(sections: PlaybookSections, vocabulary: Vocabulary, facts: [Fact]) {
    self.vocabulary = vocabulary
    self.facts = facts
    paths = FactPaths(facts, decisions: sections[.decisions].map(\.key))
    ids = Dictionary(
      uniqueKeysWithValues: SectionName.allCases.map { ($0, sections[$0].map(\.key)) })
    indices = ids.mapValues { ids in
      Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// The ids of the section's entries, in playbook order.
  subscript(section: SectionName) -> [String] { ids[section] ?? [] }

  /// The entry of the section that has this id; nil where none has it.
  subscript<Entry>(section: Section<Entry>, id: String) -> Reference<Entry>? {
    indices[section.name]?[id].map(Reference.init)
  }

  /// The finding for a name that is to be that of a fact and is not.
  func unknownFact(_ name: String, at place: Place) -> Diagnostic {
    UnknownFact(name, among: facts, isDecision: vocabulary.slot(named: name) != nil)
      .diagnostic(at: place)
  }

  /// The fact with this name; nil for decisions and unknown names.
  func fact(named name: String) -> Fact? {
    guard let slot = vocabulary.slot(named: name), slot.index < facts.count else { return nil }
    return facts[slot.index]
  }
}
