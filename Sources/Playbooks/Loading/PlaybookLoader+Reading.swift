package import Diagnostics
import FEEL
import YAML

/// The pieces that several sections are made of.
extension PlaybookLoader {
  typealias Entry = PlaybookSections.Entry

  mutating func fields(_ entry: Entry, _ kind: Wording, _ keys: [String]) -> Fields? {
    Fields(
      entry.node, in: entry.file, of: kind.named(entry.key), keys: keys, into: &diagnostics)
  }

  /// The id, title and dates of an entry; a missing title is a finding.
  mutating func declaration(
    of entry: Entry, _ fields: Fields, _ kind: Wording, titled: Bool = true
  ) -> Declaration {
    var title = Text(entry.key)
    if let node = fields["title"] {
      title = text(node, in: fields, kind.named(entry.key)) ?? title
    } else if titled {
      diagnostics.append(.missingKey("title", of: kind.named(entry.key), at: entry.place))
    }
    return Declaration(
      id: entry.key, title: title, place: entry.place, rank: entry.rank,
      effective: effective(fields, kind.named(entry.key)))
  }

  mutating func text(
    _ node: Node, in fields: Fields, _ what: @autoclosure () -> Wording
  ) -> Text? {
    Text(node, in: fields.file, of: what(), into: &diagnostics)
  }

  mutating func optionalText(_ key: String, in fields: Fields) -> Text? {
    guard let node = fields[key] else { return nil }
    return text(node, in: fields, Wording(en: "`\(key)`", zh: "`\(key)`"))
  }

  mutating func texts(_ key: String, in fields: Fields) -> [Text] {
    list(key, in: fields).compactMap {
      text($0, in: fields, Wording(en: "an item of `\(key)`", zh: "`\(key)` 的一项"))
    }
  }

  /// The items of a list; one value alone is no list.
  mutating func list(_ key: String, in fields: Fields) -> [Node] {
    guard let node = fields[key] else { return [] }
    guard case .sequence(let items) = node.kind else {
      diagnostics.append(
        .notAList(Wording(en: "`\(key)`", zh: "`\(key)`"), at: Place(fields.file, node.span)))
      return []
    }
    return items
  }

  mutating func scalar(
    _ node: Node, in file: SourceFile, _ what: @autoclosure () -> Wording
  ) -> Scalar? {
    if let scalar = node.scalar { return scalar }
    diagnostics.append(.notAScalar(what(), at: Place(file, node.span)))
    return nil
  }

  mutating func scalar(_ key: String, in fields: Fields) -> Scalar? {
    guard let node = fields[key] else { return nil }
    return scalar(node, in: fields.file, Wording(en: "`\(key)`", zh: "`\(key)`"))
  }

  mutating func boolean(_ key: String, in fields: Fields) -> Bool {
    guard let scalar = scalar(key, in: fields) else { return false }
    if case .boolean(let value) = scalar.value { return value }
    diagnostics.append(.notABoolean(scalar.text, at: Place(fields.file, scalar.span)))
    return false
  }

  mutating func date(_ node: Node, in file: SourceFile) -> CalendarDate? {
    let what = Wording(en: "a date", zh: "日期")
    guard let scalar = scalar(node, in: file, what) else { return nil }
    let place = Place(file, scalar.span)
    switch ValueText.date(scalar.text) {
    case .success(let value): return value
    case .failure(let slip):
      diagnostics.append(slip.diagnostic(scalar.text, at: place))
      return nil
    }
  }

  private mutating func effective(
    _ fields: Fields, _ what: @autoclosure () -> Wording
  ) -> EffectivePeriod {
    guard let node = fields["effective"],
      let inner = Fields(
        node, in: fields.file, of: Wording(en: "`effective`", zh: "`effective`"),
        keys: ["from", "until"], into: &diagnostics)
    else { return .always }
    let from = inner["from"].flatMap { date($0, in: fields.file) }
    let until = inner["until"].flatMap { date($0, in: fields.file) }
    if let from, let until, until < from {
      diagnostics.append(.endsBeforeItBegins(what(), at: inner.place))
      return .always
    }
    return EffectivePeriod(from: from, until: until)
  }

  /// A time limit, or nil, with a finding where the text is none.
  mutating func span(_ key: String, in fields: Fields) -> TimeSpan? {
    guard let scalar = scalar(key, in: fields) else { return nil }
    if let span = TimeSpan(scalar.text) { return span }
    diagnostics.append(.notASpan(scalar.text, at: Place(fields.file, scalar.span)))
    return nil
  }

  /// The entries that a list of ids names; unknown ones are findings.
  mutating func references<Target>(
    _ key: String, in fields: Fields, _ section: String, _ names: Names
  ) -> [Reference<Target>] {
    let items = list(key, in: fields)
    noteRepeats(items, in: fields.file)
    return items.compactMap { reference($0, in: fields.file, section, names) }
  }

  /// The same entry twice in one list is a slip of the hand.
  private mutating func noteRepeats(_ items: [Node], in file: SourceFile) {
    guard items.count > 1 else { return }
    for (index, item) in items.enumerated() {
      guard let text = item.text, let first = items[..<index].first(where: { $0.text == text })
      else { continue }
      diagnostics.append(
        .listedTwice(text, at: Place(file, item.span), first: Place(file, first.span)))
    }
  }

  mutating func reference<Target>(
    _ node: Node, in file: SourceFile, _ section: String, _ names: Names
  ) -> Reference<Target>? {
    let kind = Wording.kind(ofSection: section)
    guard let scalar = scalar(node, in: file, kind) else { return nil }
    let index: [String: Int] =
      switch section {
      case "goals": names.goals
      case "remedies": names.remedies
      case "offices": names.offices
      default: names.sources
      }
    if let found = index[scalar.text] { return Reference(found) }
    diagnostics.append(
      .unknownReference(
        scalar.text, kind: kind, known: names.ids[section] ?? [],
        at: Place(file, scalar.span)))
    return nil
  }

  /// Grounds: each begins with the id of a source; the rest is the place in it.
  mutating func basis(_ fields: Fields, _ names: Names) -> [Basis] {
    let items = list("basis", in: fields)
    noteRepeats(items, in: fields.file)
    return items.compactMap { node in
      guard let scalar = scalar(node, in: fields.file, Wording(en: "a ground", zh: "依据")) else {
        return nil
      }
      let text = scalar.text.unicodeScalars
      let id = String(text.prefix { !Self.endsID($0) })
      let end = id.utf8.count
      let place = Place(fields.file, scalar.fileSpan(of: Span(0, end), in: fields.file))
      guard let index = names.sources[id] else {
        diagnostics.append(
          .unknownReference(
            id, kind: .kind(ofSection: "sources"), known: names.ids["sources"] ?? [], at: place))
        return nil
      }
      let rest = text[text.index(text.startIndex, offsetBy: id.unicodeScalars.count)...]
        .drop(while: Self.endsID)
      return Basis(
        source: Reference(index), locator: String(rest), text: scalar.text, place: place)
    }
  }

  /// A blank or a comma after the id of a source.
  private static func endsID(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "\n", "\u{A0}", "\u{3000}", ",", "，": true
    default: false
    }
  }

  /// Compiles a FEEL scalar; the faults of the expression become findings at their place in the
  /// file.
  mutating func formula(
    _ node: Node, in file: SourceFile, _ names: Names, expecting type: FEELType
  ) -> Formula? {
    formula(node, in: file) {
      Program.compile($0, in: names.vocabulary.scope, expecting: type)
    }
  }

  mutating func formula(
    _ node: Node, in file: SourceFile, compile: (String) -> Program.Compiled
  ) -> Formula? {
    let what = Wording(en: "a condition", zh: "条件")
    guard let scalar = scalar(node, in: file, what) else { return nil }
    let compiled = compile(scalar.text)
    diagnostics += compiled.faults.map { fault in
      fault.diagnostic { Place(file, scalar.fileSpan(of: $0, in: file)) }
    }
    return compiled.program.map { Formula(program: $0, file: file, scalar: scalar) }
  }

  mutating func condition(_ key: String, in fields: Fields, _ names: Names) -> Formula? {
    guard let node = fields[key] else { return nil }
    return formula(node, in: fields.file, names, expecting: .boolean)
  }
}

extension Wording {
  /// This kind of entry with the entry's id.
  func named(_ id: String) -> Wording { Wording(en: "\(en) `\(id)`", zh: "\(zh) `\(id)`") }

  /// One entry of that section, as messages call it.
  package static func kind(ofSection section: String) -> Wording {
    switch section {
    case "goals": Wording(en: "goal", zh: "目标")
    case "remedies": Wording(en: "remedy", zh: "化解措施")
    case "offices": Wording(en: "office", zh: "单位")
    case "sources": Wording(en: "source", zh: "依据来源")
    case "facts": Wording(en: "fact", zh: "事实")
    case "blockers": Wording(en: "blocker", zh: "卡点")
    case "clocks": Wording(en: "clock", zh: "时限")
    case "types": Wording(en: "type", zh: "类型")
    default: Wording(en: "decision", zh: "推算项")
    }
  }
}
