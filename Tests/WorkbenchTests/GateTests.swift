import Testing

/// Who may ask, and what is refused (`docs/server.md`).
struct GateTests {
  @Test func withoutTheTokenNothingIsShown() throws {
    let site = try Site()
    defer { site.remove() }
    for path in ["/", "/cases", "/api/v1/cases", "/assets/workbench.css", "/no/such"] {
      #expect(site.get(path, ["authorization": ""]).status == 401, "\(path)")
    }
    #expect(site.get("/health", ["authorization": ""]).text == "ok\n")
    #expect(site.get("/cases", ["authorization": "Bearer 0"]).status == 401)
  }

  @Test func theTokenBecomesACookie() throws {
    let site = try Site()
    defer { site.remove() }
    let answer = site.get("/cases?lang=en&token=\(Site.token)", ["authorization": ""])
    #expect(answer.status == 303 && answer.fields["location"] == "/cases?lang=en")
    let cookie = try #require(answer.fields["set-cookie"])
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
    let kept = String(try #require(cookie.split(separator: ";").first))
    #expect(site.get("/cases", ["authorization": "", "cookie": kept]).status == 200)
  }

  @Test(arguments: ["evil.example:8137", "127.0.0.1", "127.0.0.1:80", "192.168.0.2:8137"])
  func anotherHostIsRefused(_ host: String) throws {
    let site = try Site()
    defer { site.remove() }
    #expect(site.get("/cases", ["host": host]).status == 421)
  }

  @Test func aFormOfAnotherSiteChangesNothing() throws {
    let site = try Site(cases: ["jinzuan-mingzuo"])
    defer { site.remove() }
    let before = try site.file("jinzuan-mingzuo.yaml")
    let target = "/cases/jinzuan-mingzuo/facts/households"
    let body = "value=12&who=x"
    for origin in ["http://evil.example", "null", "http://127.0.0.1:80"] {
      let answer = site.ask("POST", target, fields: ["origin": origin], body: body)
      #expect(answer.status == 403, "\(origin)")
    }
    let cookie = "advisor-8137=\(Site.token)"
    let alone = site.ask(
      "POST", target, fields: ["authorization": "", "cookie": cookie], body: body)
    #expect(alone.status == 403)
    #expect(try site.file("jinzuan-mingzuo.yaml") == before)
  }

  @Test func whatIsSharedIsOnlyRead() throws {
    let site = try Site(cases: ["jinzuan-mingzuo"], isShared: true)
    defer { site.remove() }
    #expect(site.get("/cases", ["host": "192.168.0.2:8137"]).status == 200)
    #expect(site.get("/cases", ["host": "evil.example:8137"]).status == 421)
    #expect(site.post("/cases/jinzuan-mingzuo/facts/households", ["value": "1"]).status == 403)
    let page = site.get("/cases/jinzuan-mingzuo").text
    #expect(!page.contains("/record") && !page.contains("/ask\""))
  }

  @Test func everyAnswerHasItsPolicy() throws {
    let site = try Site()
    defer { site.remove() }
    for path in ["/cases", "/api/v1/cases", "/assets/workbench.js", "/no/such"] {
      let answer = site.get(path)
      #expect(answer.fields["content-security-policy"]?.hasPrefix("default-src 'self';") == true)
      #expect(answer.fields["content-security-policy"]?.contains("unsafe") == false)
      #expect(answer.fields["x-content-type-options"] == "nosniff")
    }
  }
}
