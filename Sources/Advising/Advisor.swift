package import FEEL
import Parallelism
package import Playbooks
import Reasoning

/// Advises on cases by one playbook.
///
/// It holds what has been derived from the playbook's conditions, so that one advisor should serve
/// all cases of a run.
package struct Advisor: Sendable {
  /// The playbook that the advice follows.
  package let playbook: Playbook

  private let certainty: Certainty
  private let timeless: TimelessConditions
  private let index: RuleIndex
  /// The rules of choice, support and state.
  private let graphs: ReasonGraphs
  private let days = RulesByDay()

  /// Prepares to advise by the playbook; most of the work is left until it is needed.
  package init(_ playbook: Playbook) {
    self.playbook = playbook
    let ground = playbook.ground
    certainty = Certainty(ground)
    index = RuleIndex(playbook)
    graphs = ReasonGraphs(playbook, index)
    timeless = TimelessConditions(playbook, ground, index)
  }

  /// The rules of choice, support and state, with the remedies in playbook order.
  var graph: ReasonGraph { graphs.graph(ranks: playbook.remedies.map { _ in 0 }) }

  /// The playbook as it is in force on the day.
  package func rules(on date: CalendarDate) -> PlaybookInForce {
    days.rules(on: date) { inForce(on: date, conditions(on: date)) }
  }

  private func conditions(on date: CalendarDate) -> ConditionCache {
    ConditionCache(playbook, certainty, timeless, index, on: date)
  }

  private func inForce(on date: CalendarDate, _ conditions: ConditionCache) -> PlaybookInForce {
    PlaybookInForce(playbook, conditions, index, graphs, on: date)
  }

  /// Starts work that advice on the day needs and that depends on no case.
  ///
  /// It runs on an idle processor while this one makes the rules of the day and the caller reads the
  /// cases.
  package func prepare(for date: CalendarDate) {
    _ = days.rules(on: date) {
      let conditions = conditions(on: date)
      Parallel.begin { conditions.prepare() }
      return inForce(on: date, conditions)
    }
  }

  /// Works out the advice on the case for the day (contract, section 4).
  ///
  /// `parts` says which parts of the advice are worked out; the others are empty.
  package func advise(_ case: Case, on date: CalendarDate, parts: AdviceParts = .whole) -> Advice {
    AdviceWork(self, `case`, on: date, parts).advice()
  }

  /// Compares the advice on `before` with the advice on `after`, two versions of one case.
  package func comparison(of before: Case, with after: Case, on date: CalendarDate)
    -> AdviceComparison
  {
    let rules = rules(on: date)
    return AdviceComparison(
      before: AdviceSnapshot(before, rules), after: AdviceSnapshot(after, rules))
  }

  /// For each possible answer to the question, what the answer would change in the advice.
  package func effects(of question: Question, in case: Case, on date: CalendarDate)
    -> [AnswerEffect]
  {
    AnswerEffects(`case`, rules(on: date)).effects(of: question)
  }

  /// The facts and the standings of the remedies, for each part of the case.
  package func situations(of case: Case, on date: CalendarDate) -> [Situation] {
    Situation.all(rules(on: date), `case`)
  }
}
