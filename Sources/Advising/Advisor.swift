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

  /// How things stand in each part of the case when its plan has been carried out.
  package func end(of file: Case, on date: CalendarDate) -> [Assessment] {
    let rules = rules(on: date)
    return Planner.end(Situation.all(rules, file), rules)
  }

  /// What stands in the way of the case on that day, and what to do, in order.
  package func advise(_ file: Case, on date: CalendarDate) -> Advice {
    advise(file, on: date, ahead: false).advice
  }

  /// The same, and the next day on which it changes by itself.
  package func adviseAhead(_ file: Case, on date: CalendarDate) -> (
    advice: Advice, next: NextChange?
  ) {
    advise(file, on: date, ahead: true)
  }

  private func advise(_ file: Case, on date: CalendarDate, ahead: Bool) -> (
    advice: Advice, next: NextChange?
  ) {
    let rules = rules(on: date)
    let situations = Situation.all(rules, file)
    let (assessments, truths, domains) = Parallel.all {
      situations.map { Assessment($0) }
    } _: {
      situations.map { CertainActions.all($0) }
    } _: {
      rules.conditions.domains
    }
    let search = CertainSearch(domains, assessments, truths)
    // What takes longest first.
    let (first, second, third, fourth, next, decisions, warnings, questions, plan) = Parallel.all {
      search.proven(from: 0, by: 4)
    } _: {
      search.proven(from: 1, by: 4)
    } _: {
      search.proven(from: 2, by: 4)
    } _: {
      search.proven(from: 3, by: 4)
    } _: {
      ahead ? nextChange(of: file, after: date, now: assessments) : nil
    } _: {
      PartMerger(assessments: assessments, plan: nil).decisions()
    } _: {
      Warnings.all(assessments, rules)
    } _: {
      Questions(assessments: assessments, domains: domains).ranked()
    } _: {
      Planner.plan(situations, rules)
    }
    let findings = search.findings(first + second + third + fourth)
    let parts = PartMerger(assessments: assessments, plan: plan, certain: findings.map(\.certain))
    let isSettled = zip(assessments, findings).allSatisfy { assessment, finding in
      finding.isComplete && assessment.isSettled
        && assessment.actions.allSatisfy { finding.certain.contains($0.remedy) }
    }
    let advice = Advice(
      file: file, rules: rules, goals: parts.goals(), blockers: parts.blockers(),
      actions: parts.actions(), questions: questions, plan: plan, clocks: parts.clocks(),
      decisions: decisions, assumptions: assumptions(situations[0]),
      disputed: disputed(situations), stuck: parts.stuck(),
      warnings: warnings, isCertain: isSettled)
    return (advice, next)
  }

  /// The blockers and the actions alone, for many cases; without the actions they cost less.
  package func brief(_ file: Case, on date: CalendarDate, onlyBlockers: Bool) -> Brief {
    let rules = rules(on: date)
    let situations = Situation.all(rules, file)
    let assessments = situations.map { Assessment($0) }
    if onlyBlockers {
      return Brief(
        blockers: PartMerger(assessments: assessments, plan: nil).blockers(), actions: [])
    }
    let merger = PartMerger(assessments: assessments, plan: Planner.plan(situations, rules))
    return Brief(blockers: merger.blockers(), actions: merger.actions())
  }

  /// What a batch answers for one case.
  package struct Brief: Sendable {
    package let blockers: [Advice.BlockerAdvice]
    package let actions: [ActionAdvice]
  }

  /// The facts that the case file is silent on, and that have an `assume`.
  private func assumptions(_ situation: Situation) -> [Evidence] {
    playbook.facts.compactMap { fact in
      guard let value = fact.assume, situation.statements[fact.slot] == nil else { return nil }
      return Evidence(fact: fact.slot, value: value, statement: nil)
    }
  }

  private func disputed(_ situations: [Situation]) -> [Evidence] {
    playbook.facts.compactMap { fact in
      for situation in situations {
        guard let statement = situation.statements[fact.slot], statement.status == .disputed,
          let value = statement.value
        else { continue }
        return Evidence(fact: fact.slot, value: value, statement: statement)
      }
      return nil
    }
  }
}
