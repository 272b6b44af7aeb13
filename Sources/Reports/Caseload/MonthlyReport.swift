import Advising
package import Caseload
package import Diagnostics
import FEEL
import Playbooks
import Tables

/// The report on a month (`report`; contract, section 6), in the four parts of such a report.
package struct MonthlyReport {
  let report: MonthReport
  let language: Language

  /// The report in all formats.
  package static func report(_ report: MonthReport, _ language: Language) -> ListReport {
    let month = MonthlyReport(report: report, language: language)
    return ListReport(
      [month.page], month.sheets, MonthJSON(report: report, language: language).json)
  }

  /// The report as it is frozen: the same whatever the language.
  package static func frozen(_ report: MonthReport) -> JSON {
    MonthJSON(report: report, language: nil).json
  }

  /// Corrections in words, one a line.
  package static func differences(_ corrections: [Correction], _ language: Language) -> [String] {
    corrections.map { item in
      let figure = CaseloadWords.figure(item.figure)[language]
      let colon = Labels.colon[language]
      return
        "\(item.id)\(colon)\(figure) \(words(item.was, language)) -> \(words(item.is, language))"
    }
  }

  /// The value of a figure in words.
  static func words(_ value: Correction.Value, _ language: Language) -> String {
    switch value {
    case .flag(let flag): (flag ? Labels.yes : Labels.no)[language]
    case .state(let state): CaseloadWords.state(state)[language]
    case .number(let number): number.map(String.init) ?? Labels.notKnown[language]
    }
  }

  var list: Caseload { report.list }
  var playbook: Playbook { list.playbook }
  var words: ListedCaseWords { ListedCaseWords(playbook: playbook, language: language) }
  var sentences: Sentences { Sentences(language: language) }
  var monthSentences: MonthSentences { MonthSentences(language: language) }
  var tables: MonthTables { MonthTables(report: report, language: language) }

  func say(_ wording: Wording) -> String { wording[language] }

  private var page: Page {
    let title = monthSentences.title(report.month)
    return Page(
      language: language, id: title, title: title, head: head,
      sections: [
        situation, changes, corrections, work, log, problems, nextSteps, rows, unreadable, examples,
      ].compactMap { $0 },
      close: say(CaseloadWords.closeMonth))
  }

  private var head: [Page.Line] {
    let rules = sentences.playbook(playbook)
    let day = say(Labels.asOf) + " " + list.date.text
    var lines = [
      Page.Line(nil, [day, say(Labels.playbook) + " " + rules]),
      Page.Line(nil, [monthSentences.comparison(report)]),
    ]
    if report.isUnfinished {
      lines.append(Page.Line(nil, [monthSentences.unfinished], tone: .alert))
    }
    if report.hasOtherRules {
      lines.append(
        Page.Line(
          nil, [monthSentences.otherRules(report.before.version, report.before.digest)],
          tone: .alert))
    }
    return lines
  }

  /// Part one: the totals.
  private var situation: Page.Section {
    let rate = monthSentences.rate(
      settled: report.entries(of: .settled).count, of: list.entries.count)
    return Page.Section(
      say(CaseloadWords.situation), isSummary: true,
      [
        .line(Page.Line(nil, [words.count(list.cases)])),
        .figures(figures(MonthFigure.totals)),
      ] + (rate.map { [.line(Page.Line(say(CaseloadWords.rate), [$0]))] } ?? []))
  }

  /// What changed, and how the numbers add up.
  private var changes: Page.Section {
    let sums = [monthSentences.allSum(report), monthSentences.openSum(report)]
    let shown = figures(MonthFigure.changes)
    let none = Page.Block.line(Page.Line(nil, [say(CaseloadWords.nothing)], tone: .quiet))
    return Page.Section(
      say(CaseloadWords.comparison),
      [shown.isEmpty ? none : .figures(shown)]
        + [.line(Page.Line(say(CaseloadWords.sums), sums, isListed: true))]
        + (report.gone.isEmpty
          ? [] : [.line(Page.Line(say(CaseloadWords.figure(.gone)), report.gone, tone: .alert))]))
  }

  /// The figures that are not 0, each with its cases; the number of all cases always.
  private func figures(_ figures: [MonthFigure]) -> [Page.Figure] {
    figures.filter { $0 == .list(.cases) || !report.entries(of: $0).isEmpty }.map { figure in
      Page.Figure(
        say(CaseloadWords.figure(figure)), word: figure.word,
        cases: report.entries(of: figure).map {
          (anchor: LedgerReport.anchor($0), title: $0.case.title[language])
        })
    }
  }

  private var corrections: Page.Section? {
    guard !report.corrections.isEmpty else { return nil }
    return Page.Section(
      say(CaseloadWords.corrections), count: report.corrections.count,
      [.table(tables.corrections)])
  }

  /// Part two: for people to write, with the log as material.
  private var work: Page.Section {
    Page.Section(
      say(CaseloadWords.work),
      [.line(Page.Line(nil, [say(CaseloadWords.fillIn)], tone: .quiet))]
        + (report.log.isEmpty
          ? [.line(Page.Line(nil, [say(CaseloadWords.noLog)], tone: .quiet))]
          : [.table(tables.log(report.log))]))
  }

  private var log: Page.Section? {
    guard !report.logBetween.isEmpty else { return nil }
    return Page.Section(
      say(CaseloadWords.logBetween), count: report.logBetween.count,
      [.table(tables.log(report.logBetween))])
  }

  /// Part four: what can start, and what people have to decide.
  private var nextSteps: Page.Section {
    let table = tables.nextSteps
    return Page.Section(
      say(CaseloadWords.nextSteps),
      table.rows.isEmpty
        ? [.line(Page.Line(nil, [say(CaseloadWords.nothing)], tone: .quiet))]
        : [.table(table.withoutEmptyColumns)])
  }

  private var rows: Page.Section {
    let later =
      report.later.isEmpty
      ? []
      : [
        Page.Block.line(
          Page.Line(say(CaseloadWords.later), [words.names(report.later)], tone: .quiet))
      ]
    return Page.Section(
      say(CaseloadWords.rows), count: list.entries.count,
      [.table(tables.rows.prefix(MonthTables.columnsOfPage).withoutEmptyColumns)] + later)
  }

  private var unreadable: Page.Section? { ledger.unreadable }
  private var examples: Page.Section? { ledger.examples }
  private var ledger: LedgerReport { LedgerReport(list: list, language: language) }

  private var sheets: [Worksheet] {
    [
      tables.rows.worksheet(say(CaseloadWords.rows), language),
      tables.figures.worksheet(say(CaseloadWords.figures), language),
      tables.corrections.worksheet(say(CaseloadWords.corrections), language),
      tables.log(report.log).worksheet(say(CaseloadWords.log), language),
      tables.nextSteps.worksheet(say(CaseloadWords.nextSteps), language),
    ]
  }
}
