import Foundation
import Testing

@testable import Workbench

/// The meeting, the sheets of offices and the month.
struct CoordinationTests {
  @Test func whatIsAgreedIsWrittenIntoTheCase() throws {
    let site = try Site(cases: ["jinzuan-mingzuo", "caihongwan"])
    defer { site.remove() }
    site.site.prepare()
    let agenda = site.get("/meeting?lang=zh")
    #expect(agenda.text.contains("href=\"/meeting/jinzuan-mingzuo\""))
    let target = "/meeting/jinzuan-mingzuo"
    let page = site.get(target + "?lang=zh").text
    #expect(page.contains("rel=\"next\"") != page.contains("rel=\"prev\""))
    let sum = try #require(page.firstMatch(of: /name="sum" value="([^"]*)"/)).1
    let form = [
      "remedy": "supply-property-rooms", "status": "assigned", "by": "住建局", "due": "2021年9月30日",
      "who": "王", "sum": String(sum),
    ]
    #expect(site.post(target, form.merging(["due": "明天"]) { $1 }).status == 422)
    #expect(site.post(target, form).status == 303)
    let text = try site.file("jinzuan-mingzuo.yaml")
    #expect(
      text.contains("remedy: supply-property-rooms, is: assigned") && text.contains("2021-09-30"))
    #expect(site.get(target + "?lang=zh").visible.contains("今日议定事项"))
    #expect(site.post(target, form).status == 412)
  }

  @Test func aMonthIsFrozenOnce() throws {
    let site = try Site(cases: ["jinzuan-mingzuo"])
    defer { site.remove() }
    let month = "/reports/2021-05"
    #expect(site.get(month + "?lang=zh").visible.contains("冻结本月数字"))
    #expect(site.post("/reports/2021-06", [:]).status == 409, "it is not over")
    #expect(site.get("/reports/2021-07").status == 404)
    #expect(site.post(month, [:]).status == 303)
    #expect(site.get(month + "?lang=zh").visible.contains("已冻结（1 件"))
    let frozen = try site.file(".advisor/reports/2021-05.json")
    // The case is struck off for that month: what was frozen stays.
    try (site.file("jinzuan-mingzuo.yaml") + "closed: {on: 2021-05-20, is: settled}\n").write(
      to: site.url.appending(path: "cases/jinzuan-mingzuo.yaml"), atomically: true, encoding: .utf8)
    usleep(300_000)
    #expect(site.post(month, [:]).status == 409)
    #expect(try site.file(".advisor/reports/2021-05.json") == frozen)
    // The month after it is compared with what was frozen.
    #expect(site.get("/reports/2021-06?lang=zh").visible.contains("更正"))
  }

  @Test func theSheetOfAnOfficeHasOnlyItsTasks() throws {
    let site = try Site(cases: ["jinzuan-mingzuo"])
    defer { site.remove() }
    let offices = site.get("/offices?lang=zh").text
    #expect(offices.contains("/offices/housing"))
    #expect(site.get("/offices/housing?lang=zh").visible.contains("由开发企业以未售房源补足或回购物业用房"))
    #expect(site.get("/offices/nobody").status == 422)
    let table = site.get("/download/ledger.csv")
    #expect(table.fields["content-type"]?.hasPrefix("text/csv") == true)
    #expect(table.text.contains("jinzuan-mingzuo"))
    #expect(site.get("/download/other.csv").status == 404)
  }
}
