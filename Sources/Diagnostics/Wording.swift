/// A language that the tool speaks.
package enum Language: String, CaseIterable, Sendable {
  case zh
  case en
}

/// A sentence of the tool in each of its languages.
package struct Wording: Hashable, Sendable {
  package let en: String
  package let zh: String

  package init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }

  package subscript(language: Language) -> String {
    switch language {
    case .en: en
    case .zh: zh
    }
  }
}
