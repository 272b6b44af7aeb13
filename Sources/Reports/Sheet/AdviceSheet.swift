package import Advising
package import Diagnostics
import FEEL
import Playbooks

/// The advice on one case on one page: what a leader and an officer need (`docs/page.md`).
package struct AdviceSheet {
  let advice: Advice
  let language: Language
  /// How much is shown of the longer sections.
  let extent: Extent
  /// Whether many read it, so that no person is named.
  let isForMany: Bool

  /// The parts of the advice that stand on a sheet.
  package static let parts: AdviceParts = [
    .blockers, .actions, .plan, .figures, .reasons, .earlyQuestions, .remarks,
  ]

  /// A page of no more lines is read at a glance.
  private static let easyLines = 45
  /// A page of no more lines is not made as short as it can be.
  private static let fairLines = 50

  /// The page of an advice, in one language.
  package static func page(_ advice: Advice, language: Language, isForMany: Bool = false) -> Page {
    let writer = PageText(width: 80)
    var page = AdviceSheet(advice, language, Extent.all[0], isForMany).page
    for (index, extent) in Extent.all.enumerated().dropFirst() {
      let lines = writer.text([page]).count { $0 == "\n" }
      if lines <= easyLines || (lines <= fairLines && index == Extent.all.count - 1) { break }
      page = AdviceSheet(advice, language, extent, isForMany).page
    }
    return page
  }

  private init(_ advice: Advice, _ language: Language, _ extent: Extent, _ isForMany: Bool) {
    self.advice = advice
    self.language = language
    self.extent = extent
    self.isForMany = isForMany
  }

  private var page: Page {
    let sections = [
      differences, others, inProgress, decisions, waiting, failed, setAside, questions,
      arrangement,
    ]
    return Page(
      language: language, id: advice.case.id, title: advice.case.title[language],
      head: about + first + obstacles + road, sections: sections.compactMap { $0 },
      close: say(SheetLabels.close), hint: say(SheetLabels.hint))
  }

  var playbook: Playbook { advice.playbook }
  var titles: Titles {
    var titles = Titles(advice: advice, language: language)
    titles.isForMany = isForMany
    return titles
  }
  var sentences: Sentences { Sentences(language: language) }
  /// The page with everything, for what both pages show.
  var full: AdvicePage { AdvicePage(advice, language: language) }

  func say(_ wording: Wording) -> String { wording[language] }
  func say(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }

  /// Sentences one after the other.
  func prose(_ sentences: [String]) -> String {
    sentences.joined(separator: language == .zh ? "" : " ")
  }

  func shortened(_ items: [String], most: Int) -> [String] {
    sentences.shortened(items, most: most)
  }

  func names(_ items: [String]) -> String { titles.list(shortened(items, most: extent.names)) }

  private var differences: Page.Section? { full.differences }

  /// What is tried, and who and how many are concerned, since when.
  private var about: [Page.Line] {
    let content = advice.case
    let parts = titles.ranges(content.parts.map(\.id))
    // A number without a unit says nothing alone.
    let counted = playbook.counted.flatMap { fact in
      known(fact).map { fact.unit == nil ? fact.title[language] + say(Labels.colon) + $0 : $0 }
    }
    let closed = content.closed.flatMap { closure in
      closure.on <= advice.date
        ? say(Labels.closed) + " " + closure.on.text + " " + say(Labels.outcome(closure.outcome))
        : nil
    }
    let items = [
      counted,
      content.leader.map { say(SheetLabels.leader) + " " + $0 },
      content.lead.map { say(SheetLabels.lead) + " " + $0 },
      content.opened.map { sentences.opened($0, on: advice.date) },
      say(SheetLabels.asOf) + " " + advice.date.text,
      closed,
      parts.isEmpty ? nil : say(SheetLabels.parts) + " " + titles.list(parts),
      content.isExample ? say(SheetLabels.example) : nil,
    ]
    let tried = advice.trial.map {
      say(Labels.tried) + say(Labels.colon)
        + $0.settings.map(text).joined(separator: say(Labels.separator))
    }
    return [
      tried.map { Page.Line(nil, [$0], tone: .alert) }, Page.Line(nil, items.compactMap { $0 }),
    ].compactMap { $0 }
  }

  /// A fact that is tried, in words, and as it was typed in brackets.
  private func text(_ setting: FactTrial.Setting) -> String {
    let pieces = setting.name.split(separator: "@", maxSplits: 1).map(String.init)
    let slot = pieces.first.flatMap { playbook.vocabulary.slot(named: $0) }
    guard let fact = slot.flatMap(playbook.fact) else { return "[\(setting.text)]" }
    let value = ShownValue(language: language).text(setting.value, of: fact)
    let name = titles.name(fact.title[language], part: pieces.count > 1 ? pieces[1] : nil)
    // What was typed in the words of the page is not told twice.
    let typed = setting.text.split(maxSplits: 1) { "=＝@＠".contains($0) }.first.map(String.init)
    let shown = name + say(Labels.colon) + value
    return typed == fact.title[language] ? shown : shown + " [\(setting.text)]"
  }

  /// The value of a fact of the whole case; nil where it is not known.
  private func known(_ fact: Fact) -> String? {
    guard
      let value = advice.case.statements(on: advice.date, part: nil)[fact.slot]?.knownValue
    else { return nil }
    return ShownValue(language: language).text(value, of: fact)
  }
}
