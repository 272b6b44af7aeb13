package import FEEL
package import Playbooks
import Reasoning

extension Advisor {
  /// The advice without the proof of what is certain, which takes most of the time, and with the
  /// questions only where somebody looks at them.
  ///
  /// Blockers, actions, plan and decisions are those of ``advise(_:on:)``. Nothing counts as
  /// certain, and assumptions, disputed facts and warnings are left out.
  package func adviseUnproved(_ file: Case, on date: CalendarDate, asking: Bool) -> Advice {
    let rules = rules(on: date)
    let situations = Situation.all(rules, file)
    let assessments = situations.map { Assessment($0) }
    let plan = Planner.plan(situations, rules)
    let parts = PartMerger(assessments: assessments, plan: plan)
    let questions =
      asking ? Questions(assessments: assessments, domains: rules.conditions.domains).ranked() : []
    return Advice(
      file: file, rules: rules, goals: parts.goals(), blockers: parts.blockers(),
      actions: parts.actions(), questions: questions, plan: plan, clocks: parts.clocks(),
      decisions: parts.decisions(), assumptions: [], disputed: [], stuck: parts.stuck(),
      warnings: [], isCertain: false)
  }
}
