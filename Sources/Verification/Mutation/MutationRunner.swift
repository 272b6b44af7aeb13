import Advising
package import FEEL
package import Playbooks
import Reasoning

/// Tries each small change of a playbook on its tests.
///
/// A test is run only where the change can show in it: where the changed condition comes to
/// something else in the test's case, or where the test looks at the plan.
package struct MutationRunner {
  private let playbook: Playbook
  private let tests: [RuleTest]
  private let today: CalendarDate
  private let situations: [[Situation]]
  private let passing: [Int]

  /// The tests that pass are the ones that can notice anything.
  package init(_ playbook: Playbook, tests: [RuleTest], today: CalendarDate) {
    self.playbook = playbook
    self.today = today
    let advisor = Advisor(playbook)
    var runner = RuleTestRunner(playbook, today: today)
    let passed = tests.filter { runner.run($0).passed }
    self.tests = passed
    passing = Array(passed.indices)
    situations = passed.map { Situation.all(advisor.rules(on: $0.date ?? today), $0.file) }
  }

  package func run() -> MutationReport {
    var tried = 0
    var survivors: [MutationReport.Survivor] = []
    let drafter = TestDrafter(playbook, today)
    for mutant in Mutant.all(of: playbook) where drafter.canMatter(mutant) {
      tried += 1
      if isNoticed(mutant) { continue }
      survivors.append(.init(mutant: mutant, draft: drafter.draft(mutant)))
    }
    return MutationReport(tried: tried, survivors: survivors)
  }

  private func isNoticed(_ mutant: Mutant) -> Bool {
    let candidates = passing.filter { shows(mutant, in: $0) }
    if candidates.isEmpty { return false }
    var runner = RuleTestRunner(mutant.applied(to: playbook), today: today)
    return candidates.contains { !runner.run(tests[$0]).passed }
  }

  private func shows(_ mutant: Mutant, in test: Int) -> Bool {
    let looksAtPlan = tests[test].expectations.contains { $0.key == "plan" }
    if looksAtPlan { return true }
    return situations[test].contains { situation in
      switch mutant.target {
      case .blocker(let index, let formula):
        situation.truth(of: playbook.blockers[index].when) != situation.truth(of: formula)
      case .suits(let index, let formula):
        situation.truth(of: playbook.remedies[index].when) != situation.truth(of: formula)
      case .needs(let index, let formula):
        situation.truth(of: playbook.remedies[index].needs) != situation.truth(of: formula)
      case .blockerOrder(let index, _):
        situation.truth(of: playbook.blockers[index].when) == .holds
      case .goalOrder: true
      }
    }
  }
}
