package import Advising
package import Diagnostics
import FEEL
package import Playbooks

/// The playbook as a set of pages for people.
///
/// It has a page for each family of blockers (a file of the rules), and the indexes.
package struct Handbook {
  let playbook: Playbook
  let language: Language
  let precedence: Precedence
  /// The ending of the names of its files.
  let ending: String

  /// The output formats of a handbook.
  package enum Format: String, CaseIterable, Sendable {
    case markdown
    case html
  }

  /// A file of the handbook: a page or a picture.
  package struct File: Sendable {
    /// The name of the file, inside the folder of the handbook.
    package let name: String
    /// The content of the file.
    package let text: String
  }

  private let format: Format

  /// All entries are in it, whatever the days on which they are in force.
  package init(
    _ playbook: Playbook, _ precedence: Precedence, language: Language, format: Format
  ) {
    self.playbook = playbook
    self.precedence = precedence
    self.language = language
    self.format = format
    ending = format == .html ? ".html" : ".md"
  }

  /// All pages, each followed by its pictures if these are files of their own.
  package var files: [File] {
    let families = self.families
    let pages: [(String, Page)] =
      [("index", contents(families))] + (playbook.phases.isEmpty ? [] : [("road", roadPage)])
      + families.map { ($0.name, page($0)) }
      + [
        ("figures", figuresPage), ("facts", factsPage), ("offices", officesPage),
        ("sources", sourcesPage),
      ] + (playbook.screens.isEmpty ? [] : [("screens", screensPage)])
      + (playbook.constraints.isEmpty ? [] : [("constraints", constraintsPage)])
    return pages.flatMap { name, page -> [File] in
      switch format {
      case .html: return [File(name: name + ending, text: PageHTML().text([page]))]
      case .markdown:
        let text = File(name: name + ending, text: PageMarkdown().text([page]))
        return [text] + page.pictures.map { File(name: $0.path, text: $0.svg + "\n") }
      }
    }
  }

  /// Whether a page in the folder was written by the handbook, of whatever version of the rules.
  package static func isOwnPage(_ text: [UInt8]) -> Bool {
    let end = String(decoding: text.suffix(400), as: UTF8.self)
    return Language.allCases.contains { language in
      let close = HandbookLabels.close[language]
      // In HTML the name of the command is marked as code.
      return close.split(separator: "`").last.map { end.contains($0) } ?? false
    }
  }

  /// The names of pages that are no families.
  static let indexes = [
    "index", "road", "figures", "facts", "offices", "sources", "screens", "constraints",
  ]

  func say(_ wording: Wording) -> String { wording[language] }

  var words: ConditionWords { ConditionWords(playbook: playbook, language: language) }
  var values: ShownValue { ShownValue(language: language) }
  var sentences: Sentences { Sentences(language: language) }

  func line(_ label: Wording, _ items: [String], isListed: Bool = false) -> Page.Line? {
    items.isEmpty ? nil : Page.Line(say(label), items, isListed: isListed)
  }

  func page(_ id: String, _ title: String, head: [Page.Line] = [], _ sections: [Page.Section])
    -> Page
  {
    Page(
      language: language, id: id, title: title, head: head, sections: sections,
      close: say(HandbookLabels.close), isAboutRules: true)
  }

  /// A section with the number of its entries; nil if there are none.
  func section(_ title: Wording, _ entries: [Page.Entry]) -> Page.Section? {
    entries.isEmpty
      ? nil : Page.Section(say(title), count: entries.count, entries.map(Page.Block.entry))
  }

  var backToContents: Page.Block {
    .links([Page.Link(say(HandbookLabels.back), to: "index" + ending)])
  }

  func title(_ reference: Reference<Remedy>) -> String {
    playbook[reference].declaration.title[language]
  }

  func title(_ reference: Reference<Office>) -> String { playbook[reference].title[language] }

  /// The dates of an entry; nil if it has none.
  func inForce(_ declaration: Declaration) -> Page.Line? {
    let period = declaration.effective
    let text: String
    switch (period.from, period.until) {
    case (nil, nil): return nil
    case (let from?, nil): text = say(Wording(en: "from \(from.text)", zh: "\(from.text) 起"))
    case (nil, let until?): text = say(Wording(en: "until \(until.text)", zh: "至 \(until.text)"))
    case (let from?, let until?):
      text = say(
        Wording(en: "from \(from.text) until \(until.text)", zh: "\(from.text) 至 \(until.text)"))
    }
    return line(HandbookLabels.inForce, [text])
  }

  /// A condition in words, followed by the formula of the rules.
  func condition(_ label: Wording, _ formula: Formula?) -> [Page.Line] {
    guard let formula else { return [] }
    let items = words.items(formula.program)
    return [
      line(label, items, isListed: items.count > 1),
      Page.Line(say(HandbookLabels.formula), [code(formula.text)], tone: .quiet),
    ].compactMap { $0 }
  }

  /// The text on one line, between backticks.
  func code(_ text: String) -> String {
    "`" + text.split(whereSeparator: \.isWhitespace).joined(separator: " ") + "`"
  }

  func grounds(_ basis: [Basis]) -> Page.Line? {
    var seen: Set<Reference<Source>> = []
    let texts = basis.filter { seen.insert($0.source).inserted }.map { first in
      let source = playbook[first.source]
      let places = basis.filter { $0.source == first.source && !$0.locator.isEmpty }
      return sentences.grounds(
        source.declaration.title[language], number: source.number,
        locators: places.map(\.locator), isChecked: source.checked)
    }
    return line(Labels.grounds, texts, isListed: true)
  }
}

extension Page {
  fileprivate var pictures: [Picture] {
    sections.flatMap(\.blocks).compactMap { block in
      if case .picture(let picture) = block { picture } else { nil }
    }
  }
}
