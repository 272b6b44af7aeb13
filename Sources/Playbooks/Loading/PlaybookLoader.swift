package import Diagnostics
import FEEL
import Parallelism
import YAML

/// Reads a playbook from its files, and reports all faults at once.
///
/// The playbook is returned only if no finding is an error.
package struct PlaybookLoader: Sendable {
  var diagnostics: [Diagnostic] = []
  var types: [String: RecordType] = [:]
  /// The places that name entries; nil where nobody asks for them.
  var mentions: [Mention]?
  let sections: PlaybookSections
  let files: [SourceFile]
  /// Whether every file could be parsed.
  let isWhole: Bool

  /// Reads the files in the order of their names, which are relative to the playbook's folder.
  ///
  /// - Parameter noting: Whether the result is to say where entries are named.
  package static func load(_ files: [SourceFile], notingMentions noting: Bool = false)
    -> LoadedPlaybook
  {
    let sorted = files.sorted { $0.name < $1.name }
    var diagnostics: [Diagnostic] = []
    var documents: [Document] = []
    for parsed in Parallel.map(sorted, { Document.parse($0) }) {
      diagnostics += parsed.diagnostics
      if let document = parsed.document { documents.append(document) }
    }
    let placeholders = documents.flatMap(Placeholder.findings)
    let sections = PlaybookSections(documents, into: &diagnostics)
    var loader = PlaybookLoader(
      diagnostics: diagnostics, mentions: noting ? [] : nil, sections: sections, files: sorted,
      isWhole: documents.count == sorted.count)
    let playbook = loader.playbook()
    loader.dropWhatFollows()
    loader.diagnostics = loader.diagnostics.without(followingFrom: placeholders)
    let failed = loader.diagnostics.contains { $0.severity == .error }
    return LoadedPlaybook(
      playbook: failed ? nil : playbook, diagnostics: loader.diagnostics.inReadingOrder,
      mentions: loader.mentions ?? [])
  }

  private init(
    diagnostics: [Diagnostic], mentions: [Mention]?, sections: PlaybookSections,
    files: [SourceFile], isWhole: Bool
  ) {
    self.diagnostics = diagnostics
    self.mentions = mentions
    self.sections = sections
    self.files = files
    self.isWhole = isWhole
  }

  /// Removes the findings that only follow from another fault.
  ///
  /// A fact or decision that could not be read is not an unknown name wherever a rule uses it: its
  /// own fault is reported once, and that is enough.
  private mutating func dropWhatFollows() {
    dropReferencesToLostSections()
    let ids: Set = ["unknown-name", "unknown-fact"]
    guard diagnostics.contains(where: { ids.contains($0.id) }) else { return }
    let facts = sections[.facts].map(\.key)
    let names = ["unknown-fact": facts, "unknown-name": facts + sections[.decisions].map(\.key)]
    diagnostics = diagnostics.filter { diagnostic in
      guard let name = diagnostic.subject, let declared = names[diagnostic.id] else { return true }
      return !declared.contains(name) && !isMeantBy(name, badlyNamed: declared)
    }
  }

  /// Removes what is said of the ids of a section that has none because it stands at a wrong place.
  private mutating func dropReferencesToLostSections() {
    let lost = diagnostics.filter { $0.id == "unknown-key" }.compactMap(\.subject)
      .compactMap(SectionName.init).filter { sections[$0].isEmpty }
    let ids = Set(lost.map { "unknown-\($0.singular)" })
    if !ids.isEmpty { diagnostics.removeAll { ids.contains($0.id) } }
  }

  /// Reads the sections in an order in which each has what it refers to.
  private mutating func playbook() -> Playbook? {
    let header = readHeader()
    noteDefinitions()
    checkIDsAcrossKinds()
    checkOldNames()
    readTypes()
    let phases = readPhases()
    let factDeclarations = declareFacts()
    let decisionDeclarations = declareDecisions()
    checkNames(factDeclarations, decisionDeclarations)
    let vocabulary = Vocabulary(
      facts: factDeclarations.map { ($0.entry.key, $0.type.feel) },
      decisions: decisionDeclarations.map { ($0.entry.key, $0.type.feel) })
    let facts = readFacts(factDeclarations)
    let known = References(sections: sections, vocabulary: vocabulary, facts: facts)
    let decisions = readDecisions(decisionDeclarations, known)
    let order = orderDecisions(decisions, vocabulary)
    let constraints = readConstraints(known)
    let screens = readScreens(known, decisions)
    let remedies = readRemedies(known)
    let offices = readOffices()
    let sources = readSources()
    let goals = readGoals(known)
    let blockers = readBlockers(known)
    let clocks = readClocks(known)
    let calendar = readCalendar()
    guard let header else { return nil }
    let weight = weight(of: header, known)
    return Playbook(
      id: header.id, version: header.version, versionPlace: header.versionPlace,
      title: header.title, languages: header.languages,
      weight: weight, digest: digest(of: files), types: sortedTypes, phases: phases, facts: facts,
      constraints: constraints, screens: screens, decisions: decisions,
      decisionOrder: order, offices: offices, sources: sources, goals: goals, blockers: blockers,
      remedies: remedies, clocks: clocks, calendar: calendar, vocabulary: vocabulary, files: files)
  }

  private var sortedTypes: [RecordType] { sections[.types].compactMap { types[$0.key] } }

  /// A 64-bit FNV-1a hash over the names and bytes of the files.
  ///
  /// It tells versions apart. It does not protect against forgery.
  private func digest(of files: [SourceFile]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func mix(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    }
    for file in files {
      mix(file.name.utf8)
      mix([0])
      mix(file.text)
      mix([0])
    }
    let text = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}

extension [Diagnostic] {
  /// The findings sorted by file and then by place; findings at one place keep their order.
  package var inReadingOrder: [Diagnostic] {
    enumerated().sorted { a, b in
      let (left, right) = (a.element.place, b.element.place)
      return (left.file.name, left.span.start, a.offset)
        < (right.file.name, right.span.start, b.offset)
    }.map(\.element)
  }
}
