import CaseStore
import Foundation
import Playbooks
import Testing

@testable import Workbench

/// A draft becomes the rules in force only as a whole, by somebody with a reason.
struct RuleApprovalTests {
  private static let draft = "/rules/drafts/one"
  private static let better = SampleRules.rules
    .replacingOccurrences(of: "version: \"1.0\"", with: "version: \"1.1\"")
    .replacingOccurrences(of: "when: assets.seized\n", with: "when: assets.seized = true\n")

  /// A workbench with these files in a draft.
  private func site(_ files: [String: String]) throws -> Site {
    let site = try Site(sample: SampleRules.files)
    _ = site.post("/rules/drafts", ["name": "one"])
    for (file, text) in files {
      let saved = site.post(
        Self.draft + "/edit", ["file": file, "text": text, "sum": "none", "action": "save"])
      #expect(saved.status == 303)
    }
    return site
  }

  private func sum(_ site: Site) throws -> String {
    let page = site.get(Self.draft + "/propose?lang=en")
    return String(
      try #require(page.text.firstMatch(of: /name="sum" value="([^"]*)"/), "\(page.visible)").1)
  }

  private func approve(_ site: Site, sum: String, who: String = "王五", reason: String = "更正")
    -> Answer
  {
    site.post(Self.draft + "/approve?lang=en", ["who": who, "reason": reason, "sum": sum])
  }

  @Test func theProposalIsTheOneOfTheCommand() throws {
    let site = try site(["rules.yaml": Self.better])
    defer { site.remove() }
    let page = site.get(Self.draft + "/propose?lang=zh")
    #expect(page.status == 200 && page.text.contains("规则修改审批表"), "\(page.visible)")
    #expect(page.text.contains("1.0") && page.text.contains("1.1"))
    #expect(page.text.contains("name=\"reason\"") && page.text.contains("name=\"who\""))
  }

  @Test func anApprovedDraftIsInForceAndOnRecord() throws {
    let more = "facts: {extra.fact: {title: Extra, type: boolean}}\n"
    let site = try site(["rules.yaml": Self.better, "more/extra.yaml": more])
    defer { site.remove() }
    let old = site.site.store.rules.playbook.digest
    let done = approve(site, sum: try sum(site))
    #expect(done.status == 303, "\(done.visible)")
    #expect(try site.rule("rules.yaml") == Self.better)
    #expect(try site.rule("more/extra.yaml") == more)
    #expect(!site.has("rules/.advisor/drafts/one"))
    let new = site.site.store.rules.playbook
    #expect(new.version == "1.1" && new.digest != old && new.facts.count == 3)
    let line = try site.rule(".advisor/rules.ndjson")
    for text in [
      "王五", "更正", "\"one\"", "rules.yaml", "more/extra.yaml", old, new.digest, "2021-06-01T09:30",
    ] {
      #expect(line.contains(text), "\(text)")
    }
    let page = site.get("/rules/changes?lang=zh")
    #expect(page.text.contains("王五") && page.text.contains("更正"))
  }

  @Test func nameAndReasonAreRequired() throws {
    let site = try site(["rules.yaml": Self.better])
    defer { site.remove() }
    let sum = try sum(site)
    #expect(approve(site, sum: sum, who: "").status == 422)
    #expect(approve(site, sum: sum, reason: " ").status == 422)
    try isUntouched(site)
  }

  @Test func errorsAndFailingTestsKeepItFromBeingApproved() throws {
    let broken = SampleRules.rules.replacingOccurrences(
      of: "when: assets.seized\n", with: "when: x\n")
    let failing = SampleRules.rules.replacingOccurrences(
      of: "when: assets.seized\n", with: "when: not(assets.seized)\n")
    for text in [broken, failing] {
      let site = try site(["rules.yaml": text])
      defer { site.remove() }
      let page = site.get(Self.draft + "/propose")
      #expect(page.status == 200 && !page.text.contains("name=\"reason\""))
      let frame = try DraftFrame(visit(site))
      #expect(approve(site, sum: frame.sum).status == 409)
      try isUntouched(site)
    }
    let empty = try self.site([:])
    defer { empty.remove() }
    #expect(approve(empty, sum: try DraftFrame(visit(empty)).sum).status == 409)
  }

  @Test func whatWasNotSeenIsNotApproved() throws {
    let site = try site(["rules.yaml": Self.better])
    defer { site.remove() }
    let seen = try sum(site)
    try site.write(Self.better + "# more\n", to: "rules/.advisor/drafts/one/rules.yaml")
    #expect(approve(site, sum: seen).status == 412)
    try isUntouched(site)
  }

  @Test func aChangeInForceIsNotLost() throws {
    let site = try site(["rules.yaml": Self.better])
    defer { site.remove() }
    let theirs = SampleRules.rules.replacingOccurrences(of: "Unseal,", with: "Unseal it,")
    try site.write(theirs, to: "rules/rules.yaml")
    site.site.store.lookAgain()
    #expect(site.get(Self.draft + "?lang=en").text.contains("have changed since"))
    #expect(!site.get(Self.draft + "/propose").text.contains("name=\"reason\""))
    #expect(approve(site, sum: try DraftFrame(visit(site)).sum).status == 409)
    #expect(try site.rule("rules.yaml") == theirs)
    let edit = site.get(Self.draft + "/edit?file=rules.yaml&lang=en")
    #expect(edit.text.contains("Unseal it,") && edit.text.contains("value=\"base\""))
    _ = site.post(Self.draft + "/edit", ["file": "rules.yaml", "action": "base"])
    #expect(approve(site, sum: try sum(site)).status == 303)
  }

  @Test func allFilesAreWrittenOrNone() throws {
    let more = "facts: {extra.fact: {title: Extra, type: boolean}}\n"
    let site = try site(["rules.yaml": Self.better, "zzz.yaml": more])
    defer { site.remove() }
    // A folder stands where the second file should go.
    try site.write("x", to: "rules/zzz.yaml/keep.txt")
    let frame = try DraftFrame(visit(site))
    #expect(approve(site, sum: frame.sum).status == 409)
    try isUntouched(site)
  }

  @Test func nothingIsWrittenThroughALinkOutOfTheRules() throws {
    let more = "facts: {extra.fact: {title: Extra, type: boolean}}\n"
    let site = try site(["rules.yaml": Self.better, "out/extra.yaml": more])
    defer { site.remove() }
    try site.write("", to: "outside/x.txt")
    try FileManager.default.createSymbolicLink(
      at: site.url.appending(path: "rules/out"),
      withDestinationURL: site.url.appending(path: "outside"))
    #expect(approve(site, sum: try DraftFrame(visit(site)).sum).status != 303)
    #expect(!site.has("outside/extra.yaml"))
    try isUntouched(site)
  }

  private func visit(_ site: Site) -> Visit {
    let request = WebRequest(method: "GET", target: Self.draft)
    return Visit(
      site: site.site, request: request, target: WebTarget(Self.draft), names: ["draft": "one"])
  }

  /// Nothing in force has changed, and the draft is still there.
  private func isUntouched(_ site: Site) throws {
    #expect(try site.rule("rules.yaml") == SampleRules.rules)
    #expect(!site.has("rules/.advisor/rules.ndjson"))
    #expect(site.has("rules/.advisor/drafts/one/rules.yaml"))
  }
}
