import Advising
import Caseload
import Diagnostics
import FEEL
import Playbooks
import Tables

/// The sheets for offices, for spreadsheets and for programs.
extension WorklistReport {
  /// The sheet for an office as a sheet of a workbook, named after the office.
  func worksheet(_ sheet: Worklist) -> Worksheet {
    table([sheet]).worksheet(title(sheet.office), language)
  }

  /// The sheets for several offices as one table.
  func worksheet(_ sheets: [Worklist]) -> Worksheet {
    table(sheets).worksheet(say(OfficeWords.sheet), language)
  }

  /// All rows of the sheets; what each office has to do stands below one another.
  private func table(_ sheets: [Worklist]) -> Page.Table {
    let columns: [(Wording, Int)] = [
      (OfficeWords.office, 16), (OfficeWords.role, 10), (CaseloadWords.id, 14),
      (CaseloadWords.project, 22), (OfficeWords.part, 12), (OfficeWords.step, 30),
      (OfficeWords.stepID, 20), (CaseloadWords.state, 10), (CaseloadWords.due, 12),
      (OfficeWords.lead, 16), (OfficeWords.holder, 16), (OfficeWords.missing, 24),
      (OfficeWords.release, 30), (OfficeWords.received, 12), (OfficeWords.objection, 24),
    ]
    let rows = sheets.flatMap { sheet in
      OfficeRole.allCases.flatMap { role in
        sheet.rows(role).map { Page.Table.Row(cells($0, role, of: sheet)) }
      }
    }
    return Page.Table(columns.map { .init(say($0), width: $1) }, rows)
  }

  private func cells(_ task: OfficeTask, _ role: OfficeRole, of sheet: Worklist)
    -> [Page.Table.Cell]
  {
    let titles = Titles(advice: task.entry.advice, language: language)
    let remedy = playbook[task.action.remedy]
    return [
      .init(title(sheet.office)), .init(say(OfficeWords.role(role))),
      .init(task.entry.case.id), .init(task.entry.case.title[language]),
      .init(task.parts.isEmpty ? nil : titles.list(titles.ranges(task.parts))),
      .init(titles.remedy(task.action.remedy)), .init(remedy.id),
      .init(say(CaseloadWords.step(task.action.state))),
      .init(role == .approached ? nil : task.action.due),
      .init(remedy.lead.map(titles.office)),
      .init(task.entry.case.offices[sheet.office].map { $0[language] }),
      .init(items: papers(task)), .init(items: release(task)), .empty, .empty,
    ]
  }

  /// The sheet for programs: `advisor.worklist/1` (contract, section 6).
  func json(_ sheet: Worklist) -> JSON {
    .object(
      [
        ("schema", .string("advisor.worklist/1")), ("as_of", .string(list.date.text)),
        ("playbook", JSON(playbook)), ("office", .string(playbook[sheet.office].id)),
        ("title", .string(title(sheet.office))),
      ]
        + OfficeRole.allCases.map { role in
          (role.rawValue, JSON.array(sheet[role].map(task)))
        })
  }

  private func task(_ task: OfficeTask) -> JSON {
    let remedy = playbook[task.action.remedy]
    return .object(
      [("case", .string(task.entry.case.id)), ("id", .string(remedy.id))]
        + JSON.member("part", task.action.part)
        + [
          ("title", .string(remedy.declaration.title[language])),
          ("state", .string(task.action.state.rawValue)),
        ]
        + JSON.member("lead", remedy.lead.map { playbook[$0].id })
        + JSON.member("due", task.action.due?.text)
        + (task.action.isOverdue ? [("overdue", .bool(true))] : [])
        + [
          ("missing", papers(task.missing)), ("unsure", papers(task.unsure)),
          ("waits_for", .array(task.action.action.waitsFor.map { .string(id($0)) })),
        ])
  }

  private func papers(_ papers: [Remedy.Document]) -> JSON {
    .array(papers.map { .string($0.title[language]) })
  }

  private func id(_ waited: Action.Waited) -> String {
    switch waited {
    case .remedy(let remedy): playbook[remedy].id
    case .blocker(let blocker): playbook[blocker].id
    }
  }
}
