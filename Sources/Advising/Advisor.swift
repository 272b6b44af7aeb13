package import FEEL
import Parallelism
package import Playbooks
import Reasoning

/// Advises on cases by one playbook.
package struct Advisor: Sendable {
  package let playbook: Playbook

  private let certainty: Certainty
  private let timeless: TimelessConditions
  private let index: RuleIndex
  private let days = RulesByDay()

  package init(_ playbook: Playbook) {
    self.playbook = playbook
    let ground = playbook.ground
    certainty = Certainty(ground)
    index = RuleIndex(playbook)
    timeless = TimelessConditions(playbook, ground, index)
  }

  /// The playbook as it is on that day.
  package func rules(on date: CalendarDate) -> PlaybookInForce {
    days.rules(on: date) { PlaybookInForce(playbook, certainty, timeless, index, on: date) }
  }

  /// Begins what advice on that day needs of the rules, while the cases are still to be read.
  package func prepare(for date: CalendarDate) {
    let rules = rules(on: date)
    Parallel.begin { _ = rules.conditions.domains }
  }

  /// What stands in the way of the case on that day, and what to do, in order.
  package func advise(_ case: Case, on date: CalendarDate, parts: AdviceParts = .whole) -> Advice {
    AdviceWork(self, `case`, on: date, parts).advice()
  }

  /// What the advice says otherwise once the case has changed from `before` to `after`.
  package func comparison(of before: Case, with after: Case, on date: CalendarDate)
    -> AdviceComparison
  {
    let rules = rules(on: date)
    return AdviceComparison(
      before: AdviceSnapshot(before, rules), after: AdviceSnapshot(after, rules))
  }

  /// What each answer to the question would change in the advice on the case.
  package func effects(of question: Question, in case: Case, on date: CalendarDate)
    -> [AnswerEffect]
  {
    AnswerEffects(`case`, rules(on: date)).effects(of: question)
  }

  /// How things stand in each part of the case: what is known, and where each remedy stands.
  package func situations(of case: Case, on date: CalendarDate) -> [Situation] {
    Situation.all(rules(on: date), `case`)
  }
}
