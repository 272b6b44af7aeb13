package import Diagnostics

/// A text as a playbook or a case file gives it: one string, or one a language.
package struct Text: Hashable, Sendable {
  /// In the order of the file; the language is empty where the text is for all.
  package let translations: [Translation]

  package struct Translation: Hashable, Sendable {
    package let language: String
    package let text: String

    package init(language: String, text: String) {
      self.language = language
      self.text = text
    }
  }

  package init(_ translations: [Translation]) {
    self.translations = translations
  }

  package init(_ text: String) {
    translations = [Translation(language: "", text: text)]
  }

  /// The text in that language, else the first that there is.
  package subscript(language: Language) -> String {
    let own = translations.first { $0.language == language.rawValue || $0.language.isEmpty }
    return (own ?? translations.first)?.text ?? ""
  }
}
