import CaseStore
import Caseload
import Diagnostics
import FEEL
import Files
import Reports

/// The report of a month, with the way to freeze its figures.
enum MonthPage {
  /// The way to the month that is running.
  static func current(_ visit: Visit) -> WebResponse {
    .seeOther(visit.link("reports", String(visit.day.text.prefix(7))))
  }

  static func answer(_ visit: Visit) throws(Problem) -> WebResponse {
    page(visit, try month(visit), .none, status: 200)
  }

  /// Freezes the figures.
  static func freeze(_ visit: Visit) throws(Problem) -> WebResponse {
    let month = try month(visit)
    let report = visit.store.report(on: month, asOf: visit.day)
    do throws(FreezeFault) { try visit.store.freeze(report) } catch {
      return page(visit, month, told(error, visit), status: 409)
    }
    return .seeOther(visit.link("reports", month.text))
  }

  /// The month that the path names, if it has begun.
  private static func month(_ visit: Visit) throws(Problem) -> Month {
    let month = try ListAPI.namedMonth(visit)
    guard month.first <= visit.day else { throw .monthToCome(month) }
    return month
  }

  private static func page(_ visit: Visit, _ month: Month, _ above: Markup, status: Int)
    -> WebResponse
  {
    let report = visit.store.report(on: month, asOf: visit.day)
    let next = month.last.adding(days: 1).flatMap { Month(year: $0.year, month: $0.month) }
    let near = [month.previous, next].compactMap { $0 }.filter { $0.first <= visit.day }
    let links = near.map { own in
      tag("a", ["class": "button", "href": visit.link("reports", own.text)], Markup(own.text))
    }
    let title = visit.say("Report", "月报")
    let embedding = PageEmbedding(caseAddress: { [visit] id in visit.link("cases", id) })
    let pages = MonthlyReport.report(report, visit.language).pages
      .map { Markup(written: PageHTML(embedding: embedding).fragment($0)) }
    return .page(
      Frame(visit, title, at: .reports).page(
        [tag("div", ["class": "tools"], links + [freezing(visit, report)]), above] + pages),
      status: status)
  }

  /// That the month was frozen, or the way to do so.
  private static func freezing(_ visit: Visit, _ report: MonthReport) -> Markup {
    if let frozen = visit.store.frozen(report.month) {
      return Markup(
        visit.say(
          "Frozen with \(frozen.rows.count) cases, as of \(frozen.date.text).",
          "已冻结（\(frozen.rows.count) 件，截至 \(frozen.date.text)）。"))
    }
    if report.isUnfinished || visit.site.options.isShared { return .none }
    return tag(
      "form", ["method": "post", "action": visit.link("reports", report.month.text)],
      tag("button", ["type": "submit"], Markup(visit.say("Freeze the figures", "冻结本月数字"))))
  }

  private static func told(_ fault: FreezeFault, _ visit: Visit) -> Markup {
    let message: Wording
    var lines: [String] = []
    switch fault {
    case .notWhole(let reason):
      message = Wording(en: "Not frozen: \(reason.en).", zh: "未冻结：\(reason.zh)。")
    case .frozenOtherwise(let differences):
      message = Wording(
        en: "The month was frozen with other figures, which stay:", zh: "本月已冻结，数字与现在不同，未改动：")
      lines = MonthlyReport.differences(differences, visit.language)
    case .file(let fault): message = fault.message
    }
    return tag(
      "div", ["class": "slip", "role": "alert"], tag("p", [:], Markup(message[visit.language])),
      lines.isEmpty ? .none : tag("ul", [:], lines.map { tag("li", [:], Markup($0)) }))
  }
}
