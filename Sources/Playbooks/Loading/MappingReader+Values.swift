package import Diagnostics
package import FEEL
package import YAML

/// Reads the value at a key as a particular kind; a value of another kind is a finding.
extension MappingReader {
  /// The single value at the key; nil where there is none.
  package func scalar(_ key: String, into diagnostics: inout [Diagnostic]) -> Scalar? {
    self[key]?.scalar(in: file, of: Self.named(key), into: &diagnostics)
  }

  /// The text of the single value at the key; nil where there is none.
  package func string(_ key: String, into diagnostics: inout [Diagnostic]) -> String? {
    scalar(key, into: &diagnostics)?.text
  }

  /// The text at the key, which may have a version for each language.
  package func text(_ key: String, into diagnostics: inout [Diagnostic]) -> Text? {
    self[key].flatMap { Text($0, in: file, of: Self.named(key), into: &diagnostics) }
  }

  /// The texts in the list at the key.
  package func texts(_ key: String, into diagnostics: inout [Diagnostic]) -> [Text] {
    list(key, into: &diagnostics).compactMap {
      Text(
        $0, in: file, of: Wording(en: "an item of `\(key)`", zh: "`\(key)` 的一项"),
        into: &diagnostics)
    }
  }

  /// The items of the list at the key; a single value is not taken as a list of one.
  package func list(_ key: String, into diagnostics: inout [Diagnostic]) -> [Node] {
    guard let node = self[key] else { return [] }
    if let items = node.sequence { return items }
    diagnostics.append(.notAList(Self.named(key), node, in: file))
    return []
  }

  /// The boolean at the key; false where nothing is written.
  package func boolean(_ key: String, into diagnostics: inout [Diagnostic]) -> Bool {
    guard let scalar = scalar(key, into: &diagnostics) else { return false }
    if case .boolean(let value) = scalar.value { return value }
    diagnostics.append(.notABoolean(scalar.text, at: Place(file, scalar.span)))
    return false
  }

  /// The date at the key; nil where there is none.
  package func date(_ key: String, into diagnostics: inout [Diagnostic]) -> CalendarDate? {
    self[key]?.date(in: file, into: &diagnostics)
  }

  private static func named(_ key: String) -> Wording { Wording(en: "`\(key)`", zh: "`\(key)`") }
}

extension Node {
  /// Whether nothing is written there, or `null`.
  package var isEmptyScalar: Bool { isNull }

  /// The node as a single value; a list or a mapping is a finding.
  func scalar(
    in file: SourceFile, of what: @autoclosure () -> Wording,
    into diagnostics: inout [Diagnostic]
  ) -> Scalar? {
    if let scalar { return scalar }
    diagnostics.append(.notAScalar(what(), at: Place(file, span)))
    return nil
  }

  /// The node as a date, written YYYY-MM-DD.
  package func date(in file: SourceFile, into diagnostics: inout [Diagnostic]) -> CalendarDate? {
    let what = Wording(en: "a date", zh: "日期")
    guard let scalar = scalar(in: file, of: what, into: &diagnostics) else { return nil }
    switch ValueText.date(scalar.text) {
    case .success(let value): return value
    case .failure(let slip):
      diagnostics.append(slip.diagnostic(scalar.text, at: Place(file, scalar.span)))
      return nil
    }
  }
}
