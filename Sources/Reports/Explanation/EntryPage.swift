package import Advising
package import Diagnostics
import FEEL
import Playbooks

/// The explanation of a clock, decision, fact, phase or checklist as a page.
package struct EntryPage {
  let explanation: EntryExplanation
  /// Its conditions, opened; none where nobody asked for them.
  let opened: [OpenedCondition]
  let language: Language

  /// The page of an explanation, in one language.
  package init(
    _ explanation: EntryExplanation, opened: [OpenedCondition] = [], language: Language
  ) {
    self.explanation = explanation
    self.opened = opened
    self.language = language
  }

  /// The page, to be written in any format.
  package var page: Page {
    let content = explanation.case
    let rules = Sentences(language: language).playbook(playbook)
    let sections =
      [summary] + account + OperandOutline(titles: titles).sections(opened)
      + [open, grounds].compactMap { $0 }
    return Page(
      language: language, id: content.id, title: content.title[language],
      head: [
        Page.Line(
          say(Labels.asOf), [explanation.date.text, say(Labels.playbook) + " " + rules])
      ],
      sections: sections
        + EntryLetter(explanation: explanation, language: language).letter.sections(language),
      close: say(Labels.closing))
  }

  /// The state of the entry in words.
  package var state: String { sentences.state }

  private var playbook: Playbook { explanation.playbook }
  private var sentences: EntrySentences {
    EntrySentences(explanation: explanation, language: language)
  }
  private var titles: Titles { sentences.titles }

  private func say(_ wording: Wording) -> String { wording[language] }

  private var summary: Page.Section {
    let declaration = playbook.declaration(of: explanation.subject)
    let name = titles.name(declaration.title[language], part: explanation.part)
    let lines = [
      Page.Line(say(EntryLabels.kind), [say(explanation.subject.section.word)]),
      Page.Line(say(ExplanationLabels.state), [sentences.state]),
      isFact
        ? nil
        : Page.Line(
          say(ExplanationLabels.certain),
          [Sentences(language: language).certainty(explanation.isCertain)]),
    ].compactMap { $0 }
    return Page.Section(
      "\(name)  [\(declaration.id)]", isSummary: true, lines.map(Page.Block.line))
  }

  /// Whether it is about a fact, which is as certain as what is said of it.
  private var isFact: Bool { if case .fact = explanation.account { true } else { false } }

  private var account: [Page.Section] {
    let sections: [Page.Section?] =
      switch explanation.account {
      case .clock(let account): clock(account)
      case .decision(let account): decision(account)
      case .fact(let account): fact(account)
      case .phase(let account): phase(account)
      case .screen(let account): screen(account)
      }
    return sections.compactMap { $0 }
  }

  private func clock(_ account: ClockAccount) -> [Page.Section?] {
    guard case .clock(let reference) = explanation.subject else { return [] }
    let clock = playbook[reference]
    let met = clock.met.map { $0.program.conjuncts.map { sentences.findings.text($0) } } ?? []
    return [
      section(EntryLabels.span, sentences.span(clock, account.advice)),
      section(EntryLabels.binds, [sentences.binds(clock)]),
      section(ExplanationLabels.because, explanation.because.map(titles.text)),
      section(ExplanationLabels.whyNot, account.fails.map(sentences.finding)),
      section(EntryLabels.met, met),
      section(EntryLabels.endedBy, account.endedBy.map(sentences.step)),
      account.advice == nil
        ? nil
        : section(
          EntryLabels.runsOut, sentences.runsOut(account, isOthers: clock.holder != nil)),
    ]
  }

  private func decision(_ account: DecisionAccount) -> [Page.Section?] {
    guard case .decision(let reference) = explanation.subject else { return [] }
    var logic: Page.Section?
    switch playbook[reference].logic {
    case .table(let table):
      logic = section(
        account.value.unknowns == nil ? EntryLabels.rows : EntryLabels.possibleRows,
        account.fired.map { sentences.row($0, of: playbook[reference], table) })
    case .expression(let formula):
      logic = section(
        EntryLabels.workedOut,
        account.operands.isEmpty
          ? [sentences.formula(playbook[reference], formula)]
          : account.operands.map(sentences.finding))
    }
    return [
      logic, rows(account, of: playbook[reference]),
      section(EntryLabels.inputs, account.inputs.map { sentences.input($0.slot, $0.value) }),
      section(ExplanationLabels.because, explanation.because.map(titles.text)),
      section(EntryLabels.users, account.users.map(sentences.user)),
    ]
  }

  /// The table row by row: what each cell says, and whether it fits in the case.
  private func rows(_ account: DecisionAccount, of decision: Decision) -> Page.Section? {
    guard case .table(let table) = decision.logic else { return nil }
    let items = account.rows.indices.flatMap { index -> [Page.Item] in
      let row = account.rows[index]
      let isSettled = account.value.unknowns == nil && !account.fired.isEmpty
      let isFired = isSettled && account.fired.contains(index)
      let cells = row.cells.indices.filter { table.rows[index][$0].text != "-" }.map { cell in
        Page.Item(
          sentences.cell(table.rows[index][cell], of: table.inputs[cell], row.cells[cell]), depth: 1
        )
      }
      let head = sentences.row(
        index, row, of: decision, table, isFired: isFired, isSettled: isSettled)
      return [Page.Item(head, depth: 0)] + cells
    }
    let title = say(EntryLabels.table) + say(Labels.colon) + table.table.hit.rawValue
    return Page.Section(title, [.outline(items)])
  }

  private func fact(_ account: FactAccount) -> [Page.Section?] {
    let known =
      account.statement.map { [sentences.form($0)] } ?? account.evidence.map { [titles.text($0)] }
      ?? []
    return [
      section(EntryLabels.known, known),
      section(EntryLabels.history, account.history.map(sentences.form)),
      section(EntryLabels.users, account.users.map(sentences.user)),
      section(EntryLabels.changedBy, account.changedBy.map(sentences.step)),
    ]
  }

  private func phase(_ account: PhaseAccount) -> [Page.Section?] {
    [
      section(
        Labels.blockers,
        account.blockers.map { sentences.blocker($0.blocker, $0.state, part: $0.part) }),
      section(EntryLabels.unscreened, account.unscreened.map(titles.screen)),
      section(EntryLabels.steps, account.actions.map(sentences.action)),
    ]
  }

  private func screen(_ account: ScreenAccount) -> [Page.Section?] {
    let how = [account.how?.source, account.how?.on?.text].compactMap { $0 }
    return [
      section(EntryLabels.known, how.isEmpty ? [] : [how.joined(separator: say(Labels.comma))]),
      section(
        EntryLabels.facts,
        account.facts.map { evidence in
          explanation.hangsOn.contains(evidence.fact)
            ? titles.fact(evidence.fact) + say(Labels.colon) + say(Labels.notKnown)
            : titles.text(evidence)
        }),
      section(
        EntryLabels.users, account.blockers.map { sentences.blocker($0.blocker, $0.state) }),
    ]
  }

  /// The questions that are still open.
  private var open: Page.Section? {
    if case .screen = explanation.subject { return nil }
    return section(ExplanationLabels.open, explanation.hangsOn.map(titles.inquiry))
  }

  private var grounds: Page.Section? {
    section(
      Labels.grounds, titles.grounds(playbook.basis(of: explanation.subject), on: explanation.date))
  }

  private func section(_ title: Wording, _ items: [String]) -> Page.Section? {
    Page.Section(say(title), list: items)
  }
}

/// The headings and labels of explanations of clocks, decisions, facts, phases and checklists.
enum EntryLabels {
  static let kind = Wording(en: "kind", zh: "类别")
  static let span = Wording(en: "Since when, how long", zh: "起算和时长")
  static let binds = Wording(en: "Whom it binds", zh: "约束对象")
  static let met = Wording(en: "It is met when", zh: "办结标准")
  static let endedBy = Wording(en: "Steps that can end it", zh: "可使其办结的措施")
  static let runsOut = Wording(en: "When it runs out", zh: "期满的后果")
  static let rows = Wording(en: "The row of the table that fits", zh: "适用的表格行")
  static let possibleRows = Wording(en: "The rows of the table that may fit", zh: "可能适用的表格行")
  static let table = Wording(en: "The table row by row, hit policy", zh: "表格逐行，命中策略")
  static let workedOut = Wording(en: "How it is worked out", zh: "推算方法")
  static let inputs = Wording(en: "What it is worked out from", zh: "所用数据")
  static let users = Wording(en: "What depends on it", zh: "影响的事项")
  static let known = Wording(en: "How it is known", zh: "认定来源")
  static let history = Wording(en: "What it was before", zh: "此前情况")
  static let changedBy = Wording(en: "Steps that change it", zh: "会改变它的措施")
  static let unscreened = Wording(en: "Checklists not gone through", zh: "尚未核对的清单")
  static let steps = Wording(en: "Steps of this phase", zh: "本阶段的措施")
  static let facts = Wording(en: "What is on it", zh: "清单内容")
}
