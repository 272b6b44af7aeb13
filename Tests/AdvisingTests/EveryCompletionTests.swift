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
      let partial = advisor.advise(try read(sample.caseFile(), playbook), on: day)
      let complete = try sample.completions.map { facts in
        advisor.advise(
          try read(sample.caseFile(adding: facts), playbook), on: day,
          parts: [.blockers, .actions, .figures])
      }
      check(partial, complete, "case \(number)\n\(sample.rules)\n\(sample.caseFile())")
    }
  }

  private func check(_ partial: Advice, _ complete: [Advice], _ sample: String) {
    for blocker in partial.blockers {
      let states = Set(complete.flatMap { $0.states(of: blocker.blocker, in: blocker.part) })
      let expected = states.count == 1 ? states.first ?? nil : nil
      #expect(
        blocker.state.known == expected,
        "blocker \(blocker.blocker.index) \(blocker.part ?? "") of \(sample)")
    }
    for action in partial.actions {
      let always = complete.allSatisfy { $0.lists(action.remedy, in: action.part) }
      #expect(
        action.isCertain == always,
        "action \(action.remedy.index) \(action.part ?? "") of \(sample)")
    }
    for clock in partial.clocks where clock.state != .unknown {
      // One that is met is listed as met though it may be none of the case's.
      let states = complete.flatMap { $0.clocks.filter { $0.isOfPart(clock.part) }.map(\.state) }
      #expect(states.allSatisfy { $0 == clock.state }, "clock \(clock.part ?? "") of \(sample)")
    }
  }

  private func read(_ text: String, _ playbook: Playbook) throws -> Case {
    let loaded = CaseReader(playbook).read(SourceFile(name: "case.yaml", text: text))
    return try #require(loaded.content, "\(text) \(loaded.diagnostics)")
  }
}

extension Advice {
  /// The states of the blocker in that part, or in every part.
  fileprivate func states(of blocker: Reference<Blocker>, in part: String?) -> [Bool?] {
    blockers.filter { $0.blocker == blocker && ($0.part == nil || part == nil || $0.part == part) }
      .map(\.state.known)
  }

  /// Whether the remedy is an action of that part, or of the whole case.
  fileprivate func lists(_ remedy: Reference<Remedy>, in part: String?) -> Bool {
    let own = actions.filter { $0.remedy == remedy }
    if own.contains(where: { $0.part == nil || $0.part == part }) { return true }
    return part == nil && !self.case.parts.isEmpty
      && self.case.parts.allSatisfy { part in own.contains { $0.part == part.id } }
  }
}

extension ClockAdvice {
  /// Whether it is said of that part, or of one of the parts where none is named.
  fileprivate func isOfPart(_ other: String?) -> Bool {
    part == nil || other == nil || part == other
  }
}
