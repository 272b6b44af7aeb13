import Advising
import Caseload
import Diagnostics
import FEEL
import Playbooks
import Tables

/// The sheet for an office as a page.
struct WorklistPage {
  let report: WorklistReport
  let sheet: Worklist
  private let inHand: [OfficeRole: [OfficeTask]]
  private let later: [OfficeRole: [OfficeTask]]

  init(report: WorklistReport, sheet: Worklist) {
    self.report = report
    self.sheet = sheet
    let rows = OfficeRole.allCases.map { ($0, sheet.rows($0)) }
    inHand = Dictionary(
      uniqueKeysWithValues: rows.map { ($0, $1.filter(\.action.state.isActionable)) })
    later = Dictionary(
      uniqueKeysWithValues: rows.map { ($0, $1.filter { !$0.action.state.isActionable }) })
  }

  private var playbook: Playbook { report.playbook }
  private var language: Language { report.language }
  private func say(_ wording: Wording) -> String { wording[language] }

  var page: Page {
    let head = [report.words.head(report.list.date)]
    let nothing = Page.Line(nil, [say(OfficeWords.nothing)])
    return Page(
      language: language, id: playbook[sheet.office].id,
      title: say(OfficeWords.sheet) + say(Labels.colon) + report.title(sheet.office),
      head: sheet.isEmpty ? head + [nothing] : head, sections: sections,
      close: say(OfficeWords.close), isLandscape: true)
  }

  private var sections: [Page.Section] {
    if sheet.isEmpty { return [open].compactMap { $0 } }
    var number = 0
    var tables: [Page.Section?] = []
    for role in OfficeRole.allCases { tables.append(section(role, number: &number)) }
    tables.append(next(number: &number))
    let others: [OfficeRole] = [.supports, .approached]
    return ([figures] + tables + others.map(section) + [open, signing]).compactMap { $0 }
  }

  /// The figures, each leading to the first row of every case that it counts.
  private var figures: Page.Section {
    let figures = OfficeRole.allCases.filter { !sheet[$0].isEmpty }.map { role in
      Page.Figure(
        say(OfficeWords.figure(role)), word: name(role),
        cases: sheet.cases(role).map { (anchor: anchor($0, role), title: $0.case.title[language]) })
    }
    return Page.Section(say(CaseloadWords.figures), isSummary: true, [.figures(figures)])
  }

  /// The name of the list of these steps in links.
  private func name(_ role: OfficeRole) -> String {
    "\(playbook[sheet.office].id)-\(role.rawValue)"
  }

  /// The row that a link to the case leads to.
  private func anchor(_ entry: CaseloadEntry, _ role: OfficeRole) -> String {
    let isRow =
      role == .leads || inHand[role]?.contains { $0.entry.case.id == entry.case.id } == true
    if isRow { return name(role) + "-" + entry.case.id }
    let first = later[role]?.first { $0.entry.case.id == entry.case.id }
    return name(role) + "-later-" + (first.map { playbook[$0.action.remedy].id } ?? "")
  }

  /// What the office can take up now in this role, with room to sign or to object.
  private func section(_ role: OfficeRole, number: inout Int) -> Page.Section? {
    let tasks = inHand[role] ?? []
    guard !tasks.isEmpty else { return nil }
    let columns =
      columns(role) + [
        .init(say(OfficeWords.received), width: 10, isRoom: true),
        .init(say(OfficeWords.objection), width: 18, isRoom: true),
      ]
    let rows = rows(tasks, role, number: &number, before: []).map { row in
      Page.Table.Row(row.cells + [.empty, .empty], anchor: row.anchor, tone: row.tone)
    }
    return Page.Section(
      say(OfficeWords.role(role)), count: rows.count,
      [.table(Page.Table(columns, rows).withoutEmptyColumns)])
  }

  /// What the office leads once it is released.
  private func next(number: inout Int) -> Page.Section? {
    let tasks = (later[.leads] ?? []) + (later[.decides] ?? [])
    guard !tasks.isEmpty else { return nil }
    let rows = rows(tasks, .leads, number: &number, before: inHand[.leads] ?? [])
    return Page.Section(
      say(OfficeWords.next), count: rows.count,
      [.table(Page.Table(columns(.leads), rows).withoutEmptyColumns)])
  }

  private func columns(_ role: OfficeRole) -> [Page.Table.Column] {
    [
      .init(say(OfficeWords.number), width: 5, isRight: true),
      .init(say(CaseloadWords.id), width: 12),
      .init(say(CaseloadWords.project), width: 20),
      .init(say(CaseloadWords.state), width: 10),
      .init(say(CaseloadWords.due), width: 11),
      .init(say(OfficeWords.step), width: 26, .below),
      .init(say(OfficeWords.lead), width: 12, .behind),
      .init(say(OfficeWords.holder), width: 12, .behind),
      .init(say(OfficeWords.missing), width: 18, .below),
      .init(say(OfficeWords.release), width: 22, .below),
    ]
  }

  /// A row for each step; the first row of a case that no row stands for yet has its anchor.
  private func rows(
    _ tasks: [OfficeTask], _ role: OfficeRole, number: inout Int, before: [OfficeTask]
  ) -> [Page.Table.Row] {
    var seen = Set(before.map(\.entry.case.id))
    return tasks.map { task in
      number += 1
      let id = task.entry.case.id
      return Page.Table.Row(
        cells(task, role, number),
        anchor: seen.insert(id).inserted ? name(role) + "-" + id : nil,
        tone: isOverdue(task, role) ? .alert : .plain)
    }
  }

  private func cells(_ task: OfficeTask, _ role: OfficeRole, _ number: Int) -> [Page.Table.Cell] {
    let titles = Titles(advice: task.entry.advice, language: language)
    let lead = playbook[task.action.remedy].lead
    return [
      .init(number), .init(task.entry.case.id), .init(task.entry.case.title[language]),
      .init(state(task, role)), .init(role == .approached ? nil : task.action.due),
      .init(titles.name(titles.remedy(task.action.remedy), parts: task.parts)),
      .init(role == .leads ? nil : lead.map(titles.office)),
      .init(task.entry.case.offices[sheet.office].map { $0[language] }),
      .init(items: report.papers(task)), .init(items: report.release(task)),
    ]
  }

  /// Whether the row is overdue for the office: only the lead has a deadline.
  private func isOverdue(_ task: OfficeTask, _ role: OfficeRole) -> Bool {
    role == .leads && task.action.isOverdue
  }

  private func state(_ task: OfficeTask, _ role: OfficeRole) -> String {
    let state = say(CaseloadWords.step(task.action.state))
    return isOverdue(task, role) ? state + say(Labels.comma) + say(OfficeWords.overdue) : state
  }

  /// The steps in which the office supports or is approached later, each with its cases.
  private func section(_ role: OfficeRole) -> Page.Section? {
    let steps = byStep(later[role] ?? [])
    guard !steps.isEmpty else { return nil }
    let columns: [Page.Table.Column] = [
      .init(say(OfficeWords.step), width: 40),
      .init(say(OfficeWords.lead), width: 20, .below),
      .init(say(OfficeWords.cases), width: 60, .behind),
    ]
    let rows = steps.map { remedy, tasks in
      Page.Table.Row(
        [
          .init(playbook[remedy].declaration.title[language]),
          .init(playbook[remedy].lead.map(report.title)),
          .init(Titles.list(cases(tasks), language)),
        ], anchor: name(role) + "-later-" + playbook[remedy].id)
    }
    return Page.Section(
      say(OfficeWords.later(role)), count: rows.count,
      [.table(Page.Table(columns, rows).withoutEmptyColumns)])
  }

  /// The steps that depend on what nobody has stated, each with its cases.
  private var open: Page.Section? {
    let items = byStep(sheet.open).map { remedy, tasks in
      playbook[remedy].declaration.title[language] + say(Labels.colon)
        + Titles.list(cases(tasks), language)
    }
    guard !items.isEmpty else { return nil }
    return Page.Section(
      say(OfficeWords.open), count: items.count,
      [.line(Page.Line(nil, items, tone: .quiet, isListed: true))])
  }

  /// The ids of the cases, each once.
  private func cases(_ tasks: [OfficeTask]) -> [String] { unique(tasks.map(\.entry.case.id)) }

  /// The tasks by step, in the order in which the steps first appear.
  private func byStep(_ tasks: [OfficeTask]) -> [(Reference<Remedy>, [OfficeTask])] {
    var order: [Reference<Remedy>] = []
    var own: [Reference<Remedy>: [OfficeTask]] = [:]
    for task in tasks {
      if own[task.action.remedy] == nil { order.append(task.action.remedy) }
      own[task.action.remedy, default: []].append(task)
    }
    return order.map { ($0, own[$0] ?? []) }
  }

  private var signing: Page.Section? {
    Page.Section(
      say(OfficeWords.signing),
      [OfficeWords.signature, OfficeWords.objections].map { .line(Page.Line(nil, [say($0)])) })
  }
}
