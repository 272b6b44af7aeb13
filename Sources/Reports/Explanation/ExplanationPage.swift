package import Advising
package import Diagnostics
import FEEL
import Playbooks

/// An explanation as a page: the state, the reasons, what is open, and what would change it.
package struct ExplanationPage {
  let explanation: Explanation
  let language: Language
  /// The case file as the reader named it, followed by the options of the command.
  let arguments: [String]
  /// Its conditions, opened; none where nobody asked for them.
  let opened: [OpenedCondition]

  /// The page of an explanation; the arguments are repeated in the commands that it shows.
  package init(
    _ explanation: Explanation, arguments: [String], opened: [OpenedCondition] = [],
    language: Language
  ) {
    self.explanation = explanation
    self.arguments = arguments
    self.opened = opened
    self.language = language
  }

  /// The page, to be written in any format.
  package var page: Page {
    let content = explanation.case
    let operands = OperandOutline(titles: titles).sections(opened)
    let sections: [Page.Section?] =
      [summary, because, whyNot] + operands + [open, changes, waits, history, grounds]
    return Page(
      language: language, id: content.id, title: content.title[language],
      head: [
        Page.Line(say(Labels.asOf), [explanation.date.text, rules])
      ], sections: sections.compactMap { $0 } + letters, close: say(Labels.closing))
  }

  private var playbook: Playbook { explanation.playbook }
  private var titles: Titles { sentences.titles }
  private var sentences: ExplanationSentences {
    ExplanationSentences(explanation, language: language)
  }

  private func say(_ wording: Wording) -> String { wording[language] }

  private var rules: String {
    say(Labels.playbook) + " "
      + Sentences(language: language).playbook(playbook)
  }

  private var summary: Page.Section {
    let declaration = playbook.declaration(of: explanation.subject)
    let name = titles.name(declaration.title[language], part: explanation.part)
    let lines = [
      Page.Line(say(ExplanationLabels.state), [sentences.word(explanation.state)]),
      Page.Line(
        say(ExplanationLabels.certain),
        [Sentences(language: language).certainty(explanation.isCertain)]),
    ]
    return Page.Section("\(name)  [\(declaration.id)]", isSummary: true, lines.map(Page.Block.line))
  }

  private var because: Page.Section? {
    section(ExplanationLabels.because, explanation.because.map(titles.text))
  }

  private var whyNot: Page.Section? {
    section(
      isDenied ? ExplanationLabels.whyNot : ExplanationLabels.missing,
      explanation.obstacles.map(sentences.text) + fails.map(sentences.text))
  }

  /// The facts that the reasons against a step name as open.
  private var named: [Slot] {
    explanation.obstacles.flatMap { obstacle -> [Slot] in
      switch obstacle {
      case .blockerUnknown(_, let slots), .suitabilityUnknown(let slots): slots
      default: []
      }
    }
  }

  /// The operands that are not true, without those of which the reasons say already that they are
  /// open, and without what is open about a blocker that cannot be there in any event.
  private var fails: [Explanation.FailingOperand] {
    let named = Set(named)
    let absent = explanation.obstacles.compactMap { obstacle -> ExplanationSubject? in
      if case .blockerAbsent(let blocker) = obstacle { .blocker(blocker) } else { nil }
    }
    return explanation.fails.filter { item in
      !item.truth.isUnknown
        || (!named.isSuperset(of: item.truth.slots) && !absent.contains(item.subject))
    }
  }

  private var isDenied: Bool {
    [.absent, .notAdvised, .notAGoal].contains(explanation.state)
  }

  /// The greatest number of open facts that are listed; the others are counted.
  private static let mostOpen = 12

  /// The facts that are not known, and where to find the answers.
  private var open: Page.Section? {
    let all = explanation.hangsOn
    let first = all.filter(Set(named).contains)
    let texts = (first + all.filter { !first.contains($0) }).map(titles.inquiry)
    let more = texts.count - Self.mostOpen
    guard more > 1 else { return section(ExplanationLabels.open, texts) }
    return section(
      ExplanationLabels.open,
      texts.prefix(Self.mostOpen) + [Sentences(language: language).more(more)])
  }

  /// The changes to show: where they say what to aim at, those that are no aim are left out.
  ///
  /// If there is no other, those of open facts are shown, as what may be found out.
  private var shownChanges: (changes: [Explanation.SmallestChange], areAims: Bool) {
    let all = explanation.changes
    guard sentences.isAboutAims else { return (all, false) }
    let aims = all.filter { !$0.isForTheWorse && !$0.isNoAim }
    if !aims.isEmpty || all.isEmpty { return (aims, true) }
    let open = Set(explanation.hangsOn)
    return (all.filter { $0.settings.contains { open.contains($0.fact) } }, false)
  }

  private var changes: Page.Section? {
    let (changes, areAims) = shownChanges
    let isFinding = sentences.isAboutAims && !areAims
    var blocks: [Page.Block] = changes.enumerated().map { index, change in
      // The step itself makes nothing possible that it waits for.
      let makers = change.by.filter { .remedy($0) != explanation.subject }
      let lines = [
        change.isForTheWorse && !isFinding
          ? Page.Line(say(ExplanationLabels.mind), [sentences.forTheWorse], tone: .alert) : nil,
        makers.isEmpty
          ? nil
          : Page.Line(say(ExplanationLabels.by), makers.map(sentences.maker), isListed: true),
        Page.Line(
          say(ExplanationLabels.tryIt), sentences.command(change, of: arguments), form: .command),
      ]
      return .entry(
        Page.Entry(
          number: index + 1, title: sentences.change(change), id: nil,
          lines: lines.compactMap { $0 }))
    }
    if explanation.searchWasCut {
      blocks.append(note(changes.isEmpty ? sentences.searchFoundNone : sentences.searchWasCut))
    }
    if !explanation.notAnalysed.isEmpty {
      blocks.append(note(sentences.notAnalysed))
      blocks.append(
        .line(
          Page.Line(
            nil, explanation.notAnalysed.map { "`\($0)`" }, tone: .quiet, isListed: true)))
    }
    if blocks.isEmpty {
      blocks = [note(explanation.changes.isEmpty ? sentences.noChange : sentences.noAim)]
    }
    let heading =
      changes.isEmpty
      ? ExplanationLabels.changes
      : isFinding ? sentences.findingsHeading : sentences.changesHeading
    return Page.Section(say(heading), blocks)
  }

  /// What is waited for: first what is known to be in the way, then the rest, each with what it waits
  /// for itself.
  private var established: [Explanation.WaitStep] {
    var (known, open): ([Explanation.WaitStep], [Explanation.WaitStep]) = ([], [])
    var isKnown = true
    for step in explanation.waitsFor where !step.isSpare {
      if step.depth == 0 { isKnown = step.isEstablished }
      if isKnown { known.append(step) } else { open.append(step) }
    }
    return known + open
  }

  private func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private func note(_ text: String) -> Page.Block { .line(Page.Line(nil, [text], tone: .quiet)) }

  private var waits: Page.Section? {
    let isGoal = if case .goal = explanation.subject { true } else { false }
    let steps = established
    guard !steps.isEmpty else { return nil }
    let items = steps.map { Page.Item(sentences.wait($0), depth: $0.depth) }
    return Page.Section(
      capitalised(say(isGoal ? Labels.blockers : Labels.waitsFor)), [.outline(items)])
  }

  private var grounds: Page.Section? {
    section(
      Labels.grounds, titles.grounds(playbook.basis(of: explanation.subject), on: explanation.date))
  }

  private var letters: [Page.Section] {
    let letter = ExplanationLetter(explanation: explanation, language: language).letter
    return letter.sections(language)
  }

  /// All that the log says of the step.
  private var history: Page.Section? {
    guard case .remedy(let remedy) = explanation.subject else { return nil }
    let entries = explanation.case.history(
      of: remedy, part: explanation.part, on: explanation.date)
    return section(ExplanationLabels.history, entries.map { titles.entry($0) })
  }

  private func section(_ title: Wording, _ items: [String]) -> Page.Section? {
    Page.Section(say(title), list: items)
  }
}

/// The headings and labels of an explanation.
enum ExplanationLabels {
  static let state = Wording(en: "state", zh: "状态")
  static let certain = Wording(en: "certain", zh: "确定性")
  static let because = Wording(en: "Because", zh: "因为")
  static let whyNot = Wording(en: "Why not", zh: "为什么不")
  static let missing = Wording(en: "What does not hold, or is not known", zh: "尚未具备或尚待查明的条件")
  static let open = Wording(en: "Open questions", zh: "待查明事项")
  static let mind = Wording(en: "mind", zh: "注意")
  static let by = Wording(en: "by", zh: "可由")
  static let changes = Wording(en: "What would change the outcome", zh: "可使结论改变的情况")
  static let tryIt = Wording(en: "try it", zh: "试一试")
  static let history = Wording(en: "What has been done", zh: "办理记录")
  static let letter = Wording(en: "For an official reply", zh: "可写入答复意见")
  static let plain = Wording(en: "In plain words", zh: "给群众的说法")
}
