import Caseload
import CaseStore
import Diagnostics
import Docket
import Reports

/// What `/api/v1` answers about the whole list (contract, sections 6 and 7).
enum ListAPI {
  /// The ledger, as `triage --format json` prints it.
  static func triage(_ visit: Visit) throws(Problem) -> WebResponse {
    let whole = visit.store.list(on: try CaseAPI.day(visit))
    let sorted = whole.with(CaseloadOrder.attention.sorted(whole.entries))
    return .json(LedgerReport.report(sorted, visit.language).json)
  }

  /// What one office has to do, as `worklist --format json` prints it.
  static func worklist(_ visit: Visit) throws(Problem) -> WebResponse {
    let office = try Problem.orSlips { () throws(Slips) in
      try TypedName.office(
        visit.name("office"), of: visit.store.rules.playbook, option: "office")
    }
    let whole = visit.store.list(on: try CaseAPI.day(visit))
    return .json(WorklistReport.report(whole, office: office, visit.language).json)
  }

  /// The month, as `report --format json` prints it.
  static func report(_ visit: Visit) throws(Problem) -> WebResponse {
    .json(MonthlyReport.report(try month(visit), visit.language).json)
  }

  /// The report of the month that the path names, compared with what the files say of the month
  /// before.
  private static func month(_ visit: Visit) throws(Problem) -> MonthReport {
    let month = try namedMonth(visit)
    let today = try CaseAPI.day(visit)
    guard month.first <= today else { throw .monthToCome(month) }
    let end = min(month.last, today)
    let whole = visit.store.list(on: end)
    return MonthReport(
      month, whole.with(CaseloadOrder.attention.sorted(whole.entries)),
      earlier: visit.store.list(on: month.dayBefore ?? end), frozen: nil)
  }

  /// The month that the path names.
  static func namedMonth(_ visit: Visit) throws(Problem) -> Month {
    guard let month = Month(visit.name("month")) else { throw .noMonth(visit.name("month")) }
    return month
  }
}

extension Problem {
  fileprivate static func noMonth(_ text: String) -> Problem {
    Problem(
      status: 400,
      message: Wording(
        en: "`\(text)` is not a month; write it like `2021-09`", zh: "“\(text)”不是月份，请写成如 2021-09"))
  }

  static func monthToCome(_ month: Month) -> Problem {
    Problem(
      status: 404,
      message: Wording(en: "\(month.text) has not begun yet", zh: "\(month.text) 尚未开始"))
  }
}
