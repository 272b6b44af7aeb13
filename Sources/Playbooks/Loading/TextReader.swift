package import Diagnostics
package import YAML

extension Text {
  /// Reads a text: a string, or a map of language to string.
  package init?(
    _ node: Node, in file: SourceFile, of what: Wording, into diagnostics: inout [Diagnostic]
  ) {
    switch node.kind {
    case .scalar(let scalar):
      self.init(scalar.text)
    case .mapping(let entries):
      var translations: [Translation] = []
      for entry in entries {
        guard let language = entry.key.scalar?.text, Text.isLanguage(language),
          let text = entry.value.scalar?.text
        else {
          diagnostics.append(.notAText(what, at: Place(file, entry.key.span)))
          return nil
        }
        translations.append(Translation(language: language, text: text))
      }
      guard !translations.isEmpty else { fallthrough }
      self.init(translations)
    case .sequence:
      diagnostics.append(.notAText(what, at: Place(file, node.span)))
      return nil
    }
  }

  /// A language tag as BCP 47 begins it: `zh`, `en`, `zh-Hant`.
  private static func isLanguage(_ text: String) -> Bool {
    let primary = text.prefix { $0 != "-" }
    return (2...3).contains(primary.count) && primary.allSatisfy { $0.isASCII && $0.isLowercase }
  }
}
