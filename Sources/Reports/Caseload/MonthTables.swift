import Advising
import Caseload
import Diagnostics
import FEEL
import Playbooks
import Tables

/// The tables of the report on a month.
struct MonthTables {
  let report: MonthReport
  let language: Language

  private var list: Caseload { report.list }
  private var playbook: Playbook { list.playbook }
  private var ledger: LedgerReport { LedgerReport(list: list, language: language) }
  private var sentences: Sentences { Sentences(language: language) }

  private func say(_ wording: Wording) -> String { wording[language] }

  /// The columns of `rows` for which a page has room; a spreadsheet has all.
  static let columnsOfPage = 7

  /// A row for each case: where it stands, and what has changed.
  var rows: Page.Table {
    let columns: [Page.Table.Column] = [
      .init(say(CaseloadWords.state), width: 14),
      .init(say(CaseloadWords.id), width: 15),
      .init(say(CaseloadWords.project), width: 23),
      .init(ledger.words.heading, width: 12, isRight: true),
      .init(say(CaseloadWords.due), width: 16),
      .init(say(CaseloadWords.changes), width: 18, .below),
      .init(say(Labels.leader), width: 18, .behind),
      .init(say(Labels.inCharge), width: 16, .behind),
      .init(say(Labels.opened), width: 12, .behind),
    ]
    let changes = MonthFigure.changes.filter { $0 != .logged && $0 != .gone }
      .map { figure in (figure, Set(report.entries(of: figure).map(\.case.id))) }
    return Page.Table(
      columns,
      list.entries.map { entry in
        let said = changes.filter { $0.1.contains(entry.case.id) }
          .map { say(CaseloadWords.figure($0.0)) }
        return Page.Table.Row(
          [
            .init(say(CaseloadWords.state(entry.state))), .init(entry.case.id),
            .init(entry.case.title[language]), .init(entry.listed.weight),
            .init(entry.due), .init(items: said), .init(entry.case.leader),
            .init(entry.case.lead), .init(entry.case.opened),
          ], anchor: LedgerReport.anchor(entry),
          tone: entry.isOverdue ? .alert : entry.state == .closed ? .quiet : .plain)
      })
  }

  /// A row for each figure, with the ids of its cases.
  var figures: Page.Table {
    let columns: [Page.Table.Column] = [
      .init(say(CaseloadWords.figure), width: 22),
      .init(say(CaseloadWords.number), width: 8, isRight: true),
      .init(say(CaseloadWords.ids), width: 80, .below),
    ]
    return Page.Table(
      columns,
      MonthFigure.all.map { figure in
        let ids = report.ids(of: figure)
        return Page.Table.Row([
          .init(say(CaseloadWords.figure(figure))), .init(ids.count), .init(items: ids),
        ])
      })
  }

  /// A row for each correction.
  var corrections: Page.Table {
    let columns: [Page.Table.Column] = [
      .init(say(CaseloadWords.id), width: 14),
      .init(say(CaseloadWords.project), width: 24),
      .init(say(CaseloadWords.figure), width: 18),
      .init(say(CaseloadWords.was), width: 12),
      .init(say(CaseloadWords.isNow), width: 12),
    ]
    let titles = Dictionary(list.entries.map { ($0.case.id, $0.case.title) }) { first, _ in first }
    return Page.Table(
      columns,
      report.corrections.map { item in
        Page.Table.Row([
          .init(item.id), .init(titles[item.id]?[language]),
          .init(say(CaseloadWords.figure(item.figure))), cell(item.was), cell(item.is),
        ])
      })
  }

  private func cell(_ value: Correction.Value) -> Page.Table.Cell {
    let text = MonthlyReport.words(value, language)
    return if case .number(let number?) = value { .init(number) } else { .init(text) }
  }

  /// A row for each entry of the logs.
  ///
  /// Notes, reasons and who made the entry are left out: they may name persons.
  func log(_ entries: [MonthReport.Logged]) -> Page.Table {
    let columns: [Page.Table.Column] = [
      .init(say(CaseloadWords.day), width: 12),
      .init(say(CaseloadWords.id), width: 14),
      .init(say(CaseloadWords.project), width: 24),
      .init(say(CaseloadWords.happened), width: 12),
      .init(say(CaseloadWords.step), width: 36, .below),
    ]
    return Page.Table(
      columns,
      entries.map { item in
        let titles = Titles(playbook, item.case.case, language: language)
        let step = titles.name(titles.remedy(item.entry.remedy), part: item.entry.part)
        return Page.Table.Row([
          .init(item.entry.on), .init(item.case.case.id), .init(item.case.case.title[language]),
          .init(say(Labels.log(item.entry.status))), .init(step),
        ])
      })
  }

  /// A row for each case in which a step can start or a decision is due.
  var nextSteps: Page.Table {
    let columns: [Page.Table.Column] = [
      .init(say(CaseloadWords.id), width: 14),
      .init(say(CaseloadWords.project), width: 24),
      .init(say(CaseloadWords.due), width: 17),
      .init(say(CaseloadWords.canStart), width: 40, .below),
      .init(say(CaseloadWords.dueDecisions), width: 30, .below),
    ]
    let rows = list.entries.filter { $0.state != .closed }.compactMap {
      entry -> Page.Table.Row? in
      let starting = steps(entry, .now)
      let decisions = steps(entry, .decide)
      guard !starting.isEmpty || !decisions.isEmpty else { return nil }
      return Page.Table.Row([
        .init(entry.case.id), .init(entry.case.title[language]), .init(entry.due),
        .init(items: starting), .init(items: decisions),
      ])
    }
    return Page.Table(columns, rows)
  }

  /// The first steps in that state, each after who leads it, and how many there are besides.
  private func steps(_ entry: CaseloadEntry, _ state: ActionState) -> [String] {
    let titles = Titles(advice: entry.advice, language: language)
    let steps = entry.advice.actions.filter { $0.state == state }.map { action in
      let name = titles.name(titles.remedy(action.remedy), part: action.part)
      return playbook[action.remedy].lead.map {
        titles.office($0) + Labels.colon[language] + name
      } ?? name
    }
    return sentences.shortened(steps)
  }
}
