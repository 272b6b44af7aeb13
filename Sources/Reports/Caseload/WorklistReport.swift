import Advising
package import Caseload
package import Diagnostics
import FEEL
package import Playbooks
import Tables

/// The sheets for offices (`worklist`; contract, section 6).
package struct WorklistReport {
  let list: Caseload
  let language: Language

  /// The sheet for an office in all formats.
  package static func report(
    _ list: Caseload, office: Reference<Office>, _ language: Language
  ) -> ListReport {
    let report = WorklistReport(list: list, language: language)
    let sheet = list.worklist(office)
    return ListReport(
      [report.page(sheet)], [report.worksheet(sheet)], report.json(sheet))
  }

  /// The sheets for all offices that have anything to do, in all formats.
  package static func report(_ list: Caseload, _ language: Language) -> ListReport {
    let report = WorklistReport(list: list, language: language)
    let sheets = list.worklists
    return ListReport(
      sheets.isEmpty ? [report.nothing] : sheets.map(report.page),
      sheets.isEmpty ? [report.worksheet([])] : sheets.map(report.worksheet),
      .array(sheets.map(report.json)), table: report.worksheet(sheets))
  }

  var playbook: Playbook { list.playbook }
  var words: ListedCaseWords { ListedCaseWords(playbook: playbook, language: language) }

  func say(_ wording: Wording) -> String { wording[language] }
  func title(_ office: Reference<Office>) -> String { playbook[office].title[language] }

  /// The sheet for an office as a page, printed across.
  func page(_ sheet: Worklist) -> Page {
    let tables = OfficeRole.allCases.compactMap { section($0, of: sheet) }
    let sections = [figures(sheet)] + tables + [open(sheet), signing(sheet)].compactMap { $0 }
    let head = [words.head(list.date)]
    return Page(
      language: language, id: playbook[sheet.office].id,
      title: say(OfficeWords.sheet) + say(Labels.colon) + title(sheet.office),
      head: sheet.isEmpty ? head + [Page.Line(nil, [say(OfficeWords.nothing)])] : head,
      sections: sheet.isEmpty ? [open(sheet)].compactMap { $0 } : sections,
      close: say(OfficeWords.close), isLandscape: true)
  }

  /// The page where no office has anything to do.
  private var nothing: Page {
    let title = say(OfficeWords.sheet)
    return Page(
      language: language, id: title, title: title,
      head: [words.head(list.date), Page.Line(nil, [say(OfficeWords.nobody)])], sections: [],
      close: say(OfficeWords.packClose))
  }

  private func anchor(_ role: OfficeRole, _ id: String, in sheet: Worklist) -> String {
    "\(playbook[sheet.office].id)-\(role.rawValue)-\(id)"
  }

  private func figures(_ sheet: Worklist) -> Page.Section {
    let figures = OfficeRole.allCases.filter { !sheet[$0].isEmpty }.map { role in
      Page.Figure(
        say(OfficeWords.figure(role)), word: "\(playbook[sheet.office].id)-\(role.rawValue)",
        cases: sheet.cases(role).map {
          (anchor: anchor(role, $0.case.id, in: sheet), title: $0.case.title[language])
        })
    }
    return Page.Section(say(CaseloadWords.figures), isSummary: true, [.figures(figures)])
  }

  private func section(_ role: OfficeRole, of sheet: Worklist) -> Page.Section? {
    let tasks = sheet.rows(role)
    guard !tasks.isEmpty else { return nil }
    var seen: Set<String> = []
    let rows = tasks.enumerated().map { index, task in
      let isFirst = seen.insert(task.entry.case.id).inserted
      return Page.Table.Row(
        cells(task, role, number: index + 1, of: sheet),
        anchor: isFirst ? anchor(role, task.entry.case.id, in: sheet) : nil,
        tone: isOverdue(task, role) ? .alert : .plain)
    }
    let table = Page.Table(columns(role), rows).withoutEmptyColumns
    return Page.Section(say(OfficeWords.role(role)), count: rows.count, [.table(table)])
  }

  private func columns(_ role: OfficeRole) -> [Page.Table.Column] {
    [
      .init(say(OfficeWords.number), width: 5, isRight: true),
      .init(say(CaseloadWords.id), width: 10),
      .init(say(CaseloadWords.project), width: 20),
      .init(say(CaseloadWords.state), width: 9),
      .init(say(CaseloadWords.due), width: 10),
      .init(say(OfficeWords.step), width: 26, .below),
      .init(say(OfficeWords.lead), width: 12, .behind),
      .init(say(OfficeWords.holder), width: 12, .behind),
      .init(say(OfficeWords.missing), width: 18, .below),
      .init(say(OfficeWords.release), width: 24, .below),
      .init(say(OfficeWords.received), width: 10, isRoom: true),
      .init(say(OfficeWords.objection), width: 18, isRoom: true),
    ]
  }

  private func cells(_ task: OfficeTask, _ role: OfficeRole, number: Int, of sheet: Worklist)
    -> [Page.Table.Cell]
  {
    let titles = Titles(advice: task.entry.advice, language: language)
    let lead = playbook[task.action.remedy].lead
    let due = role == .approached ? nil : task.action.due
    return [
      .init(number),
      .init(task.entry.case.id),
      .init(task.entry.case.title[language]),
      .init(state(task, role)),
      .init(due),
      .init(titles.name(titles.remedy(task.action.remedy), parts: task.parts)),
      .init(role == .leads ? nil : lead.map(titles.office)),
      .init(task.entry.case.offices[sheet.office].map { $0[language] }),
      .init(papers(task)),
      .init(release(task)),
      .empty,
      .empty,
    ]
  }

  /// Whether the row is overdue for the office: only the lead has a deadline.
  private func isOverdue(_ task: OfficeTask, _ role: OfficeRole) -> Bool {
    role == .leads && task.action.isOverdue
  }

  private func state(_ task: OfficeTask, _ role: OfficeRole) -> String {
    let state = say(CaseloadWords.step(task.action.state))
    return isOverdue(task, role) ? state + Labels.comma[language] + say(OfficeWords.overdue) : state
  }

  /// The papers that are missing, and those that may be; nil where there are none.
  func papers(_ task: OfficeTask) -> String? {
    let items =
      task.missing.map { $0.title[language] }
      + task.unsure.map {
        $0.title[language]
          + Sentences(language: language).provenance([say(Labels.notKnown)])
      }
    return items.isEmpty ? nil : items.joined(separator: "\n")
  }

  /// What releases the step: the decision, or what comes first; nil where nothing holds it up.
  func release(_ task: OfficeTask) -> String? {
    let titles = Titles(advice: task.entry.advice, language: language)
    if task.action.state == .decide {
      let by = playbook[task.action.remedy].decide?.by.map(titles.office)
      return by.map(Sentences(language: language).decides) ?? say(CaseloadWords.state(.decide))
    }
    let items = task.action.action.waitsFor.map { waited -> String in
      if task.action.waitsForUnknown.contains(waited) {
        return Sentences(language: language).notEstablished(titles.waited(waited))
      }
      guard case .remedy(let remedy) = waited, let lead = playbook[remedy].lead else {
        return titles.waited(waited)
      }
      return titles.waited(waited)
        + Sentences(language: language).provenance([titles.office(lead)])
    }
    return items.isEmpty ? nil : items.joined(separator: "\n")
  }

  /// The steps that depend on what nobody has stated, each with its cases.
  private func open(_ sheet: Worklist) -> Page.Section? {
    var order: [Reference<Remedy>] = []
    var cases: [Reference<Remedy>: [String]] = [:]
    for task in sheet.open {
      if cases[task.action.remedy] == nil { order.append(task.action.remedy) }
      cases[task.action.remedy, default: []].append(task.entry.case.id)
    }
    guard !order.isEmpty else { return nil }
    let items = order.map { remedy in
      playbook[remedy].declaration.title[language] + say(Labels.colon)
        + Titles.list(unique(cases[remedy] ?? []), language)
    }
    return Page.Section(
      say(OfficeWords.open), count: items.count,
      [.line(Page.Line(nil, items, tone: .quiet, isListed: true))])
  }

  private func signing(_ sheet: Worklist) -> Page.Section? {
    Page.Section(
      say(OfficeWords.signing),
      [OfficeWords.signature, OfficeWords.objections].map { .line(Page.Line(nil, [say($0)])) })
  }
}
