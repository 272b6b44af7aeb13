package import Diagnostics

/// A text as a playbook or a case file gives it: one string, or one for each language.
package struct Text: Hashable, Sendable {
  /// The versions of the text, in the order of the file.
  package let translations: [Translation]

  /// The text in one language.
  package struct Translation: Hashable, Sendable {
    /// The language tag, such as `zh`; empty where the text serves for all languages.
    package let language: String
    /// The text in that language.
    package let text: String

    /// A text in one language.
    package init(language: String, text: String) {
      self.language = language
      self.text = text
    }
  }

  /// A text with these versions.
  package init(_ translations: [Translation]) {
    self.translations = translations
  }

  /// A text that serves for all languages.
  package init(_ text: String) {
    translations = [Translation(language: "", text: text)]
  }

  /// The text in this language; failing that, the first one.
  package subscript(language: Language) -> String {
    let own = translations.first { $0.language == language.rawValue || $0.language.isEmpty }
    return (own ?? translations.first)?.text ?? ""
  }
}
