import Advising
package import Caseload
package import Diagnostics
import FEEL
package import Playbooks
import Tables

/// The ledger of a list of cases (`triage`; contract, section 6).
package struct LedgerReport {
  let list: Caseload
  let language: Language

  /// The ledger in all formats.
  package static func report(_ list: Caseload, _ language: Language) -> ListReport {
    let ledger = LedgerReport(list: list, language: language)
    return ListReport(
      [ledger.page], [ledger.table.worksheet(ledger.say(CaseloadWords.ledger), language)],
      LedgerJSON(list: list, language: language).json)
  }

  var playbook: Playbook { list.playbook }
  var words: ListedCaseWords { ListedCaseWords(playbook: playbook, language: language) }
  var sentences: Sentences { Sentences(language: language) }

  func say(_ wording: Wording) -> String { wording[language] }

  /// The page with the figures and the table.
  var page: Page {
    Page(
      language: language, id: say(CaseloadWords.ledger), title: say(CaseloadWords.ledger),
      head: [words.head(list.date)],
      sections: [figures, rows, unreadable, examples].compactMap { $0 },
      close: say(SheetLabels.close), hint: say(CaseloadWords.hint), isLandscape: true)
  }

  var figures: Page.Section {
    let shown = CaseloadFigure.all.filter { $0 == .cases || !list.entries(of: $0).isEmpty }
    let figures = shown.map { figure in
      Page.Figure(
        say(CaseloadWords.figure(figure)), word: figure.word,
        cases: list.entries(of: figure).map {
          (anchor: Self.anchor($0), title: $0.case.title[language])
        }
      )
    }
    return Page.Section(
      say(CaseloadWords.figures), isSummary: true,
      [.line(Page.Line(nil, [words.count(list.cases)])), .figures(figures)])
  }

  var rows: Page.Section {
    Page.Section(say(CaseloadWords.ledger), [.table(table.withoutEmptyColumns)])
  }

  var unreadable: Page.Section? {
    guard !list.unreadable.isEmpty else { return nil }
    let items = list.unreadable.map { $0.id + say(Labels.colon) + $0.reason[language] }
    return Page.Section(
      say(CaseloadWords.unreadable), count: items.count,
      [.line(Page.Line(nil, items, tone: .alert, isListed: true))])
  }

  var examples: Page.Section? {
    guard !list.examples.isEmpty else { return nil }
    let names = list.examples.map { $0.title[language] }
    return Page.Section(
      say(CaseloadWords.examples), count: names.count,
      [.line(Page.Line(nil, [Titles.list(names, language)], tone: .quiet))])
  }

  /// The name by which links of a page find the row of the case.
  static func anchor(_ entry: CaseloadEntry) -> String { "case-" + entry.case.id }

  /// The table: a row for each case.
  var table: Page.Table { Page.Table(columns, list.entries.map(row)) }

  /// The columns of the ledger in a playbook.
  package static func columns(of playbook: Playbook, _ language: Language) -> [Page.Table.Column] {
    LedgerReport(list: Caseload([], playbook, on: .epoch), language: language).columns
  }

  /// The row of one case.
  package static func row(_ entry: CaseloadEntry, _ language: Language) -> Page.Table.Row {
    let list = Caseload([entry], entry.advice.playbook, on: entry.advice.date)
    return LedgerReport(list: list, language: language).row(entry)
  }

  private var columns: [Page.Table.Column] {
    [
      .init(say(CaseloadWords.state), width: 12),
      .init(say(CaseloadWords.id), width: 16),
      .init(say(CaseloadWords.project), width: 20),
      .init(words.heading, width: 10, isRight: true),
      .init(say(CaseloadWords.age), width: 10, isRight: true),
      .init(say(CaseloadWords.due), width: 17),
      .init(say(CaseloadWords.next), width: 26, .below),
      .init(say(CaseloadWords.nextLead), width: 15, .behind),
      .init(say(CaseloadWords.overdue), width: 20, .below),
      .init(say(SheetLabels.blockers), width: 36, .below),
      .init(say(CaseloadWords.road), width: 14, .below),
      .init(say(Labels.leader), width: 14, .behind),
      .init(say(Labels.inCharge), width: 14, .behind),
      .init(say(CaseloadWords.questions), width: 24, .below),
      .init(say(CaseloadWords.screens), width: 10, isRight: true, .behind),
      .init(say(CaseloadWords.contradictions), width: 9, isRight: true, .behind),
    ]
  }

  private func row(_ entry: CaseloadEntry) -> Page.Table.Row {
    let titles = Titles(advice: entry.advice, language: language)
    let next = entry.next
    let step = next.map { titles.name(titles.remedy($0.remedy), part: $0.part) }
    let lead = next.flatMap { playbook[$0.remedy].lead }.map(titles.office)
    let questions = unique(entry.earlyQuestions.map { titles.fact($0.fact) })
    let cells: [Page.Table.Cell] = [
      .init(say(CaseloadWords.state(entry.state))),
      .init(entry.case.id),
      .init(entry.case.title[language]),
      .init(entry.listed.weight),
      .init(entry.age),
      .init(entry.due),
      .init(step),
      .init(lead),
      .init(items: overdue(entry, titles)),
      .init(items: titles.blockers(entry.blockers)),
      .init(entry.frontier.map { playbook[$0].declaration.title[language] }),
      .init(entry.case.leader),
      .init(entry.case.lead),
      .init(items: sentences.shortened(questions)),
      .init(entry.openScreens.isEmpty ? nil : entry.openScreens.count),
      .init(entry.advice.contradictions.isEmpty ? nil : entry.advice.contradictions.count),
    ]
    return Page.Table.Row(
      cells, anchor: Self.anchor(entry),
      tone: entry.isOverdue ? .alert : entry.state == .closed ? .quiet : .plain)
  }

  /// The steps and time limits that are overdue, each with its day.
  func overdue(_ entry: CaseloadEntry, _ titles: Titles) -> [String] {
    func text(_ title: String, _ part: String?, _ due: CalendarDate?) -> String {
      titles.name(title, part: part) + (due.map { " " + $0.text } ?? "")
    }
    return entry.overdueSteps.map {
      text(titles.remedy($0.remedy), $0.part, $0.bindingDue ?? $0.due)
    }
      + entry.overdueClocks.map {
        text(playbook[$0.clock].declaration.title[language], $0.part, $0.due)
      }
  }
}
