package import Diagnostics
package import FEEL

/// A playbook as its files say it: names resolved, types checked.
package struct Playbook: Sendable {
  package let id: String
  package let version: String
  package let title: Text
  /// The languages that its texts are to be in, the first one being the playbook's own.
  package let languages: [String]
  /// Names the text of the rules: the same files, the same digest.
  package let digest: String
  package let types: [RecordType]
  package let facts: [Fact]
  package let decisions: [Decision]
  /// The decisions, each after those that it needs.
  package let decisionOrder: [Reference<Decision>]
  package let offices: [Office]
  package let sources: [Source]
  package let goals: [Goal]
  package let blockers: [Blocker]
  package let remedies: [Remedy]
  package let clocks: [Clock]
  package let calendar: WorkingCalendar
  package let vocabulary: Vocabulary
  package let files: [SourceFile]

  /// A playbook of these parts, whose references are the indices of its entries.
  package init(
    id: String, version: String, title: Text, languages: [String], digest: String,
    types: [RecordType], facts: [Fact], decisions: [Decision], decisionOrder: [Reference<Decision>],
    offices: [Office], sources: [Source], goals: [Goal], blockers: [Blocker], remedies: [Remedy],
    clocks: [Clock], calendar: WorkingCalendar, vocabulary: Vocabulary, files: [SourceFile]
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.languages = languages
    self.digest = digest
    self.types = types
    self.facts = facts
    self.decisions = decisions
    self.decisionOrder = decisionOrder
    self.offices = offices
    self.sources = sources
    self.goals = goals
    self.blockers = blockers
    self.remedies = remedies
    self.clocks = clocks
    self.calendar = calendar
    self.vocabulary = vocabulary
    self.files = files
  }

  package subscript(reference: Reference<Goal>) -> Goal { goals[reference.index] }
  package subscript(reference: Reference<Blocker>) -> Blocker { blockers[reference.index] }
  package subscript(reference: Reference<Remedy>) -> Remedy { remedies[reference.index] }
  package subscript(reference: Reference<Office>) -> Office { offices[reference.index] }
  package subscript(reference: Reference<Source>) -> Source { sources[reference.index] }
  package subscript(reference: Reference<Clock>) -> Clock { clocks[reference.index] }
  package subscript(reference: Reference<Decision>) -> Decision { decisions[reference.index] }

  package func fact(at slot: Slot) -> Fact? {
    slot.index < facts.count ? facts[slot.index] : nil
  }

  package func decision(at slot: Slot) -> Decision? {
    let index = slot.index - facts.count
    return decisions.indices.contains(index) ? decisions[index] : nil
  }

  package func remedy(named id: String) -> Reference<Remedy>? {
    remedies.firstIndex { $0.id == id }.map(Reference.init)
  }
}
