import Advising
import Diagnostics
import Docket
import FEEL
import Foundation
import Playbooks
import Reports
import Testing

/// The shipped companies against shipped cases.
struct MatchTests {
  private func matches(_ path: String) throws -> [Match] {
    let cases = try ShippedRules.playbook("rules")
    let companies = try ShippedRules.playbook("candidates/rules")
    let candidates = try ShippedRules.yamlFiles(below: "candidates")
      .filter { !$0.contains("/") }.map { try ShippedRules.file("candidates/\($0)", companies) }
    let matching = Matching(cases: Advisor(cases), companies: Advisor(companies))
    let day = try #require(CalendarDate("2021-07-01"))
    return matching.matches(try ShippedRules.file(path, cases), candidates, on: day)
  }

  @Test func factsOfTheCaseMeanTheSameInBothPlaybooks() throws {
    let cases = try ShippedRules.playbook("rules")
    let companies = try ShippedRules.playbook("candidates/rules")
    let types = Dictionary(
      uniqueKeysWithValues: cases.facts.map { ($0.id, $0.type.name) }
        + cases.decisions.map { ($0.id, $0.type.name) })
    for fact in companies.facts
    where !fact.id.hasPrefix(Matching.companyPrefix) && !fact.id.hasPrefix("offer.") {
      #expect(types[fact.id] == fact.type.name, "\(fact.id)")
    }
  }

  @Test func whoIsRuledOutComesLast() throws {
    let matches = try matches("cases/examples/nanqiao-mingyuan.yaml")
    #expect(matches.count == 4)
    #expect(matches.last?.candidate.id == "jinding-touzi")
    #expect(matches.last?.best?.rank.counts.first == 1)
  }

  @Test func aSeizureIsForTheCityToLift() throws {
    let matches = try matches("cases/examples/nanqiao-mingyuan.yaml")
    let match = try #require(matches.first { $0.candidate.id == "hengtai-zhiye" })
    let playbook = match.advice.playbook
    let finding = try #require(
      match.findings.first { playbook[$0.blocker].id == "seizure-bars-transfer" })
    #expect(finding.kind == .city)
    #expect(finding.cure.map { playbook[$0].id } == "have-seizures-lifted")
    #expect(match.parts(of: finding).map { playbook[$0].id } == ["take-over"])
  }

  @Test func whatTheCaseLeavesOpenStaysOpen() throws {
    let matches = try matches("cases/xicheng-fudi.yaml")
    let match = try #require(matches.first { $0.candidate.id == "hengtai-zhiye" })
    let playbook = match.advice.playbook
    let unknown = match.findings.filter { $0.kind == .unknown }
    #expect(unknown.contains { playbook[$0.blocker].id == "seizure-bars-transfer" })
  }

  @Test func aChecklistThatNobodyHasGoneThroughIsAsked() throws {
    let cases = try ShippedRules.playbook("rules")
    let companies = try ShippedRules.playbook("candidates/rules")
    let text = try String(
      contentsOf: Page.root.appending(path: "candidates/jinding-touzi.yaml"), encoding: .utf8)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("screened:") }
    let read = CaseReader(companies).read(
      SourceFile(name: "company.yaml", text: lines.joined(separator: "\n")))
    let company = try #require(read.content)
    let file = try ShippedRules.file("cases/xicheng-fudi.yaml", cases)
    let matches = Matching(cases: Advisor(cases), companies: Advisor(companies))
      .matches(file, [company], on: try #require(CalendarDate("2021-07-01")))
    func report(_ format: AdviceFormat) -> String {
      format.report(file, matches, language: .en, explain: false, color: false)
    }
    #expect(report(.text).contains("[wishes]"))
    #expect(report(.json).contains("\"screen\": \"wishes\""))
  }

  @Test func noPlaceIsGivenWithoutAReason() throws {
    for (a, b) in zip(
      try matches("cases/yashi-landi.yaml"), try matches("cases/yashi-landi.yaml").dropFirst())
    {
      let (first, second) = (try #require(a.best), try #require(b.best))
      #expect(!(second.rank < first.rank))
    }
  }
}
