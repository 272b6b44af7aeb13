import Diagnostics
import Docket
import FEEL
import Foundation
import Playbooks
import Reports
import Testing

@testable import Advising

/// The blockers of a block of cases, held against the advice on each case by itself.
///
/// `BLOCK_SAMPLES` is how many random playbooks are tried, each of twelve blockers with 512 lines.
struct BlockTests {
  private static let count =
    ProcessInfo.processInfo.environment["BLOCK_SAMPLES"].flatMap(Int.init) ?? 3

  /// Of how many cases the block knew the answer, and what was wrong.
  private struct Seen {
    var lines = 0
    var plain = 0
    var restated = 0
    var present = 0
    var unknown = 0
  }

  @Test func aBlockSaysWhatEachCaseByItselfSays() throws {
    let day = try #require(CalendarDate(year: 2021, month: 6, day: 1))
    var random = SeededGenerator(seed: 20_261_128)
    var seen = Seen()
    for number in 0..<Self.count {
      let sample = BlockSample(&random)
      let advisor = try SmallCase(rules: sample.rules).advisor
      let lines = (0..<512).map { BlockSample.line($0, &random) }
      let slips = try compare(advisor, on: day, lines, &seen)
      for slip in slips.prefix(2) {
        Issue.record("sample \(number): \(slip)\n\(sample.rules)")
      }
    }
    #expect(seen.plain > seen.lines / 2 && seen.present > 100 && seen.unknown > 100, "\(seen)")
    #expect(seen.restated > 20, "\(seen)")
  }

  @Test func aBlockReadsRandomPlaybooksWithGoalsAndChecklists() throws {
    let day = try #require(CalendarDate(year: 2021, month: 6, day: 1))
    var random = SeededGenerator(seed: 20_261_129)
    var seen = Seen()
    for number in 0..<10 * Self.count {
      let sample = RandomPlaybook(&random)
      let advisor = try SmallCase(rules: sample.rules).advisor
      let lines = (0..<60).map { line in
        let facts = RandomPlaybook.facts.compactMap { fact -> String? in
          guard Bool.random(using: &random), let value = fact.values.randomElement(using: &random)
          else { return nil }
          let isWord = ["x", "y", "z"].contains(value)
          return "\"\(fact.name)\":" + (isWord ? "\"\(value)\"" : value)
        }
        return "{\"case\":\"c\(line)\",\"facts\":{\(facts.joined(separator: ","))}}"
      }
      for slip in try compare(advisor, on: day, lines, &seen).prefix(2) {
        Issue.record("sample \(number): \(slip)\n\(sample.rules)")
      }
    }
    #expect(seen.plain > seen.lines / 2 && seen.present > 100 && seen.unknown > 100, "\(seen)")
  }

  /// The differences between the block and the cases by themselves.
  private func compare(
    _ advisor: Advisor, on day: CalendarDate, _ lines: [String], _ seen: inout Seen
  ) throws -> [String] {
    let rules = try #require(BlockRules(advisor, on: day))
    let scanner = CaseScanner(rules)
    let block = CaseBlock(rules)
    let text = Array(lines.map { $0 + "\n" }.joined().utf8)
    var reading = BatchReader(advisor.playbook, name: "lines", form: .ndjson)
    let pieces = reading.take(text) + reading.end()
    guard pieces.count == 1, case .json(let json) = pieces[0].content else {
      return ["the lines are no one piece"]
    }
    let ids = scanner.scan(json, into: block).map { String(decoding: text[$0], as: UTF8.self) }
    let reader = CaseReader(advisor.playbook)
    for (lane, line) in lines.enumerated() where ids[lane].isEmpty {
      let loaded = reader.readJSON(SourceFile(name: "line", text: line))
      guard let content = loaded.content else { continue }
      if block.state(content, in: lane) { seen.restated += 1 }
    }
    let findings = block.findings()
    var slips: [String] = []
    seen.lines += lines.count
    for (lane, line) in lines.enumerated() where !findings.isBeyond(lane) {
      seen.plain += 1
      let loaded = reader.readJSON(SourceFile(name: "line", text: line))
      guard let content = loaded.content else {
        slips.append("a line that cannot be used was taken: \(line)")
        continue
      }
      let advice = advisor.advise(content, on: day, parts: .blockers)
      func alone(_ known: Bool?) -> [String] {
        advice.blockers.filter { $0.state.known == known }.map {
          advisor.playbook[$0.blocker].id
        }
      }
      func found(_ state: BlockFindings.State) -> [String] {
        var found: [String] = []
        findings.lists(state, from: lane & ~63).forEach(of: lane & 63) {
          found.append(rules.blockerIDs[$0])
        }
        return found
      }
      if !ids[lane].isEmpty, content.id != ids[lane] {
        slips.append("the id of \(line) is \(ids[lane])")
      }
      let wanted = (alone(true), alone(nil))
      if wanted.0 != found(.present) || wanted.1 != found(.unknown) {
        slips.append(
          "\(line)\n  alone: \(wanted)\n  block: \((found(.present), found(.unknown)))")
      }
      seen.present += wanted.0.count
      seen.unknown += wanted.1.count
    }
    return slips
  }
}
