import Advising
import CaseStore
import Diagnostics
import Docket
import FEEL
import Foundation
import Playbooks
import Reports
import Testing

@testable import Workbench

/// What the pages show, and what their forms do.
struct PageTests {
  private static let pages = [
    "/cases", "/cases/jinzuan-mingzuo", "/cases/jinzuan-mingzuo/full",
    "/cases/jinzuan-mingzuo/explain/agree-debt-settlement", "/cases/jinzuan-mingzuo/ask",
    "/cases/jinzuan-mingzuo/ask/all", "/cases/jinzuan-mingzuo/ask/review",
    "/cases/jinzuan-mingzuo/facts", "/cases/jinzuan-mingzuo/facts/households",
    "/cases/jinzuan-mingzuo/record", "/cases/jinzuan-mingzuo/history",
    "/cases/jinzuan-mingzuo/try?set=assets.seized%3Dtrue", "/meeting", "/meeting/jinzuan-mingzuo",
    "/offices",
    "/reports/2021-05",
    "/cases/nobody",
  ]

  @Test func noPageHasAStyleOrAScriptInIt() throws {
    let site = try Site(cases: ["jinzuan-mingzuo"])
    defer { site.remove() }
    for path in Self.pages {
      let page = site.get(path).text
      #expect(page.hasPrefix("<!DOCTYPE html>"), "\(path)")
      #expect(!page.contains(" style=") && !page.contains("<style"), "\(path)")
      #expect(page.matches(of: /<script[^>]*>/).allSatisfy { $0.output.contains("src=\"/assets/") })
      #expect(page.firstMatch(of: /\son[a-z]+=/) == nil, "\(path)")
      #expect(page.firstMatch(of: /(src|href|action)="(https?:)?\/\//) == nil, "\(path)")
    }
  }

  @Test(arguments: ["zh", "en"])
  func theCasePageSaysWhatTheCommandSays(_ language: String) throws {
    let site = try Site(cases: ["examples/beihe-huayuan"])
    defer { site.remove() }
    let text = try site.file("beihe-huayuan.yaml")
    let playbook = site.site.store.rules.playbook
    let content = try #require(
      CaseReader(playbook).read(SourceFile(name: "x", text: Array(text.utf8))).content)
    let day = try #require(CalendarDate("2021-06-01"))
    let spoken = try #require(Language(rawValue: language))
    let advice = Advisor(playbook).advise(
      content, on: day, parts: AdviceFormat.html.parts(full: false))
    let printed = AdviceFormat.html.report(
      [advice], several: false, language: spoken, full: false, color: false)
    let shown = site.get("/cases/beihe-huayuan?lang=\(language)").text
    let (here, there) = (
      words(shown.between("<div class=\"page\"", "<p class=\"close\">")),
      words(printed.between("<main", "<footer>"))
    )
    #expect(here == there && here.count > 300)
  }

  /// The words of a piece of HTML, without what only pages have.
  private func words(_ html: String) -> String {
    let plain = html.replacing(/<p class="act">.*?<\/p>/, with: "")
      .replacing(/<details class="act">(?s:.*?)<\/details>/, with: "")
      .replacing(/<[^>]*>/, with: " ").replacing(/^[^>]*>/, with: "")
    return plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func textOfACaseIsEscaped() throws {
    let site = try Site()
    defer { site.remove() }
    let title = "<b>&\"'</b>"
    try "case: \"x<y\"\ntitle: '<b>&\"''</b>'\n".write(
      to: site.url.appending(path: "cases/x.yaml"), atomically: true, encoding: .utf8)
    usleep(300_000)
    for path in ["/cases", "/cases/x%3Cy", "/cases/x%3Cy/facts"] {
      let page = site.get(path)
      #expect(page.status == 200)
      #expect(
        !page.text.contains(title) && page.text.contains("&lt;b&gt;&amp;&quot;&#39;"), "\(path)")
    }
  }

  @Test func aFactIsChangedByItsForm() throws {
    let site = try Site(cases: ["jinzuan-mingzuo"])
    defer { site.remove() }
    let target = "/cases/jinzuan-mingzuo/facts/households"
    let sum = try #require(site.get(target).text.firstMatch(of: /name="sum" value="([^"]*)"/)).1
    let form = ["value": "三百户", "who": "王", "sum": String(sum)]
    let slip = site.post(target, form)
    #expect(slip.status == 422 && slip.text.contains("value=\"三百户\""))
    #expect(site.post(target, ["value": "300", "sum": String(sum)]).status == 422)
    let done = site.post(target, ["value": "３００户", "who": "王", "sum": String(sum)])
    #expect(done.status == 303 && done.fields["location"] == "/cases/jinzuan-mingzuo")
    #expect(try site.file("jinzuan-mingzuo.yaml").contains("value: 300"))
    let history = site.get("/cases/jinzuan-mingzuo/history").visible
    #expect(
      history.contains("2021-06-01 09:30") && history.contains("王") && history.contains("300"))
    #expect(site.post(target, ["value": "12", "who": "李"]).status == 412, "no state was seen")
    let late = site.post(target, ["value": "12", "who": "李", "sum": String(sum)])
    #expect(late.status == 412 && late.text.contains("300") && late.text.contains("value=\"12\""))
    #expect(try !site.file("jinzuan-mingzuo.yaml").contains("value: 12"))
  }

  @Test func anInterviewIsReviewedBeforeItIsWritten() throws {
    let site = try Site(cases: ["jinzuan-mingzuo"])
    defer { site.remove() }
    let before = try site.file("jinzuan-mingzuo.yaml")
    let ask = "/cases/jinzuan-mingzuo/ask"
    let answer = site.post(ask, ["at": "works.status", "value": "building", "source": "现场查看"])
    #expect(answer.status == 303, "\(answer.visible)")
    #expect(try site.file("jinzuan-mingzuo.yaml") == before)
    let review = site.get(ask + "/review?lang=zh")
    #expect(review.text.contains("现场查看"))
    let sum = try #require(review.text.firstMatch(of: /name="sum" value="([^"]*)"/)).1
    #expect(site.post(ask + "/save", ["who": "王", "sum": String(sum)]).status == 303)
    let after = try site.file("jinzuan-mingzuo.yaml")
    #expect(after.contains("works.status") && after.contains("现场查看"))
    #expect(site.get(ask + "/review?lang=zh").visible.contains("尚无答复"))
  }

  @Test func aChecklistLeavesWhatTheFileHas() throws {
    let site = try Site(cases: ["jinzuan-mingzuo"])
    defer { site.remove() }
    let ask = "/cases/jinzuan-mingzuo/ask"
    let page = site.get(ask + "/all").text
    let screen = try #require(page.firstMatch(of: /at=(screen%3A[a-z-]+)/)).1
    let key = try #require(String(screen).removingPercentEncoding)
    // Nobody has said anything of them: that is no answer.
    #expect(site.post(ask, ["at": key]).status == 422)
    #expect(!site.get(ask + "?at=\(screen)").text.contains("value=\"no\" checked"))
    // None of them is there, and what the file states stays.
    #expect(site.post(ask, ["at": key, "others": "no"]).status == 303)
    let review = site.get(ask + "/review").text
    let sum = try #require(review.firstMatch(of: /name="sum" value="([^"]*)"/)).1
    let before = try site.file("jinzuan-mingzuo.yaml")
    #expect(site.post(ask + "/save", ["who": "王", "sum": String(sum)]).status == 303)
    let after = try site.file("jinzuan-mingzuo.yaml")
    let id = key.dropFirst("screen:".count)
    #expect(after.contains("screened") && after.contains(id))
    for line in before.split(separator: "\n") { #expect(after.contains(line)) }
  }

  @Test func aRefusedEntryIsRecordedWithAReasonOnly() throws {
    let site = try Site(cases: ["jinzuan-mingzuo"])
    defer { site.remove() }
    let target = "/cases/jinzuan-mingzuo/record"
    var form = [
      "remedy": "hand-over-homes", "status": "done", "who": "王",
      "sum": try site.sum("jinzuan-mingzuo"),
    ]
    let refused = site.post(target, form)
    #expect(refused.status == 409 && refused.text.contains("name=\"anyway\""), "\(refused.visible)")
    form["anyway"] = "yes"
    #expect(site.post(target, form).status == 422)
    form["reason"] = "补记"
    #expect(site.post(target, form).status == 200)
    #expect(try site.file("jinzuan-mingzuo.yaml").contains("hand-over-homes"))
  }

  @Test func theFiguresOfTheLedgerCountItsRows() throws {
    let site = try Site(cases: ["jinzuan-mingzuo", "caihongwan", "examples/beihe-huayuan"])
    defer { site.remove() }
    site.site.prepare()
    let page = site.get("/cases?lang=zh").text
    for match in page.matches(of: /href="([^"]*)"[^>]*>[^<]* <b>(\d+)<\/b>/) {
      let link = String(match.1).replacing("&amp;", with: "&")
      let rows = site.get(link).text.matches(of: /<td class="state/).count
      #expect(rows == Int(match.2), "\(link)")
    }
    #expect(page.matches(of: /<b>\d+<\/b>/).count > 1)
  }

  @Test func aTrialWritesNothing() throws {
    let site = try Site(cases: ["jinzuan-mingzuo"])
    defer { site.remove() }
    let before = try site.file("jinzuan-mingzuo.yaml")
    let page = site.get("/cases/jinzuan-mingzuo/try?lang=zh&fact=assets.seized&value=%E6%98%AF")
    #expect(page.status == 200 && page.visible.contains("资产被法院查封且涉及债务"))
    #expect(site.get("/cases/jinzuan-mingzuo/try?set=assets.sealed%3Dtrue").status == 422)
    #expect(try site.file("jinzuan-mingzuo.yaml") == before)
  }
}

extension String {
  /// What stands between the first `start` and the `end` after it.
  fileprivate func between(_ start: String, _ end: String) -> String {
    guard let first = range(of: start),
      let last = range(of: end, range: first.upperBound..<endIndex)
    else { return "" }
    return String(self[first.upperBound..<last.lowerBound])
  }
}
