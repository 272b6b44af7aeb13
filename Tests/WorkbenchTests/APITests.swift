import Advising
import Caseload
import CaseStore
import Diagnostics
import Docket
import FEEL
import Foundation
import Playbooks
import Reports
import Testing

@testable import Workbench

/// The interface for programs (contract, section 7).
struct APITests {
  private let path = "/api/v1/cases/jinzuan-mingzuo"

  @Test func itIsDescribedAsItIs() {
    let described = APIOperation.all.map { "\($0.method) \($0.path)" }
    #expect(described == WorkbenchSite.apiRoutes.map { "\($0.method) \($0.path)" })
    #expect(OpenAPI.document.compact.contains("\"openapi\":\"3.1.0\""))
  }

  @Test func adviceIsWhatTheCommandPrints() throws {
    let site = try Site(cases: ["jinzuan-mingzuo"])
    defer { site.remove() }
    let store = site.site.store
    let stored = try #require(store.case("jinzuan-mingzuo"))
    let day = try #require(CalendarDate("2021-09-06"))
    let parts = AdviceFormat.json.parts(full: false)
    let printed = AdviceFormat.json.report(
      [store.rules.advisor.advise(stored.content, on: day, parts: parts)], several: false,
      language: .en, full: false, color: false)
    #expect(site.get(path + "/advice?as_of=2021-09-06&lang=en").text == printed)
    let list = store.list(on: day)
    let ledger = LedgerReport.report(
      list.with(CaseloadOrder.attention.sorted(list.entries)), .en)
    let triage = site.get("/api/v1/triage?as_of=2021-09-06&lang=en").text
    #expect(triage == ledger.json.pretty + "\n")
  }

  @Test func aCaseThatIsSentAlongGetsTheSameAdvice() throws {
    let site = try Site(cases: ["jinzuan-mingzuo"])
    defer { site.remove() }
    let content = site.get(path).text
    let sent = site.ask(
      "POST", "/api/v1/advice?lang=en", body: "{\"case\": \(content), \"as_of\": \"2021-06-01\"}")
    #expect(sent.text == site.get(path + "/advice?lang=en").text)
    let tried = site.ask(
      "POST", "/api/v1/advice?lang=en",
      body: "{\"case\": \(content), \"set\": {\"assets.seized\": true}}")
    #expect(tried.status == 200 && tried.text.contains("\"tried\""), "\(tried.text.prefix(300))")
  }

  @Test func aFaultShowsItsPlace() throws {
    let site = try Site(cases: ["jinzuan-mingzuo"])
    defer { site.remove() }
    let body = "{\"case\": {\"case\": \"x\",\n \"facts\": {\"assets.sealed\": true}}}"
    let answer = site.ask("POST", "/api/v1/advice?lang=en", body: body)
    #expect(answer.status == 422)
    #expect(answer.fields["content-type"]?.hasPrefix("application/problem+json") == true)
    #expect(answer.text.contains("\"line\": 2") && answer.text.contains("unknown-fact"))
    #expect(site.ask("POST", "/api/v1/advice", body: "{").status == 400)
    #expect(site.get("/api/v1/cases/nobody").status == 404)
    #expect(site.ask("PUT", path, body: "{}").status == 405)
  }

  @Test func factsAreWrittenForTheStateThatWasSeen() throws {
    let site = try Site(cases: ["jinzuan-mingzuo"])
    defer { site.remove() }
    let etag = try #require(site.get(path).fields["etag"])
    let body =
      "{\"facts\": {\"households\": {\"value\": 312, \"source\": \"台账\"}, \"assets.seized\": null}}"
    #expect(site.ask("PATCH", path + "/facts", body: body).status == 428)
    let done = site.ask("PATCH", path + "/facts", fields: ["if-match": etag], body: body)
    #expect(done.status == 200 && done.fields["etag"] != etag, "\(done.text)")
    #expect(done.text.contains("312") && done.text.contains("asked"))
    let late = site.ask("PATCH", path + "/facts", fields: ["if-match": etag], body: body)
    #expect(late.status == 412 && late.fields["etag"] == done.fields["etag"])
    let wrong = site.ask(
      "PATCH", path + "/facts", fields: ["if-match": "*"],
      body: "{\"facts\": {\"households\": \"x\"}}")
    #expect(wrong.status == 422)
  }

  @Test func anEntryIsWrittenIntoTheLog() throws {
    let site = try Site(cases: ["jinzuan-mingzuo"])
    defer { site.remove() }
    let entry =
      "{\"on\": \"2021-06-01\", \"remedy\": \"supply-property-rooms\", \"is\": \"started\"}"
    let done = site.ask("POST", path + "/log", fields: ["if-match": "*"], body: entry)
    #expect(done.status == 200 && done.text.contains("supply-property-rooms"), "\(done.text)")
    let unknown = entry.replacingOccurrences(of: "supply-", with: "supplies-")
    #expect(site.ask("POST", path + "/log", fields: ["if-match": "*"], body: unknown).status == 422)
    let ahead = entry.replacingOccurrences(of: "06-01", with: "07-01")
    #expect(site.ask("POST", path + "/log", fields: ["if-match": "*"], body: ahead).status == 409)
  }

  @Test func rulesAreCheckedAndTheirImpactIsTold() throws {
    let site = try Site(cases: ["jinzuan-mingzuo"])
    defer { site.remove() }
    let goals = try String(
      contentsOf: Site.root.appending(path: "rules/goals.yaml"), encoding: .utf8)
    func sent(_ text: String) -> Answer {
      let body = JSON.object([("files", .object([("goals.yaml", .string(text))]))]).compact
      return site.ask("POST", "/api/v1/rules/check?lang=en", body: body)
    }
    let same = sent(goals)
    #expect(same.status == 200 && same.text.contains("\"errors\": 0"), "\(same.text.prefix(400))")
    #expect(same.text.contains("\"impact\": {"))
    let broken = sent(goals + "\nblockerz: {}\n")
    #expect(broken.text.contains("\"impact\": null") && broken.text.contains("unknown-key"))
    #expect(
      site.ask("POST", "/api/v1/rules/check", body: "{\"files\": {\"../x.yaml\": \"\"}}").status
        == 422)
  }
}
