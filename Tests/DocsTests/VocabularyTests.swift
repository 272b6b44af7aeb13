import Advising
import Diagnostics
import FEEL
import Foundation
import Parallelism
import Playbooks
import Testing
import Verification

/// Whatever a case file may state of the shipped vocabulary has an effect on the advice.
struct VocabularyTests {
  private let playbook: Playbook
  private let advisor: Advisor
  private let tests: [RuleTest]

  init() throws {
    playbook = try ShippedRules.playbook("rules")
    advisor = Advisor(playbook)
    var reader = RuleTestReader(playbook) { path, test in
      let file = URL(filePath: test.name, relativeTo: Page.root).deletingLastPathComponent()
        .appending(path: path)
      return (try? Data(contentsOf: file)).map { SourceFile(name: path, text: Array($0)) }
    }
    tests = try ShippedRules.yamlFiles(below: "rules").filter { $0.contains("tests/") }
      .flatMap { path in
        let file = "rules/\(path)"
        let text = Array(try Data(contentsOf: Page.root.appending(path: file)))
        return reader.read(SourceFile(name: file, text: text))
      }
    #expect(tests.count > 1000, "\(reader.diagnostics.prefix(3).map(\.message.en))")
  }

  /// Whether the advice on two cases differs: in blockers, steps with their papers, figures or time
  /// limits, else in what else is asked.
  private func differ(_ one: Case, _ other: Case, on date: CalendarDate, asIfNot fact: Slot) -> Bool
  {
    said(of: one, on: date) != said(of: other, on: date)
      || asked(about: one, on: date, besides: fact) != asked(about: other, on: date, besides: fact)
  }

  private func said(of content: Case, on date: CalendarDate) -> Set<String> {
    let advice = advisor.advise(
      content, on: date, parts: [.blockers, .actions, .figures, .decisions])
    let blockers = advice.blockers.map {
      "\(playbook[$0.blocker].id) \($0.state.known as Any) \($0.isLikely)"
    }
    let actions = advice.actions.map { action in
      "\(playbook[action.remedy].id) \(action.state) \(action.documents.map(\.have))"
    }
    let clocks = advice.clocks.map {
      "\(playbook[$0.clock].id) \($0.state) \($0.due?.text as Any)"
    }
    let decisions = advice.decisions.map { "\(playbook[$0.decision].id) \($0.value.text)" }
    let goals = advice.goals.map { "\(playbook[$0.goal].id) \($0.state)" }
    return Set(blockers + actions + clocks + decisions + goals)
  }

  private func asked(about content: Case, on date: CalendarDate, besides fact: Slot) -> Set<Slot> {
    Set(advisor.questions(about: content, on: date).map(\.fact)).subtracting([fact])
  }

  /// Ticked alone in an otherwise empty case, each circumstance of a checklist says something.
  @Test func everyCircumstanceOfAChecklistHasAnEffectByItself() throws {
    let day = try #require(CalendarDate(year: 2025, month: 6, day: 1))
    let facts = playbook.screens.flatMap(\.facts)
    let silent = Parallel.map(facts) { fact -> String? in
      guard let value = present(fact) else { return nil }
      let stated = Case(id: "x", title: Text("x"), facts: [fact: Statement(value: value)])
      let empty = Case(id: "x", title: Text("x"))
      return differ(empty, stated, on: day, asIfNot: fact)
        ? nil : playbook.vocabulary.name(of: fact)
    }.compactMap { $0 }
    // These answer what is asked next about a circumstance that the same checklist names.
    let answers = [
      "planning.excess_removable", "planning.compliant_blocks", "reorganisation.hopeless",
    ]
    #expect(Set(silent).subtracting(answers) == [])
  }

  /// Without the fact, the advice on some tested case would be another; papers at hand are ticked off
  /// on the lists of the steps.
  @Test func everyFactHasAnEffectInATestedCase() {
    let papers = Set(playbook.remedies.flatMap { $0.documents.compactMap(\.have) })
    let facts = playbook.facts.filter { !papers.contains($0.slot) }
    let silent = Parallel.map(Array(facts)) { fact -> String? in
      let stating = tests.filter { $0.case.facts[fact.slot]?.knownValue != nil }
      let turned = stating.prefix(40).contains { test in
        guard let date = test.date else { return false }
        var without = test.case
        without.facts[fact.slot] = nil
        return differ(test.case, without, on: date, asIfNot: fact.slot)
      }
      return turned ? nil : "\(fact.id) (\(stating.count) tests state it)"
    }.compactMap { $0 }
    #expect(silent == [])
  }

  /// The value by which a circumstance is there; nil for lists, whose items are told one by one.
  private func present(_ fact: Slot) -> Value? {
    switch playbook.fact(at: fact)?.type {
    case .boolean: .boolean(true)
    case .number: .number(Number(7))
    default: nil
    }
  }
}
