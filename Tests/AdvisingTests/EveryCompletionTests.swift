import Advising
import Diagnostics
import Docket
import FEEL
import Foundation
import Playbooks
import Testing

/// Advice with unknown facts, held against every way of filling them in.
///
/// `ADVICE_CASES` is how many random playbooks are tried.
struct EveryCompletionTests {
  static let count =
    ProcessInfo.processInfo.environment["ADVICE_CASES"].flatMap(Int.init) ?? 300

  @Test func blockersAndCertainActionsAgreeWithEveryCompletion() throws {
    let day = try #require(CalendarDate(year: 2021, month: 6, day: 1))
    var random = SeededGenerator(seed: 20_210_601)
    for number in 0..<Self.count {
      let sample = RandomPlaybook(&random)
      let loaded = PlaybookLoader.load([SourceFile(name: "rules.yaml", text: sample.rules)])
      let playbook = try #require(loaded.playbook, "\(sample.rules) \(loaded.diagnostics)")
      let advisor = Advisor(playbook)
      let partial = advisor.advise(try read(sample.caseFile, playbook), on: day)
      let complete = try completions(of: sample).map { facts in
        advisor.advise(try read(sample.caseFile, playbook, adding: facts), on: day)
      }
      check(partial, complete, "case \(number)\n\(sample.rules)\n\(sample.caseFile)")
    }
  }

  private func check(_ partial: Advice, _ complete: [Advice], _ sample: String) {
    for (index, blocker) in partial.blockers.enumerated() {
      let states = Set(complete.map { $0.blockers[index].state.known })
      let expected = states.count == 1 ? states.first ?? nil : nil
      #expect(blocker.state.known == expected, "blocker \(index) of \(sample)")
    }
    let certain = Set(partial.actions.filter(\.isCertain).map(\.remedy))
    let listed = Set(partial.actions.map(\.remedy))
    let always = complete.map { Set($0.actions.map(\.remedy)) }.reduce(listed) {
      $0.intersection($1)
    }
    #expect(certain == always, "actions of \(sample)")
  }

  /// Every way of filling in the unknown facts, as lines of YAML.
  private func completions(of sample: RandomPlaybook) -> [[String]] {
    sample.unknown.reduce([[]]) { sofar, fact in
      sofar.flatMap { lines in fact.values.map { lines + ["  \(fact.name): \($0)"] } }
    }
  }

  private func read(_ text: String, _ playbook: Playbook, adding facts: [String] = []) throws
    -> Case
  {
    var lines = text.split(separator: "\n").map(String.init)
    if !facts.isEmpty {
      if !lines.contains("facts:") { lines.insert("facts:", at: 1) }
      lines.insert(contentsOf: facts, at: 2)
    }
    let file = SourceFile(name: "case.yaml", text: lines.joined(separator: "\n"))
    let loaded = CaseReader(playbook).read(file)
    return try #require(loaded.content, "\(text) \(loaded.diagnostics)")
  }
}
