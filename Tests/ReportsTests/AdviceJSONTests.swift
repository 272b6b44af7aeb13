import Playbooks
import FEEL
import Docket
import Advising
import Diagnostics
import Foundation
import Reports
import Testing

/// The JSON of `advise` as the contract lists it: these keys first, in this order.
struct AdviceJSONTests {
  @Test func theObjectHasTheContractsKeysInTheirOrder() throws {
    let json = AdviceJSON(try ReportCorpus.advice("whole"), language: .en).json
    #expect(
      keys(json).prefix(19) == [
        "schema", "case", "as_of", "playbook", "goals", "blockers", "actions", "questions", "road",
        "inferred", "unscreened", "contradictions", "plan", "clocks", "decisions",
        "unknown_decisions", "assumptions", "stuck", "warnings",
      ])
  }

  @Test func actionsHaveTheContractsKeys() throws {
    let json = AdviceJSON(try ReportCorpus.advice("whole"), language: .en).json
    let action = try #require(
      items(member("actions", of: json)).first { keys($0).contains("within") })
    #expect(
      keys(action).prefix(21) == [
        "id", "title", "state", "certain", "for", "supports", "lead", "with", "counterparts",
        "gaps", "waits_for", "hangs_on", "steps", "documents", "within", "due", "overdue", "basis",
        "because",
        "span", "grounds",
      ])
  }

  @Test func valuesAreJSONValues() throws {
    let json = AdviceJSON(try ReportCorpus.advice("whole"), language: .en).json
    let decisions = member("decisions", of: json)
    #expect(text(member("gap", of: decisions)) == "31998765.5")
    #expect(text(member("open", of: decisions)) == "true")
    #expect(text(member("per_home", of: decisions)) == "null")
    #expect(text(member("unknown_decisions", of: json)) == "[\"per_home\"]")
  }

  @Test func absentBlockersAreThereOnlyWithExplain() throws {
    let advice = try ReportCorpus.advice("whole")
    func ids(_ explain: Bool) -> [String] {
      items(member("blockers", of: AdviceJSON(advice, language: .en, explain: explain).json))
        .map { text(member("id", of: $0)) }
    }
    #expect(!ids(false).contains("\"forged-papers\""))
    #expect(ids(true).contains("\"forged-papers\""))
  }

  @Test(arguments: ReportCorpus.topics, Language.allCases)
  func anyParserReadsIt(topic: String, language: Language) throws {
    let json = AdviceJSON(try ReportCorpus.advice(topic), language: language).json
    for text in [json.pretty, json.compact] {
      let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
      #expect((value as? [String: Any])?["schema"] as? String == "advisor.advice/1")
    }
  }

  @Test func blockersActionsAndQuestionsNameTheirPhase() throws {
    let rules = """
      playbook: {id: p, version: "1", title: P}
      phases: {one: {title: One}, two: {title: Two}}
      facts: {a: {title: A, type: boolean}, b: {title: B, type: boolean}}
      blockers: {k: {title: K, when: a, remedies: [r], phase: one}}
      remedies: {r: {title: R, when: b, achieves: {a: false}, phase: two}}
      """
    let loaded = PlaybookLoader.load([SourceFile(name: "rules.yaml", text: rules)])
    let playbook = try #require(loaded.playbook)
    let file = SourceFile(name: "case.yaml", text: "case: c\nfacts: {a: true}\n")
    let content = try #require(CaseReader(playbook).read(file).content)
    let day = try #require(CalendarDate(year: 2021, month: 9, day: 6))
    let json = AdviceJSON(Advisor(playbook).advise(content, on: day), language: .en).json
    let phases = ["blockers", "actions", "questions"].map { key in
      items(member(key, of: json)).map { text(member("phase", of: $0)) }
    }
    #expect(phases == [["\"one\""], ["\"two\""], ["\"two\""]])
    let blocker = try #require(items(member("blockers", of: json)).first)
    #expect(keys(blocker).prefix(4) == ["id", "title", "state", "phase"])
    let without = AdviceJSON(try ReportCorpus.advice("whole"), language: .en).json.compact
    #expect(!without.contains("\"phase\""))
  }

  @Test func whatDiffersBetweenPartsIsSaidOfThePart() throws {
    let json = AdviceJSON(try ReportCorpus.advice("parts"), language: .en).json
    let parts = member("ready", of: member("part_decisions", of: json))
    #expect(text(member("block-1", of: parts)) == "\"ready\"")
    let actions = items(member("actions", of: json))
    #expect(actions.contains { text(member("part", of: $0)) == "\"block-3\"" })
  }

  private func keys(_ json: JSON) -> [String] {
    if case .object(let members) = json { members.map(\.0) } else { [] }
  }

  private func member(_ key: String, of json: JSON) -> JSON {
    guard case .object(let members) = json else { return .null }
    return members.first { $0.0 == key }?.1 ?? .null
  }

  private func items(_ json: JSON) -> [JSON] {
    if case .array(let items) = json { items } else { [] }
  }

  private func text(_ json: JSON) -> String { json.compact }
}
