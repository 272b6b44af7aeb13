import CaseStore
import Foundation
import Testing

@testable import Workbench

/// Drafts of rules: kept apart, checked, never lost and never in force by themselves.
struct RuleDraftTests {
  private static let file = "rules.yaml"
  private static let edit = "/rules/drafts/one/edit"

  private func site() throws -> Site { try Site(sample: SampleRules.files) }

  private func form(_ text: String, sum: String = "none", action: String = "save") -> [String:
    String]
  {
    ["file": Self.file, "text": text, "sum": sum, "action": action]
  }

  private func sum(_ site: Site, _ file: String = file) throws -> String {
    let page = site.get("\(Self.edit)?file=\(file)").text
    return String(try #require(page.firstMatch(of: /name="sum" value="([^"]*)"/)).1)
  }

  @Test func aDraftIsBegunAndRemoved() throws {
    let site = try site()
    defer { site.remove() }
    #expect(site.get("/rules/drafts?lang=zh").text.contains("现无草稿"))
    let made = site.post("/rules/drafts", ["name": "开发企业-2"])
    #expect(made.status == 303 && made.fields["location"]?.hasPrefix("/rules/drafts/") == true)
    #expect(site.has("rules/.advisor/drafts/开发企业-2"))
    #expect(site.get("/rules/drafts").text.contains("开发企业-2"))
    let page = site.get(made.fields["location"] ?? "")
    #expect(page.status == 200 && page.text.contains("name=\"file\""))
    _ = site.post("/rules/drafts/one/remove", ["sure": "yes"])
    let address = (made.fields["location"] ?? "") + "/remove"
    #expect(site.post(address, [:]).status == 303 && site.has("rules/.advisor/drafts/开发企业-2"))
    #expect(site.post(address, ["sure": "yes"]).status == 303)
    #expect(!site.has("rules/.advisor/drafts/开发企业-2"))
    #expect(site.get("/rules/drafts/none").status == 404)
  }

  @Test(arguments: ["", "..", "a/b", "../x", "a b", ".hidden", "-x", "a\\b", "a.b", "<b>"])
  func badNamesAreRefused(_ name: String) throws {
    let site = try site()
    defer { site.remove() }
    let answer = site.post("/rules/drafts", ["name": name])
    #expect(answer.status == 422 && answer.text.contains("role=\"alert\""))
    #expect(!site.has("rules/.advisor"))
  }

  @Test(arguments: [
    "../rules.yaml", "/etc/passwd", "a/../../x.yaml", ".advisor/x.yaml", "x.txt", "", "a//b.yaml",
    "..\\x.yaml", "tests/.x.yaml",
  ])
  func pathsThatLeadElsewhereAreRefused(_ file: String) throws {
    let site = try site()
    defer { site.remove() }
    _ = site.post("/rules/drafts", ["name": "one"])
    let query = file.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    #expect([404, 422].contains(site.get("\(Self.edit)?file=\(query)").status))
    for action in ["save", "check", "tests", "base"] {
      let sent = site.post(
        Self.edit, ["file": file, "text": "x: 1\n", "sum": "none", "action": action])
      #expect([404, 422].contains(sent.status), "\(action)")
    }
    #expect([404, 422].contains(site.post("/rules/drafts/one/drop", ["file": file]).status))
    #expect([404, 422].contains(site.post("/rules/drafts/one/preview", ["file": file]).status))
    #expect(try site.rule(Self.file) == SampleRules.rules)
  }

  @Test func linksThatLeadOutAreRefused() throws {
    let site = try site()
    defer { site.remove() }
    _ = site.post("/rules/drafts", ["name": "one"])
    let (outside, drafts) = (
      site.url.appending(path: "outside"), site.url.appending(path: "rules/.advisor/drafts")
    )
    try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: drafts.appending(path: "link"), withDestinationURL: outside)
    try FileManager.default.createSymbolicLink(
      at: drafts.appending(path: "one/inner"), withDestinationURL: outside)
    for (draft, file) in [("link", "x.yaml"), ("one", "inner/x.yaml")] {
      let sent = site.post(
        "/rules/drafts/\(draft)/edit",
        ["file": file, "text": "x: 1\n", "sum": "none", "action": "save"])
      #expect(sent.status == 422 || sent.status == 404)
    }
    #expect(!site.has("outside/x.yaml"))
  }

  @Test func aDraftWithErrorsIsSavedAndChangesNoAdvice() throws {
    let site = try site()
    defer { site.remove() }
    _ = site.post("/rules/drafts", ["name": "one"])
    let before = site.get("/api/v1/cases/one/advice").text
    let broken = SampleRules.rules.replacingOccurrences(
      of: "when: assets.seized", with: "when: seizd")
    let saved = site.post(Self.edit, form(broken))
    #expect(saved.status == 303, "\(saved.visible)")
    #expect(try site.rule(".advisor/drafts/one/rules.yaml") == broken)
    #expect(try site.rule(Self.file) == SampleRules.rules)
    let page = site.get("\(Self.edit)?file=rules.yaml&lang=zh")
    #expect(page.text.contains("错误 1 处") && page.text.contains("rules.yaml:11"), "\(page.visible)")
    site.site.store.lookAgain()
    #expect(site.site.store.rules.faults.isEmpty)
    #expect(site.get("/api/v1/cases/one/advice").text == before)
    #expect(site.get("/rules/drafts/one?lang=zh").text.contains("错误 1 处"))
    #expect(site.get("/rules/drafts/one?show=impact&lang=zh").text.contains("暂不能测算影响"))
    #expect(site.get("/rules/drafts/one?show=tests&lang=zh").text.contains("未运行测试"))
  }

  @Test func whatSomebodyElseSavedIsNotOverwritten() throws {
    let site = try site()
    defer { site.remove() }
    _ = site.post("/rules/drafts", ["name": "one"])
    let first = SampleRules.rules + "# mine\n"
    let second = SampleRules.rules + "# theirs\n"
    #expect(site.post(Self.edit, form(second)).status == 303)
    let late = site.post(Self.edit + "?lang=zh", form(first))
    #expect(late.status == 412 && late.text.contains("草稿已被他人修改"))
    #expect(late.text.contains("# mine") && late.text.contains("# theirs"))
    #expect(try site.rule(".advisor/drafts/one/rules.yaml") == second)
    let sum = try #require(late.text.firstMatch(of: /name="sum" value="([^"]*)"/))
    #expect(site.post(Self.edit, form(first, sum: String(sum.1))).status == 303)
    #expect(try site.rule(".advisor/drafts/one/rules.yaml") == first)
    #expect(try self.sum(site) != sum.1)
  }

  @Test func textsComeBackAsTheyWere() throws {
    let site = try site()
    defer { site.remove() }
    _ = site.post("/rules/drafts", ["name": "one"])
    let text = "\n\n# <&\"'> 注释\t\n" + SampleRules.rules
    let sent = text.replacingOccurrences(of: "\n", with: "\r\n")
    #expect(site.post(Self.edit, form(sent)).status == 303)
    #expect(try site.rule(".advisor/drafts/one/rules.yaml") == text)
    #expect(site.get("\(Self.edit)?file=rules.yaml").text.contains(">\n\n\n# &lt;&amp;"))
  }

  @Test func aFixIsApplied() throws {
    let site = try site()
    defer { site.remove() }
    _ = site.post("/rules/drafts", ["name": "one"])
    let slip = SampleRules.rules.replacingOccurrences(
      of: "version: \"1.0\"", with: "version： \"1.0\"")
    let page = site.post(Self.edit, form(slip, action: "check"))
    let fix = try #require(
      page.text.firstMatch(of: /name="fix" value="([^"]*)"/), "\(page.visible)")
    let fixed = site.post(
      Self.edit, ["file": Self.file, "text": slip, "sum": "none", "fix": String(fix.1)])
    #expect(fixed.status == 200 && fixed.text.contains("version: &quot;1.0&quot;"))
    #expect(!site.has("rules/.advisor/drafts/one/rules.yaml"))
  }

  @Test func impactAndTestsAreShown() throws {
    let site = try site()
    defer { site.remove() }
    _ = site.post("/rules/drafts", ["name": "one"])
    let text = SampleRules.rules.replacingOccurrences(
      of: "when: assets.seized", with: "when: not(assets.seized)")
    let checked = site.post(Self.edit + "?lang=zh", form(text, action: "check"))
    #expect(checked.text.contains("改动影响 2/2 件") && checked.text.contains("/cases/one"))
    let tested = site.post(Self.edit + "?lang=zh", form(text, action: "tests"))
    let failed = try #require(tested.text.range(of: "失败 seized assets stand in the way"))
    let passed = try #require(tested.text.range(of: "通过 1 项"))
    #expect(failed.lowerBound < passed.lowerBound && tested.text.contains("期望"))
    let preview = site.post(
      "/rules/drafts/one/preview?lang=zh", ["file": Self.file, "text": text, "part": "impact"])
    #expect(preview.text.contains("改动影响 2/2 件") && !preview.text.contains("<html"))
    #expect(!site.has("rules/.advisor/drafts/one/rules.yaml"))
    _ = site.post(Self.edit, form(text))
    #expect(site.get("/rules/drafts/one?show=tests&lang=zh").text.contains("1 项失败"))
    #expect(site.get("/rules/drafts/one?lang=zh").text.contains("seized-assets"))
    _ = site.post("/rules/drafts/one/drop", ["file": Self.file])
    #expect(site.get("/rules/drafts/one?lang=zh").text.contains("尚无改动"))
  }

  @Test func programsCheckWithoutWaitingForTheImpact() throws {
    let site = try site()
    defer { site.remove() }
    _ = site.post("/rules/drafts", ["name": "one"])
    let more = "facts: {extra.fact: {title: Extra, type: boolean}}\n"
    _ = site.post(
      Self.edit, ["file": "more.yaml", "text": more, "sum": "none", "action": "save"])
    let text = SampleRules.rules.replacingOccurrences(
      of: "when: assets.seized", with: "when: assets.seized and extra.fact")
    let files =
      "{\"rules.yaml\": \"\(text.replacing("\"", with: "\\\"").replacing("\n", with: "\\n"))\"}"
    func sent(_ query: String, _ draft: String) -> String {
      site.ask(
        "POST", "/api/v1/rules/check?lang=en\(query)", body: "{\"files\": \(files)\(draft)}"
      ).text
    }
    #expect(sent("&impact=no&checks=no", "").contains("unknown-"))
    let whole = sent("&impact=no", ", \"draft\": \"one\"")
    #expect(
      whole.contains("\"errors\": 0") && !whole.contains("\"impact\""), "\(whole.prefix(500))")
    #expect(sent("", ", \"draft\": \"one\"").contains("\"impact\": {"))
    #expect(sent("", ", \"draft\": \"../..\"").contains("refused"))
    let names = site.get("/api/v1/rules/names").text
    #expect(names.contains("\"assets.seized\"") && names.contains("\"fact\""))
  }

  @Test func aSharedWorkbenchShowsNoForms() throws {
    let site = try Site(sample: SampleRules.files, isShared: true)
    defer { site.remove() }
    try site.write("x: 1\n", to: "rules/.advisor/drafts/one/rules.yaml")
    for page in ["/rules/drafts", "/rules/drafts/one", Self.edit + "?file=rules.yaml"] {
      let answer = site.get(page)
      #expect(answer.status == 200 && !answer.text.contains("method=\"post\" action=\"/rules"))
    }
    #expect(site.post("/rules/drafts", ["name": "two"]).status == 403)
    #expect(site.post(Self.edit, form("x: 2\n")).status == 403)
  }
}
