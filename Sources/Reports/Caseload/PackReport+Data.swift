import Advising
import Caseload
import Diagnostics
import FEEL
import Playbooks
import Tables

/// The pack for spreadsheets, where it is a form to fill in, and for programs.
extension PackReport {
  /// The form: a row for each step, with columns for what has become of it.
  var form: Worksheet {
    let columns = RecordColumn.allCases.map { column in
      Page.Table.Column(say(column.title), width: column.width)
    }
    let rows = list.formSteps.map { task in
      Page.Table.Row(RecordColumn.allCases.map { cell($0, task) })
    }
    return Page.Table(columns, rows).worksheet(say(OfficeWords.form), language)
  }

  private func cell(_ column: RecordColumn, _ task: OfficeTask) -> Page.Table.Cell {
    let titles = Titles(advice: task.entry.advice, language: language)
    let remedy = playbook[task.action.remedy]
    return switch column {
    case .case: .init(task.entry.case.id)
    case .project: .init(task.entry.case.title[language])
    case .part: .init(task.action.part)
    case .remedy: .init(remedy.id)
    case .step: .init(titles.name(titles.remedy(task.action.remedy), part: task.action.part))
    case .office: .init(remedy.lead.map(titles.office))
    case .state: .init(say(CaseloadWords.step(task.action.state)))
    case .nowDue: .init(task.action.due)
    case .status, .on, .by, .due, .reason: .empty
    }
  }

  /// The pack for programs: `advisor.pack/1`.
  var json: JSON {
    .object([
      ("schema", .string("advisor.pack/1")), ("as_of", .string(list.date.text)),
      ("meeting", .string(meeting.text)), ("playbook", JSON(playbook)),
      ("ledger", LedgerJSON(list: list, language: language).json),
      ("decisions", .array(list.decisions.flatMap(\.rows).flatMap(decision))),
      ("shared", .array(list.sharedSteps.map(step))),
      ("worklists", .array(list.worklists.map(offices.json))),
    ])
  }

  /// A decision of a case, once for each of its parts.
  private func decision(_ task: OfficeTask) -> [JSON] {
    let remedy = playbook[task.action.remedy]
    let parts: [String?] = task.parts.isEmpty ? [nil] : task.parts
    return parts.map { part in
      .object(
        [("case", .string(task.entry.case.id)), ("id", .string(remedy.id))]
          + JSON.member("part", part)
          + [("title", .string(remedy.declaration.title[language]))]
          + JSON.member("by", remedy.decide?.by.map { playbook[$0].id })
          + JSON.member("lead", remedy.lead.map { playbook[$0].id })
          + [
            ("consider", texts(remedy.decide?.consider.map { $0[language] } ?? [])),
            ("basis", texts(remedy.basis.map(\.text))),
          ])
    }
  }

  private func step(_ step: SharedStep) -> JSON {
    let remedy = playbook[step.remedy]
    return .object([
      ("id", .string(remedy.id)), ("title", .string(remedy.declaration.title[language])),
      ("counterparts", texts(remedy.counterparts.map { playbook[$0].id })),
      ("held_by", texts(step.counterparts.map { $0[language] })),
      ("households", .integer(step.cases.weight)),
      ("cases", texts(step.cases.map(\.id))),
    ])
  }

  private func texts(_ items: [String]) -> JSON { .array(items.map(JSON.string)) }
}
