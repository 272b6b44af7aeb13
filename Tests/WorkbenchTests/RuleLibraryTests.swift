import CaseStore
import Diagnostics
import Foundation
import Playbooks
import Testing

@testable import Workbench

/// The library of rules, and the page of each rule.
struct RuleLibraryTests {
  @Test func theLibraryListsEveryEntryBelowItsPhase() throws {
    let site = try Site()
    defer { site.remove() }
    let playbook = site.site.store.rules.playbook
    let page = site.get("/rules?lang=zh")
    #expect(page.status == 200)
    for section in [SectionName.blockers, .remedies, .facts, .goals, .decisions, .constraints] {
      for own in playbook.declarations(of: section) {
        #expect(page.text.contains("href=\"/rules/\(section.singular)/\(own.id)\""), "\(own.id)")
      }
    }
    let phases = playbook.phases.compactMap { phase in
      page.text.range(of: ". \(phase.declaration.title[.zh])")?.lowerBound
    }
    #expect(phases.count == playbook.phases.count && phases == phases.sorted())
    #expect(page.text.contains("卡点 \(playbook.blockers.count)"))
  }

  @Test func theLibraryIsSearchedByTitleAndID() throws {
    let site = try Site()
    defer { site.remove() }
    let found = site.get("/rules?lang=zh&q=%E6%B3%A8%E9%94%80")
    #expect(found.text.contains("/rules/blocker/developer-deregistered"))
    #expect(!found.text.contains("/rules/blocker/developer-unresponsive"))
    #expect(site.get("/rules?q=developer-UNRESP").text.contains("developer-unresponsive"))
    #expect(site.get("/rules?lang=zh&q=%3Cb%3E").text.contains("没有编号或名称含此文字"))
  }

  @Test func aRuleIsToldInBothLanguagesBesideItsText() throws {
    let site = try Site(cases: ["jinzuan-mingzuo"])
    defer { site.remove() }
    let page = site.get("/rules/blocker/developer-unresponsive?lang=zh")
    #expect(page.status == 200)
    #expect(page.text.contains("lang=\"en\"") && page.text.contains("Developer refuses to act"))
    #expect(page.text.contains("开发企业拒不配合") && page.text.contains("成立条件"))
    #expect(page.text.contains("<pre class=\"yaml\"><code>developer-unresponsive:\n  title:"))
    #expect(page.text.contains("# Who has run away is not summoned."))
    #expect(!page.text.contains("developer-gone:"))
    let text = try #require(page.text.firstMatch(of: /families\/25-developer\.yaml:(\d+)/))
    let lines = try String(
      contentsOf: Site.root.appending(path: "rules/families/25-developer.yaml"), encoding: .utf8
    ).components(separatedBy: "\n")
    #expect(lines[(Int(text.1) ?? 0) - 1].contains("developer-unresponsive:"))
  }

  @Test func everyEntryHasAPage() throws {
    let site = try Site(cases: ["jinzuan-mingzuo"])
    defer { site.remove() }
    let playbook = site.site.store.rules.playbook
    for section in RuleName.sections {
      for own in playbook.declarations(of: section).prefix(4) {
        let page = site.get("/rules/\(section.singular)/\(own.id)?lang=en")
        #expect(page.status == 200, "\(section) \(own.id)")
        #expect(page.text.contains("\(own.place.file.name):\(own.place.start.line)"))
      }
    }
    #expect(site.get("/rules/blocker/no-such-thing").status == 404)
    #expect(site.get("/rules/playbook/x").status == 404)
    #expect(site.get("/rules/blocker/..%2F..%2Fetc").status == 404)
  }

  @Test func groundsTestsAndUsesAreNamed() throws {
    let site = try Site()
    defer { site.remove() }
    let page = site.get("/rules/remedy/summon-developer?lang=zh")
    #expect(
      page.text.contains("引用它的规则") && page.text.contains("/rules/blocker/developer-unresponsive"))
    #expect(page.text.contains("涉及的测试") && page.text.contains("tests/developer.yaml:"))
    let fact = site.get("/rules/fact/developer.gone?lang=zh")
    #expect(fact.text.contains("/rules/blocker/developer-gone"))
  }

  @Test func casesAreNamedByWhatItComesTo() throws {
    let site = try Site(cases: ["jinzuan-mingzuo"])
    defer { site.remove() }
    let present = site.get("/cases/jinzuan-mingzuo/explain/no-property-rooms?lang=zh")
    #expect(present.status != 200 || present.text.contains("/rules/blocker/no-property-rooms"))
    let remedy = site.get("/rules/remedy/supply-property-rooms?lang=zh")
    #expect(remedy.text.contains("href=\"/cases/jinzuan-mingzuo\""))
    let none = try Site()
    defer { none.remove() }
    #expect(
      none.get("/rules/remedy/supply-property-rooms?lang=zh").text.contains("现有案件均不适用"))
    let explained = site.get("/cases/jinzuan-mingzuo/explain/supply-property-rooms?lang=zh")
    #expect(explained.text.contains("href=\"/rules/remedy/supply-property-rooms\""))
  }
}
