import Diagnostics

/// What can be written to people about an entry: an official reply, and the same in plain words.
struct Letter {
  /// For an official reply.
  let official: String
  /// For the petitioner.
  let plain: String

  /// The letter as the last two sections of a page.
  func sections(_ language: Language) -> [Page.Section] {
    [(ExplanationLabels.letter, official), (ExplanationLabels.plain, plain)].map { title, text in
      Page.Section(title[language], [.line(Page.Line(nil, [text]))])
    }
  }
}
