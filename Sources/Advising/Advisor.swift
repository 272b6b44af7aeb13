package import FEEL
package import Playbooks
import Reasoning

/// Advises on cases by one playbook.
package struct Advisor: Sendable {
  package let playbook: Playbook

  private let certainty: Certainty
  private let index: RuleIndex
  private let days = RulesByDay()

  package init(_ playbook: Playbook) {
    self.playbook = playbook
    certainty = Certainty(playbook.ground)
    index = RuleIndex(playbook)
  }

  /// The playbook as it is on that day.
  package func rules(on date: CalendarDate) -> PlaybookInForce {
    days.rules(on: date) { PlaybookInForce(playbook, certainty, index, on: date) }
  }

  /// How things stand in each part of the case when its plan has been carried out.
  package func end(of file: Case, on date: CalendarDate) -> [Outlook] {
    let rules = rules(on: date)
    return Planner.end(Situation.all(rules, file), rules)
  }

  /// What stands in the way of the case on that day, and what to do, in order.
  package func advise(_ file: Case, on date: CalendarDate) -> Advice {
    let rules = rules(on: date)
    let situations = Situation.all(rules, file)
    let outlooks = situations.map { Outlook($0) }
    let plan = Planner.plan(situations, rules)
    let domains = rules.conditions.domains
    var search = CertainSearch(domains)
    let findings = outlooks.map { search.search($0) }
    let parts = PartMerger(outlooks: outlooks, plan: plan, certain: findings.map(\.certain))
    let isSettled = zip(outlooks, findings).allSatisfy { outlook, finding in
      finding.isComplete && outlook.isSettled
        && outlook.actions.allSatisfy { finding.certain.contains($0.remedy) }
    }
    let questions = Questions(outlooks: outlooks, domains: domains).ranked()
    return Advice(
      file: file, rules: rules, goals: parts.goals(), blockers: parts.blockers(),
      actions: parts.actions(), questions: questions, plan: plan, clocks: parts.clocks(),
      decisions: parts.decisions(), assumptions: assumptions(situations[0]),
      disputed: disputed(situations), stuck: parts.stuck(),
      warnings: Warnings.all(outlooks, rules), isCertain: isSettled)
  }

  /// The blockers and the actions alone, for many cases; without the actions they cost less.
  package func brief(_ file: Case, on date: CalendarDate, onlyBlockers: Bool) -> Brief {
    let rules = rules(on: date)
    let situations = Situation.all(rules, file)
    let outlooks = situations.map { Outlook($0) }
    if onlyBlockers {
      return Brief(blockers: PartMerger(outlooks: outlooks, plan: nil).blockers(), actions: [])
    }
    let merger = PartMerger(outlooks: outlooks, plan: Planner.plan(situations, rules))
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
