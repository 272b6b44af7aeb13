import Advising
import Caseload
import Diagnostics
import FEEL
import Playbooks

/// The report on a month for programs, and as it is frozen: `advisor.report/1` (contract, section
/// 6).
///
/// It holds ids and figures only: no titles, no names, nothing that depends on a language.
struct MonthJSON {
  let report: MonthReport
  /// The language of the reasons why files cannot be read; nil where they are left out.
  let language: Language?

  private var list: Caseload { report.list }

  var json: JSON {
    .object(
      [
        ("schema", .string("advisor.report/1")), ("month", .string(report.month.text)),
        ("as_of", .string(list.date.text)), ("playbook", JSON(list.playbook)),
        ("since", since), ("totals", totals),
        ("new", ids(.new)), ("reached", ids(.newlyReached)), ("closed", ids(.newlyClosed)),
        ("newly_stuck", ids(.newlyStuck)), ("newly_overdue", ids(.newlyOverdue)),
        ("reopened", ids(.reopened)), ("gone", ids(.gone)),
        ("still_unclear", ids(.stillUnclear)), ("contradicted", ids(.contradicted)),
        ("corrections", .array(report.corrections.map(correction))),
        ("log", .array(report.log.map(entry))),
      ]
        + (report.logBetween.isEmpty
          ? [] : [("log_before", .array(report.logBetween.map(entry)))])
        + [("rows", .array(report.snapshot.rows.map(row)))]
        + LedgerJSON.leftOut(list, language))
  }

  private var since: JSON {
    .object([
      ("month", .string(report.before.month.text)), ("as_of", .string(report.before.date.text)),
      ("frozen", .bool(report.isFrozen)), ("digest", .string(report.before.digest)),
      ("cases", .integer(report.casesBefore.all)), ("open", .integer(report.casesBefore.open)),
    ])
  }

  private var totals: JSON {
    .object(
      LedgerJSON.totals(list)
        + [MonthFigure.open, .led, .settled].map {
          ($0.word, JSON.integer(report.entries(of: $0).count))
        })
  }

  private func ids(_ figure: MonthFigure) -> JSON {
    .array(report.ids(of: figure).map(JSON.string))
  }

  private func correction(_ item: Correction) -> JSON {
    .object([
      ("case", .string(item.id)), ("figure", .string(item.figure.rawValue)),
      ("was", value(item.was)), ("is", value(item.is)),
    ])
  }

  private func value(_ value: Correction.Value) -> JSON {
    switch value {
    case .flag(let flag): .bool(flag)
    case .state(let state): .string(state.rawValue)
    case .number(let number): number.map(JSON.integer) ?? .null
    }
  }

  private func entry(_ item: MonthReport.Logged) -> JSON {
    .object(
      [
        ("case", .string(item.case.case.id)), ("on", .string(item.entry.on.text)),
        ("remedy", .string(list.playbook[item.entry.remedy].id)),
        ("is", .string(item.entry.status.rawValue)),
      ] + JSON.member("part", item.entry.part))
  }

  private func row(_ row: MonthSnapshot.Row) -> JSON {
    .object(
      [("case", .string(row.id)), ("state", .string(row.state.rawValue))]
        + (row.weight.map { [("households", JSON.integer($0))] } ?? [])
        + [("overdue", .bool(row.isOverdue)), ("log", .integer(row.entries))])
  }
}
