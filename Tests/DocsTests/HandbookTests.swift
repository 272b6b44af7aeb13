import Advising
import Diagnostics
import Foundation
import Playbooks
import Reports
import Testing

/// `docs/handbook` is what `advisor handbook` writes from the shipped rules.
struct HandbookTests {
  static let folder = Page.root.appending(path: "docs/handbook")

  @Test(arguments: Language.allCases)
  func theHandbookIsCurrent(_ language: Language) throws {
    let advisor = Advisor(try ShippedRules.playbook("rules"))
    let files = Handbook(
      advisor.playbook, Precedence(advisor), language: language, format: .markdown
    ).files
    let own = Self.folder.appending(path: language.rawValue)
    if ProcessInfo.processInfo.environment["RENEW_GOLDEN"] == "1" {
      let stale = try FileManager.default.contentsOfDirectory(atPath: own.path)
        .filter { name in !files.contains { $0.name == name } }
      for name in stale { try FileManager.default.removeItem(at: own.appending(path: name)) }
      for file in files { try Data(file.text.utf8).write(to: own.appending(path: file.name)) }
      Issue.record("the handbook is written anew: read the difference")
    }
    for file in files {
      let text = try? String(contentsOf: own.appending(path: file.name), encoding: .utf8)
      #expect(text == file.text, "docs/handbook/\(language.rawValue)/\(file.name) is not current")
    }
    let there = try FileManager.default.contentsOfDirectory(atPath: own.path)
    #expect(there.sorted() == files.map(\.name).sorted())
  }

  @Test(arguments: Language.allCases)
  func everyEntryIsInIt(_ language: Language) throws {
    let playbook = try ShippedRules.playbook("rules")
    let text = Handbook(
      playbook, Precedence(Advisor(playbook)), language: language, format: .markdown
    ).files
      .map(\.text).joined()
    let ids =
      playbook.blockers.map(\.id) + playbook.remedies.map(\.id) + playbook.clocks.map(\.id)
      + playbook.facts.map(\.id) + playbook.decisions.map(\.id) + playbook.offices.map(\.id)
      + playbook.sources.map(\.id) + playbook.goals.map(\.id)
    for id in ids { #expect(text.contains("`\(id)`"), "\(id)") }
  }

  @Test func conditionsArePutIntoWords() throws {
    let advisor = Advisor(try ShippedRules.playbook("rules"))
    func page(_ language: Language, _ name: String) throws -> String {
      let files = Handbook(
        advisor.playbook, Precedence(advisor), language: language, format: .markdown
      ).files
      return try #require(files.first { $0.name == name }).text
    }
    let english = try page(.en, "10-judicial.md")
    #expect(english.contains("\"Assets seized by a court\" applies"))
    #expect(english.contains("\"Seized in a criminal case\" does not apply"))
    let chinese = try page(.zh, "40-construction.md")
    #expect(chinese.contains("“工程状态”为“停工”"))
    #expect(chinese.contains("不属实"))
  }

  @Test func htmlPagesStandAlone() throws {
    let advisor = Advisor(try ShippedRules.playbook("rules"))
    let files = Handbook(advisor.playbook, Precedence(advisor), language: .zh, format: .html).files
    #expect(files.allSatisfy { $0.name.hasSuffix(".html") && !$0.text.contains("<script") })
    #expect(files.contains { $0.text.contains("<svg") })
  }
}
