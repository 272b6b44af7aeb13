package import Diagnostics
package import YAML

extension Text {
  /// Reads a text, which is a string or a map of language to string; nil, with a finding, for
  /// anything else.
  package init?(
    _ node: Node, in file: SourceFile, of what: @autoclosure () -> Wording,
    into diagnostics: inout [Diagnostic]
  ) {
    switch node.kind {
    case .scalar(let scalar):
      self.init(scalar.text)
    case .mapping(let entries):
      var translations: [Translation] = []
      for (index, entry) in entries.enumerated() {
        guard let language = entry.key.scalar?.text, Text.isLanguage(language),
          let text = entry.value.scalar?.text
        else {
          let colons = entries[index...].compactMap {
            Diagnostic.fullWidthColon(in: $0, of: file, isKey: Text.isLanguage)
          }
          diagnostics +=
            colons.isEmpty
            ? [
              Self.cutAtComma(entries, index, in: file)
                ?? .notAText(what(), at: Place(file, entry.key.span))
            ] : colons
          return nil
        }
        translations.append(Translation(language: language, text: text))
      }
      guard !translations.isEmpty else { fallthrough }
      self.init(translations)
    case .sequence:
      diagnostics.append(.notAText(what(), at: Place(file, node.span)))
      return nil
    }
  }

  /// The finding for an entry that is really the rest of the text before it, which a comma cut off.
  private static func cutAtComma(
    _ entries: [Node.Entry], _ index: Int, in file: SourceFile
  ) -> Diagnostic? {
    guard index > 0, let language = entries[index - 1].key.scalar?.text,
      let before = entries[index - 1].value.scalar, before.style == .plain
    else { return nil }
    let rest = entries[index...].prefix {
      $0.value.isEmptyScalar && $0.key.scalar?.style == .plain && !isLanguage($0.name)
    }
    guard let last = rest.last, before.span.start < last.key.span.end else { return nil }
    let span = Span(before.span.start, last.key.span.end)
    let bytes = file.text[span.start..<span.end]
    guard bytes.contains(UInt8(ascii: ",")),
      !bytes.contains(where: { "\"\\\r\n".utf8.contains($0) })
    else { return nil }
    let quoted = "\"\(String(decoding: bytes, as: UTF8.self))\""
    return .commaInText(language, quoted, at: Place(file, span))
  }

  /// Whether the text begins as a BCP 47 language tag does: `zh`, `en`, `zh-Hant`.
  private static func isLanguage(_ text: String) -> Bool {
    let primary = text.utf8.prefix { $0 != UInt8(ascii: "-") }
    return (2...3).contains(primary.count)
      && primary.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }
}
