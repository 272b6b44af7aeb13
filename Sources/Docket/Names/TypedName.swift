package import Advising
package import Diagnostics
package import FEEL
package import Playbooks

/// A name as people type it, with a part of the case after `@` where one is given.
package struct TypedName: Sendable {
  private let source: SourceFile
  /// The name before `@`.
  package let name: String
  /// The part after `@`; nil where there is no `@`.
  package let partName: String?
  /// Where the name stands.
  package let namePlace: Place
  /// Where the part stands.
  package let partPlace: Place

  /// Splits the text; `option` is what messages call it.
  package init(_ text: String, option: String) {
    self.init(prefix: text[...], of: text, option: option)
  }

  /// Splits the beginning of a text.
  package init(prefix: Substring, of text: String, option: String) {
    source = SourceFile(typed: text, for: option)
    let pieces = prefix.split(maxSplits: 1, omittingEmptySubsequences: false) {
      "@＠".contains($0)
    }
    name = String(pieces[0]).trimmed
    partName = pieces.count == 2 ? String(pieces[1]).trimmed : nil
    let end = text.utf8.distance(from: text.startIndex, to: prefix.endIndex)
    namePlace = Place(source, Span(0, pieces[0].utf8.count))
    partPlace = Place(source, Span(end - (pieces.count == 2 ? pieces[1].utf8.count : 0), end))
  }

  /// A name in which `@` means nothing.
  package init(whole text: String, option: String) {
    source = SourceFile(typed: text, for: option)
    (name, partName) = (text, nil)
    namePlace = Place(source, Span(0, text.utf8.count))
    partPlace = namePlace
  }

  /// The name of a part alone.
  package init(part text: String, option: String) {
    source = SourceFile(typed: text, for: option)
    (name, partName) = ("", text)
    namePlace = Place(source, Span(0, text.utf8.count))
    partPlace = namePlace
  }

  /// What the name means; nil, with a slip, where that is nothing or not clear.
  ///
  /// `end` is the end of the finding's id, as in `unknown-remedy`.
  package func find<Key>(
    _ search: NameSearch<Key>, _ end: String, _ kind: Wording, _ slips: inout [Diagnostic]
  ) -> Key? {
    if case .found(let key) = search.find(name) { return key }
    slips.append(search.diagnostic(name, to: end, kind, at: namePlace))
    return nil
  }

  /// The fact that is named; nil, with a slip, where there is none.
  package func fact(of playbook: Playbook, _ slips: inout [Diagnostic]) -> Slot? {
    if let slot = playbook.vocabulary.slot(named: name), playbook.fact(at: slot) != nil {
      return slot
    }
    let facts = playbook.facts.map { fact in
      Named(
        fact.slot, id: fact.id, title: fact.title, formerly: fact.declaration.formerly)
    }
    return find(NameSearch(facts), "fact", SectionName.facts.word, &slips)
  }

  /// The office that is named by its id, its title or a short form of it.
  package static func office(_ text: String, of playbook: Playbook, option: String)
    throws(Slips) -> Reference<Office>
  {
    let offices = playbook.offices.indices.map { index in
      Named(
        Reference<Office>(index), id: playbook.offices[index].id,
        title: playbook.offices[index].title)
    }
    let search = NameSearch(offices)
    if case .found(let office) = search.find(text, orShort: true) { return office }
    var slips: [Diagnostic] = []
    _ = TypedName(whole: text, option: option)
      .find(search, "office", SectionName.offices.word, &slips)
    throw Slips(slips)
  }

  /// The id of the part that is named; nil, with a slip, where the case has none of that name.
  package func part(of content: Case, _ slips: inout [Diagnostic]) -> String? {
    guard let partName else { return nil }
    if case .found(let id) = content.parts.named.find(partName) { return id }
    slips.append(unknownPart(among: content.parts))
    return nil
  }

  /// The slip that none of the parts has the name.
  package func unknownPart(among parts: [Case.Part]) -> Diagnostic {
    parts.named.diagnostic(
      partName ?? "", to: "part", Wording(en: "part", zh: "部分"), at: partPlace)
  }
}
