import Advising
import CaseStore
import Caseload
import Diagnostics
import Docket
import FEEL
import Playbooks
import Reports

/// The sheets of offices, and the ledger as a file.
enum ListPages {
  /// The offices that have anything to do.
  static func offices(_ visit: Visit) -> WebResponse {
    let list = visit.store.list(on: visit.day)
    let playbook = list.playbook
    let items = list.worklists.map { sheet in
      let own = playbook[sheet.office]
      return tag(
        "li", [:],
        tag("a", ["href": visit.link("offices", own.id)], Markup(own.title[visit.language])))
    }
    let title = visit.say("Offices", "单位")
    return .page(
      Frame(visit, title, at: .offices).page([
        tag("h1", [:], Markup(title)),
        items.isEmpty
          ? tag("p", [:], Markup(visit.say("No office has anything to do.", "没有单位有待办事项。")))
          : tag("ul", [:], items),
      ]))
  }

  /// The sheet of one office.
  static func office(_ visit: Visit) throws(Problem) -> WebResponse {
    let office = try Problem.orSlips { () throws(Slips) in
      try TypedName.office(
        visit.name("office"), of: visit.store.rules.playbook, option: "office")
    }
    let list = visit.store.list(on: visit.day)
    let title = list.playbook[office].title[visit.language]
    return page(
      visit, WorklistReport.report(list, office: office, visit.language), title, .offices)
  }

  /// The ledger as a file.
  static func download(_ visit: Visit) throws(Problem) -> WebResponse {
    let types: [String: (ListFormat, String)] = [
      "ledger.csv": (.csv, "text/csv; charset=utf-8"),
      "ledger.xlsx":
        (.xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ]
    guard let (format, type) = types[visit.name("file")] else {
      throw .notFound(visit.name("file"))
    }
    let whole = visit.store.list(on: visit.day)
    let sorted = whole.with(CaseloadOrder.attention.sorted(whole.entries))
    let bytes = LedgerReport.report(sorted, visit.language).bytes(format, color: false, width: 80)
    return WebResponse(
      200, type, bytes,
      [("Content-Disposition", "attachment; filename=\"\(visit.name("file"))\"")])
  }

  private static func page(
    _ visit: Visit, _ report: ListReport, _ title: String, _ place: Frame.Place
  ) -> WebResponse {
    let embedding = PageEmbedding(caseAddress: { [visit] id in visit.link("cases", id) })
    let writer = PageHTML(embedding: embedding)
    let pages = report.pages.map { Markup(written: writer.fragment($0)) }
    return .page(Frame(visit, title, at: place).page(pages))
  }
}
