package import Diagnostics
package import FEEL

/// A playbook as its files state it, with all names resolved and all types checked.
///
/// It is an object, so that handing it on costs one reference.
package final class Playbook: Sendable {
  /// The id of the playbook.
  package let id: String
  /// The version, as the authors write it.
  package let version: String
  /// The place of the version in its file.
  package let versionPlace: Place
  /// The title of the playbook.
  package let title: Text
  /// The languages that its texts should be in; the first is the playbook's own.
  package let languages: [String]
  /// The number fact that lists count beside cases; nil where the playbook names none.
  package let weight: Slot?
  /// A hash of the rule files, equal for equal files.
  package let digest: String
  /// The item definitions.
  package let types: [RecordType]
  /// The phases of the road, in order; none where the playbook lists none.
  package let phases: [Phase]
  /// The facts; the index of each is the index of its slot.
  package let facts: [Fact]
  /// What cannot be otherwise, in playbook order.
  package let constraints: [Constraint]
  /// The checklists, in playbook order.
  package let screens: [Screen]
  /// The decisions, whose slots follow those of the facts.
  package let decisions: [Decision]
  /// The decisions in an order in which each comes after those that it needs.
  package let decisionOrder: [Reference<Decision>]
  /// The offices and other parties.
  package let offices: [Office]
  /// The sources that `basis` cites.
  package let sources: [Source]
  /// The goals, in playbook order.
  package let goals: [Goal]
  /// The blockers, in playbook order.
  package let blockers: [Blocker]
  /// The remedies, in playbook order.
  package let remedies: [Remedy]
  /// The clocks, in playbook order.
  package let clocks: [Clock]
  /// The holidays and make-up workdays.
  package let calendar: WorkingCalendar
  /// The names that conditions may use, with their slots.
  package let vocabulary: Vocabulary
  /// The files that the playbook was read from, sorted by name.
  package let files: [SourceFile]
  /// The names that entries had before.
  package let oldNames: OldNames
  /// The conditions of the entries, numbered.
  package let clauses: Clauses

  /// Creates a playbook from these parts, whose references are indices into them.
  package init(
    id: String, version: String, versionPlace: Place, title: Text, languages: [String],
    weight: Slot?, digest: String,
    types: [RecordType], phases: [Phase], facts: [Fact], constraints: [Constraint],
    screens: [Screen], decisions: [Decision], decisionOrder: [Reference<Decision>],
    offices: [Office], sources: [Source], goals: [Goal], blockers: [Blocker], remedies: [Remedy],
    clocks: [Clock], calendar: WorkingCalendar, vocabulary: Vocabulary, files: [SourceFile]
  ) {
    self.id = id
    self.version = version
    self.versionPlace = versionPlace
    self.title = title
    self.languages = languages
    self.weight = weight
    self.digest = digest
    self.types = types
    self.phases = phases
    self.facts = facts
    self.constraints = constraints
    self.screens = screens
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
    var oldNames = OldNames()
    oldNames.add(facts.lazy.map(\.declaration), to: .facts)
    oldNames.add(decisions.lazy.map(\.declaration), to: .decisions)
    oldNames.add(offices.lazy.map(\.declaration), to: .offices)
    oldNames.add(goals.lazy.map(\.declaration), to: .goals)
    oldNames.add(blockers.lazy.map(\.declaration), to: .blockers)
    oldNames.add(remedies.lazy.map(\.declaration), to: .remedies)
    oldNames.add(clocks.lazy.map(\.declaration), to: .clocks)
    self.oldNames = oldNames
    clauses = Clauses(
      goals: goals, blockers: blockers, remedies: remedies, clocks: clocks, decisions: decisions,
      constraints: constraints, screens: screens)
  }

  /// The goal with this index.
  package subscript(reference: Reference<Goal>) -> Goal { goals[reference.index] }
  /// The blocker with this index.
  package subscript(reference: Reference<Blocker>) -> Blocker { blockers[reference.index] }
  /// The remedy with this index.
  package subscript(reference: Reference<Remedy>) -> Remedy { remedies[reference.index] }
  /// The phase with this index.
  package subscript(reference: Reference<Phase>) -> Phase { phases[reference.index] }
  /// The office with this index.
  package subscript(reference: Reference<Office>) -> Office { offices[reference.index] }
  /// The source with this index.
  package subscript(reference: Reference<Source>) -> Source { sources[reference.index] }
  /// The clock with this index.
  package subscript(reference: Reference<Clock>) -> Clock { clocks[reference.index] }
  /// The decision with this index.
  package subscript(reference: Reference<Decision>) -> Decision { decisions[reference.index] }
  /// The constraint with this index.
  package subscript(reference: Reference<Constraint>) -> Constraint {
    constraints[reference.index]
  }
  /// The checklist with this index.
  package subscript(reference: Reference<Screen>) -> Screen { screens[reference.index] }
  /// The condition with this number.
  package subscript(number: Reference<Clause>) -> Clause { clauses.all[number.index] }

  /// The declaration of the entry.
  package func declaration(of subject: Clause.Subject) -> Declaration {
    switch subject {
    case .goal(let goal): self[goal].declaration
    case .blocker(let blocker): self[blocker].declaration
    case .remedy(let remedy): self[remedy].declaration
    case .clock(let clock): self[clock].declaration
    case .decision(let decision): self[decision].declaration
    case .constraint(let constraint): self[constraint].declaration
    case .screen(let screen): self[screen].declaration
    }
  }

  /// The fact in the slot; nil where the slot belongs to a decision or to the case itself.
  package func fact(at slot: Slot) -> Fact? {
    slot.index < facts.count ? facts[slot.index] : nil
  }

  /// The decision in the slot; nil where the slot belongs to something else.
  package func decision(at slot: Slot) -> Decision? {
    let index = slot.index - facts.count
    return decisions.indices.contains(index) ? decisions[index] : nil
  }

  /// The declarations of a section's entries, in playbook order; none for the header, the types and
  /// the calendar.
  package func declarations(of section: SectionName) -> [Declaration] {
    switch section {
    case .playbook, .types, .calendar: []
    case .phases: phases.map(\.declaration)
    case .facts: facts.map(\.declaration)
    case .constraints: constraints.map(\.declaration)
    case .screens: screens.map(\.declaration)
    case .decisions: decisions.map(\.declaration)
    case .offices: offices.map(\.declaration)
    case .sources: sources.map(\.declaration)
    case .goals: goals.map(\.declaration)
    case .blockers: blockers.map(\.declaration)
    case .remedies: remedies.map(\.declaration)
    case .clocks: clocks.map(\.declaration)
    }
  }

  /// The ids of a section's entries, in playbook order.
  package func ids(of section: SectionName) -> [String] {
    switch section {
    case .playbook: [id]
    case .types: types.map(\.id)
    default: declarations(of: section).map(\.id)
    }
  }

  /// The declaration of the entry; nil where there is none.
  package func declaration(of entry: EntryName) -> Declaration? {
    declarations(of: entry.section).first { $0.id == entry.id }
  }

  /// The fact that lists count beside cases: the one that the playbook names as `weight`, or else one
  /// with the name that lists have for it in JSON (contract, section 6).
  package var counted: Fact? {
    (weight ?? vocabulary.slot(named: "households")).flatMap(fact)
  }

  /// The remedy with this id; nil where there is none.
  package func remedy(named id: String) -> Reference<Remedy>? {
    remedies.firstIndex { $0.id == id }.map(Reference.init)
  }
}
