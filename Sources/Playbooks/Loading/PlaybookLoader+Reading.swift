package import Diagnostics
import FEEL
import YAML

/// Reads the values that several sections have in common, such as titles, dates and references.
extension PlaybookLoader {
  /// An entry of a section, before it is read.
  typealias Entry = PlaybookSections.Entry

  /// The entry as a mapping with these keys; nil, with a finding, if it is not a mapping.
  mutating func fields(_ entry: Entry, _ keys: [String]) -> MappingReader? {
    MappingReader(
      entry.node, in: entry.file, of: entry.wording, keys: keys, into: &diagnostics)
  }

  /// The id, title and dates of an entry; a missing title is a finding unless `titled` is false.
  mutating func declaration(
    of entry: Entry, _ fields: MappingReader, titled: Bool = true
  ) -> Declaration {
    var title = Text(entry.key)
    if let node = fields["title"] {
      title = Text(node, in: fields.file, of: entry.wording, into: &diagnostics) ?? title
    } else if titled {
      diagnostics.append(.missingKey("title", of: entry.wording, at: entry.place))
    }
    return Declaration(
      id: entry.key, title: title, place: entry.place, rank: entry.rank,
      effective: effective(fields, entry.wording), formerly: formerly(entry, fields),
      phase: phase(fields))
  }

  private mutating func effective(
    _ fields: MappingReader, _ what: @autoclosure () -> Wording
  ) -> EffectivePeriod {
    if let day = fields["effective"]?.text, CalendarDate(day) != nil {
      diagnostics.append(
        .effectiveDay(day, at: Place(fields.file, fields["effective"]?.span ?? fields.node.span)))
      return .always
    }
    guard let node = fields["effective"],
      let inner = MappingReader(
        node, in: fields.file, of: Wording(en: "`effective`", zh: "`effective`"),
        keys: ["from", "until"], into: &diagnostics)
    else { return .always }
    let from = inner.date("from", into: &diagnostics)
    let until = inner.date("until", into: &diagnostics)
    if let from, let until, until < from {
      diagnostics.append(.endsBeforeItBegins(what(), at: inner.place))
      return .always
    }
    return EffectivePeriod(from: from, until: until)
  }

  /// The time limit at the key, or the length of another kind; a text that cannot be read as one is
  /// a finding.
  mutating func span(_ key: String, in fields: MappingReader, of kind: Wording = .timeLimit)
    -> TimeSpan?
  {
    guard let scalar = fields.scalar(key, into: &diagnostics) else { return nil }
    if let span = TimeSpan(scalar.text) { return span }
    diagnostics.append(.notASpan(scalar.text, kind, at: Place(fields.file, scalar.span)))
    return nil
  }

  /// The entries that a list of ids names; unknown ids are findings.
  mutating func references<Target>(
    _ key: String, in fields: MappingReader, to section: Section<Target>, _ known: References
  ) -> [Reference<Target>] {
    let items = fields.list(key, into: &diagnostics)
    noteRepeats(items, in: fields.file)
    return items.compactMap { reference($0, in: fields.file, to: section, known) }
  }

  /// Reports an entry that a list names twice, which is almost always a slip.
  mutating func noteRepeats(_ items: [Node], in file: SourceFile) {
    guard items.count > 1 else { return }
    for (index, item) in items.enumerated() {
      guard let text = item.text, let first = items[..<index].first(where: { $0.text == text })
      else { continue }
      diagnostics.append(
        .listedTwice(text, at: Place(file, item.span), first: Place(file, first.span)))
    }
  }

  /// The entry that an id names; an unknown id is a finding.
  mutating func reference<Target>(
    _ key: String, in fields: MappingReader, to section: Section<Target>, _ known: References
  ) -> Reference<Target>? {
    guard let node = fields[key] else { return nil }
    if node.sequence != nil {
      let others = key == "lead" ? "with" : nil
      diagnostics.append(.notAScalar(section.name.word, node, others: others, in: fields.file))
      return nil
    }
    return reference(node, in: fields.file, to: section, known)
  }

  private mutating func reference<Target>(
    _ node: Node, in file: SourceFile, to section: Section<Target>, _ known: References
  ) -> Reference<Target>? {
    guard let scalar = node.scalar(in: file, of: section.name.word, into: &diagnostics) else {
      return nil
    }
    return reference(scalar.text, at: Place(file, scalar.span), to: section, known)
  }

  private mutating func reference<Target>(
    _ id: String, at place: Place, to section: Section<Target>, _ known: References
  ) -> Reference<Target>? {
    if let found = known[section, id] {
      note(section.name, id, at: place)
      return found
    }
    diagnostics.append(
      .unknownReference(
        id, to: section.name, known: known[section.name], titles: titles(of: section.name),
        at: place))
    return nil
  }

  /// The ids of the section's entries by their titles, and of sources by their numbers too.
  func titles(of section: SectionName) -> [String: String] {
    var found: [String: String] = [:]
    for entry in sections[section] {
      for node in [entry.node["title"], entry.node["number"]].compactMap({ $0 }) {
        let texts = node.mapping?.map(\.value) ?? [node]
        for text in texts.compactMap(\.text) where found[text] == nil { found[text] = entry.key }
      }
    }
    return found
  }

  /// The citations under `basis`: each begins with the id of a source, and the rest is the place in
  /// it.
  mutating func basis(_ fields: MappingReader, _ known: References) -> [Basis] {
    let items = fields.list("basis", into: &diagnostics)
    noteRepeats(items, in: fields.file)
    return items.compactMap { node in
      guard
        let scalar = node.scalar(
          in: fields.file, of: Wording(en: "a ground", zh: "依据"), into: &diagnostics)
      else { return nil }
      let text = scalar.text.unicodeScalars
      let id = String(text.prefix { !Self.endsID($0) })
      let end = id.utf8.count
      let place = Place(fields.file, scalar.fileSpan(of: Span(0, end), in: fields.file))
      guard let source = reference(id, at: place, to: .sources, known) else { return nil }
      let rest = text[text.index(text.startIndex, offsetBy: id.unicodeScalars.count)...]
        .drop(while: Self.endsID)
      return Basis(source: source, locator: String(rest), text: scalar.text, place: place)
    }
  }

  /// Whether the character ends the id of a source: a blank or a comma.
  private static func endsID(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "\n", "\u{A0}", "\u{3000}", ",", "，": true
    default: false
    }
  }

  /// Compiles the FEEL expression in a scalar; its faults become findings at their place in the
  /// file.
  mutating func formula(
    _ node: Node, in file: SourceFile, _ known: References, expecting type: FEELType
  ) -> Formula? {
    formula(node, in: file, known) {
      Program.compile($0, in: known.vocabulary.scope, expecting: type)
    }
  }

  /// The same with a compiler of the caller's choice, for unary tests; `known` is nil where the text
  /// may name nothing.
  mutating func formula(
    _ node: Node, in file: SourceFile, _ known: References?, compile: (String) -> Program.Compiled
  ) -> Formula? {
    let what = Wording(en: "a condition", zh: "条件")
    guard let scalar = node.scalar(in: file, of: what, into: &diagnostics) else { return nil }
    let compiled = compile(scalar.text)
    if compiled.program == nil, let entry = ruleEntry(named: scalar.text.trimmed) {
      diagnostics.append(.entryInCondition(entry, at: Place(file, scalar.span)))
      return nil
    }
    diagnostics += compiled.faults.map { fault in
      let found = fault.diagnostic { Place(file, scalar.fileSpan(of: $0, in: file)) }
      let isName = found.id == "unknown-name"
      return (isName ? NameCures(sections).cured(found) : found).fitting(scalar, in: file)
    }
    let formula = compiled.program.map { Formula(program: $0, file: file, scalar: scalar) }
    if let formula, let known {
      mentions?.append(contentsOf: formula.mentions(in: known.vocabulary))
    }
    return formula
  }

  /// The blocker, remedy, goal or clock with this id.
  private func ruleEntry(named name: String) -> Entry? {
    let kinds: [SectionName] = [.blockers, .remedies, .goals, .clocks]
    return kinds.lazy.compactMap { kind in sections[kind].first { $0.key == name } }.first
  }

  /// The condition at the key; nil where there is none.
  mutating func condition(_ key: String, in fields: MappingReader, _ known: References) -> Formula?
  {
    guard let node = fields[key] else { return nil }
    return formula(node, in: fields.file, known, expecting: .boolean)
  }
}

extension Wording {
  /// What a `within` is.
  static let timeLimit = Wording(en: "a time limit", zh: "时限")
  /// What a `usual` is.
  static let lengthOfTime = Wording(en: "a length of time", zh: "时间长度")

  /// The kind of entry followed by the id, for messages: "office `court`".
  package func named(_ id: String) -> Wording { Wording(en: "\(en) `\(id)`", zh: "\(zh) `\(id)`") }
}
