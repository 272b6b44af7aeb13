import Advising
import Diagnostics
import Docket
import FEEL
import Foundation
import Parallelism
import Playbooks
import Testing

/// No question is asked for nothing: some answer to it changes the advice, by itself or with the
/// answer to another.
struct QuestionEffectTests {
  /// The folders with cases: our own, and the published ones where they are there.
  private static let folders = ["cases", "../shared/field/cases"]

  @Test func someAnswerToEachQuestionChangesTheAdvice() throws {
    let playbook = try ShippedRules.playbook("rules")
    let advisor = Advisor(playbook)
    let day = try #require(CalendarDate(year: 2021, month: 6, day: 1))
    let cases = try Self.folders.flatMap { folder -> [Case] in
      guard FileManager.default.fileExists(atPath: Page.root.appending(path: folder).path) else {
        return []
      }
      return try ShippedRules.yamlFiles(below: folder).map {
        try ShippedRules.file("\(folder)/\($0)", playbook)
      }
    }
    #expect(cases.count >= 9)
    let idle = Parallel.map(cases) { content -> [String] in
      let questions = advisor.questions(about: content, on: day)
      func matters(_ question: Question, _ content: Case, planning: Bool) -> Bool {
        let rules = advisor.rules(on: day)
        let before = AdviceSnapshot(content, rules, planning: planning)
        return self.answers(question, content, playbook).contains { changed in
          let after = AdviceSnapshot(changed, rules, planning: planning)
          return !AdviceComparison(before: before, after: after).without([.inferred]).isEmpty
        }
      }
      return questions.filter { question in
        if answers(question, content, playbook).isEmpty { return false }
        if matters(question, content, planning: false) { return false }
        if matters(question, content, planning: true) { return false }
        // Some steps depend on two answers together: the land is transferred where the premium is
        // paid and a quarter is invested.
        return !questions.contains { other in
          other.fact != question.fact
            && answers(other, content, playbook).contains {
              matters(question, $0, planning: false)
            }
        }
      }.map { "\(content.id): \(playbook.vocabulary.name(of: $0.fact))" }
    }
    #expect(idle.flatMap { $0 } == [])
  }

  /// The case with each of some answers; none where only a list could answer.
  private func answers(_ question: Question, _ content: Case, _ playbook: Playbook) -> [Case] {
    let values = playbook.fact(at: question.fact).map(answers) ?? []
    return values.map {
      content.stating(Statement(value: $0), of: question.fact, part: question.part)
    }
  }

  /// Answers to try; none where only a list could answer.
  private func answers(_ fact: Fact) -> [Value] {
    if !fact.choices.isEmpty { return fact.choices }
    switch fact.type {
    case .number: return [0, 1, 50, 1_000_000].map { .number(Number($0)) }
    case .date:
      return [(2010, 1), (2021, 5), (2021, 6)].compactMap {
        CalendarDate(year: $0.0, month: $0.1, day: 1).map(Value.date)
      }
    default: return []
    }
  }
}
