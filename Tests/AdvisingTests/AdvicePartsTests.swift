import Advising
import Diagnostics
import Docket
import FEEL
import Playbooks
import Testing

/// Each part of an advice is the same whether it is asked for alone or with the others.
struct AdvicePartsTests {
  @Test func aPartAloneIsThatOfTheWhole() throws {
    let day = try CalendarDate.day("2021-06-01")
    var random = SeededGenerator(seed: 20_211_127)
    for _ in 0..<40 {
      let sample = RandomPlaybook(&random)
      let small = try SmallCase(rules: sample.rules, cases: sample.caseFile())
      func advice(_ parts: AdviceParts) -> Advice {
        small.advisor.advise(small.file, on: day, parts: parts)
      }
      let whole = advice([.whole, .nextChange, .effects])
      #expect(blockers(advice(.blockers)) == blockers(whole))
      #expect(
        advice([.blockers, .reasons]).blockers.map(\.isCertain)
          == whole.blockers.map(\.isCertain))
      #expect(actions(advice([.actions, .plan])) == actions(whole))
      #expect(states(advice(.actions)) == states(whole))
      #expect(figures(advice(.figures)) == figures(whole))
      #expect(decisions(advice(.decisions)) == decisions(whole))
      #expect(reasons(advice([.blockers, .actions, .reasons])) == reasons(whole))
      #expect(questions(advice(.questions)) == questions(whole))
      let early = advice(.earlyQuestions)
      #expect(
        questions(early, where: \.isEarly) == questions(whole, where: \.isEarly)
          && Set(early.questions.map(\.fact)) == Set(whole.questions.map(\.fact)))
      #expect(
        advice([.actions, .certainty]).actions.map(\.isCertain) == whole.actions.map(\.isCertain))
      #expect(advice(.remarks).warnings == whole.warnings)
      #expect(
        advice(.deadEnds).warnings == whole.warnings.filter { $0.code == .noWayForward })
      #expect(advice(.nextChange).next?.date == whole.next?.date)
    }
  }

  @Test func whatIsNotAskedForIsEmpty() throws {
    let small = try SmallCase(rules: ComparisonTests.rules, cases: ComparisonTests.parts)
    let advice = small.advisor.advise(
      small.file, on: try .day("2021-06-01"), parts: .blockers)
    #expect(!advice.blockers.isEmpty)
    #expect(advice.actions.isEmpty && advice.goals.isEmpty && advice.questions.isEmpty)
    #expect(advice.plan.stages.isEmpty && advice.stuck.isEmpty && advice.warnings.isEmpty)
    #expect(advice.assumptions.isEmpty && !advice.isCertain && advice.next == nil)
  }

  @Test func onlyAnAdviceThatIsAskedSaysWhatAnswersChange() throws {
    let small = try SmallCase(rules: ComparisonTests.rules, cases: ComparisonTests.parts)
    let day = try CalendarDate.day("2021-06-01")
    let plain = small.advisor.advise(small.file, on: day)
    let telling = small.advisor.advise(small.file, on: day, parts: [.whole, .effects])
    #expect(plain.questions.allSatisfy { $0.effects == nil })
    #expect(telling.questions.allSatisfy { $0.effects != nil })
    #expect(telling.questions.contains { $0.effects?.isEmpty == false })
  }

  private func blockers(_ advice: Advice) -> [String] {
    advice.blockers.map { "\($0.blocker.index) \($0.state) \($0.matters)" }
  }

  private func actions(_ advice: Advice) -> [String] {
    advice.actions.map { "\($0.remedy.index) \($0.state) \($0.action.waitsFor) \($0.stage ?? -1)" }
      + ["\(advice.plan.stages) \(advice.plan.reaches) \(advice.stuck.map(\.reason))"]
  }

  /// What the actions are apart from the plan, which is also what puts them in order.
  private func states(_ advice: Advice) -> Set<String> {
    Set(advice.actions.map { "\($0.remedy.index) \($0.state) \($0.action.waitsFor)" })
  }

  private func figures(_ advice: Advice) -> [String] {
    advice.goals.map { "\($0.goal.index) \($0.applies) \($0.reached)" }
      + advice.clocks.map { "\($0.clock.index) \($0.state)" }
      + advice.inferred.map { "\($0.fact.index) \($0.value.text)" }
  }

  private func decisions(_ advice: Advice) -> [String] {
    advice.decisions.map { "\($0.decision.index) \($0.value.text)" }
  }

  private func reasons(_ advice: Advice) -> Set<String> {
    Set(
      advice.blockers.map { "\($0.blocker.index) \($0.because.map(\.fact))" }
        + advice.actions.map { "\($0.remedy.index) \($0.because.map(\.fact))" })
  }

  private func questions(_ advice: Advice, where isMeant: (Question) -> Bool = { _ in true })
    -> [String]
  {
    advice.questions.filter(isMeant).map { "\($0.fact.index) \($0.decides) \($0.value)" }
  }
}
