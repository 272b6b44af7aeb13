package import Diagnostics
import Docket
package import Playbooks
import YAML

/// Where a playbook's entries are named: in its rules, in their tests and promises, and in cases.
package struct MentionIndex: Sendable {
  /// What kind of file a name stands in.
  package enum Area: String, CaseIterable, Sendable {
    case rules, tests, properties, cases
  }

  /// A place that names an entry, and what it belongs to.
  package struct Item: Sendable {
    /// The place, and the entry that is meant.
    package let mention: Mention
    /// The kind of file.
    package let area: Area
    /// What the place belongs to; nil for the header of a playbook.
    package let owner: Owner?
  }

  /// The entry, test, promise or case that a place belongs to.
  package enum Owner: Hashable, Sendable {
    case entry(EntryName)
    /// A test or a promise, by its name.
    case named(String)
    /// A case, by its id.
    case caseFile(String)
  }

  /// All places: rules first, then tests, promises and cases; in each file in reading order.
  package let items: [Item]

  /// Looks through the files.
  ///
  /// - Parameters:
  ///   - rules: The playbook as it was loaded, with its mentions.
  ///   - playbook: By which tests, promises and cases are read: that of `rules`, or the last one
  ///     without errors.
  package init(
    _ rules: LoadedPlaybook, by playbook: Playbook?, tests: [SourceFile] = [],
    properties: SourceFile? = nil, cases: [SourceFile] = []
  ) {
    var items = Self.items(rules.mentions, .rules, Self.entries(rules.mentions))
    guard let playbook = playbook ?? rules.playbook else {
      self.items = items
      return
    }
    // Which case a test begins with does not matter: it is looked through by itself.
    let anyCase = SourceFile(name: "", text: "case: any\n")
    for file in tests {
      var reader = RuleTestReader(playbook, notingMentions: true) { _, _ in anyCase }
      _ = reader.read(file)
      items += Self.items(reader.mentions ?? [], .tests, Self.named(file, listedAt: "tests"))
    }
    if let properties {
      var reader = PropertyReader(playbook)
      _ = reader.read(properties)
      items += Self.items(
        reader.mentions, .properties, Self.named(properties, listedAt: "properties"))
    }
    let reader = CaseReader(playbook, notingMentions: true)
    for file in cases {
      let loaded = reader.read(file)
      let whole = (span: Span(0, file.text.count), owner: Owner.caseFile(loaded.id ?? ""))
      items += Self.items(loaded.mentions, .cases, [file.name: [whole]])
    }
    self.items = items
  }

  /// The places that name the entry, its definition and old names among them.
  package func items(of entry: EntryName) -> [Item] { items.filter { $0.mention.entry == entry } }

  /// The places that refer to the entry.
  package func uses(of entry: EntryName) -> [Item] {
    items(of: entry).filter { $0.mention.role == .use }
  }

  /// The name that stands in the file at the offset; its end counts too, as where a person types.
  package func item(at offset: Int, in file: String) -> Item? {
    items.first { item in
      let place = item.mention.place
      return place.file.name == file && place.span.start <= offset && offset <= place.span.end
    }
  }

  /// Stretches of a file with what they belong to, in reading order.
  private typealias Stretches = [(span: Span, owner: Owner)]

  private static func items(
    _ mentions: [Mention], _ area: Area, _ owners: [String: Stretches]
  ) -> [Item] {
    mentions.map { mention in
      let place = mention.place
      let owner = owners[place.file.name]?.last { $0.span.start <= place.span.start }
      return Item(mention: mention, area: area, owner: owner?.owner)
    }.sorted {
      let (a, b) = ($0.mention.place, $1.mention.place)
      return (a.file.name, a.span.start) < (b.file.name, b.span.start)
    }
  }

  /// Where each entry begins, by file.
  private static func entries(_ mentions: [Mention]) -> [String: Stretches] {
    let definitions = mentions.filter { $0.role == .definition }
    return Dictionary(grouping: definitions, by: \.place.file.name).mapValues { list in
      list.map { (span: $0.place.span, owner: Owner.entry($0.entry)) }
        .sorted { $0.span.start < $1.span.start }
    }
  }

  /// Where each item of a list of named items begins.
  private static func named(_ file: SourceFile, listedAt key: String) -> [String: Stretches] {
    let items = Document.parse(file).document?.root?[key]?.sequence ?? []
    return [
      file.name: items.map {
        (span: $0.span, owner: Owner.named($0["name"]?.scalar?.text ?? ""))
      }
    ]
  }
}
