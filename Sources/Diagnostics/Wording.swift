/// A language in which the tool writes.
package enum Language: String, CaseIterable, Sendable {
  case zh
  case en
}

/// A sentence of the tool, in both of its languages.
package struct Wording: Hashable, Sendable {
  /// The English sentence.
  package let en: String
  /// The Chinese sentence.
  package let zh: String

  /// A sentence in both languages.
  package init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }

  /// The sentence in one language.
  package subscript(language: Language) -> String {
    switch language {
    case .en: en
    case .zh: zh
    }
  }
}
