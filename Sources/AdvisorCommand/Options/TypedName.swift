import Advising
import Diagnostics
import Docket
import Playbooks

/// A name on the command line, with a part of the case after `@` where one is given.
struct TypedName {
  private let text: String
  private let source: SourceFile
  /// The name before `@`.
  let name: String
  /// The part after `@`; nil where there is no `@`.
  let partName: String?

  /// Splits the text; `option` is what messages call it.
  init(_ text: String, option: String) {
    self.text = text
    source = SourceFile(name: option, text: text)
    let pieces = text.split(maxSplits: 1, omittingEmptySubsequences: false) { "@＠".contains($0) }
    name = String(pieces[0])
    partName = pieces.count == 2 ? String(pieces[1]) : nil
  }

  /// Where the name stands.
  var namePlace: Place { Place(source, Span(0, name.utf8.count)) }

  /// Where the part stands.
  var partPlace: Place {
    Place(source, Span(text.utf8.count - (partName ?? "").utf8.count, text.utf8.count))
  }

  /// What the name means; nil, with a slip, where that is nothing or not clear.
  ///
  /// `end` is the end of the finding's id, as in `unknown-remedy`.
  func find<Key>(
    _ search: NameSearch<Key>, _ end: String, _ kind: Wording, _ slips: inout [Diagnostic]
  ) -> Key? {
    if case .found(let key) = search.find(name) { return key }
    slips.append(search.diagnostic(name, to: end, kind, at: namePlace))
    return nil
  }

  /// The id of the part that is named; nil, with a slip, where the case has none of that name.
  func part(of content: Case, _ slips: inout [Diagnostic]) -> String? {
    guard let partName else { return nil }
    if case .found(let id) = content.parts.named.find(partName) { return id }
    slips.append(
      content.parts.named.diagnostic(
        partName, to: "part", Wording(en: "part", zh: "楼栋（部分）"), at: partPlace))
    return nil
  }
}
