import Advising
package import FEEL
import Parallelism
package import Playbooks
import Reasoning

/// Makes each small change of a playbook in turn, and runs the tests on the changed playbook.
///
/// A test is run only where the change can show in it: where the changed part has another value in
/// the test's case, or where the test looks at the plan. Tests that name the changed entry run
/// first, and the first failure ends the search.
package struct MutationRunner: Sendable {
  private let playbook: Playbook
  private let today: CalendarDate
  private let baselines: [Baseline]

  /// A test that passes on the unchanged playbook; no other test can notice a change.
  private struct Baseline: Sendable {
    let test: RuleTest
    let situations: [Situation]
    /// The remedies that are advised in any part.
    let actions: Set<Reference<Remedy>>
    let names: Set<String>
  }

  /// How far a run has come.
  package struct Progress: Sendable {
    /// The number of changes that have been tried.
    package let done: Int
    /// The number of all changes.
    package let all: Int
    /// The number of changes so far that no test notices.
    package let unnoticed: Int
  }

  /// Runs the tests once on the unchanged playbook, and keeps those that pass.
  package init(_ playbook: Playbook, tests: [RuleTest], today: CalendarDate) {
    self.playbook = playbook
    self.today = today
    let advisor = Advisor(playbook)
    let (results, _) = RuleTestRunner(playbook, today: today).run(tests)
    baselines = zip(tests, results).compactMap { test, result in
      guard result.passed else { return nil }
      return Baseline(
        test: test, situations: advisor.situations(of: test.case, on: test.date ?? today),
        actions: Set(result.advice.actions.map(\.remedy)),
        names: Set(test.expectations.flatMap(\.claim.ids)))
    }
  }

  /// Tries the changes of these entries, or of all entries where no ids are given; reports its
  /// progress after each.
  package func run(
    only ids: Set<String> = [], telling progress: (Progress) -> Void = { _ in }
  ) -> MutationReport {
    let all = Mutant.all(of: playbook).filter { ids.isEmpty || ids.contains($0.id) }
    var (done, tried) = (0, 0)
    var survivors: [MutationReport.Survivor] = []
    let drafter = TestDrafter(playbook, today)
    for start in stride(from: 0, to: all.count, by: Self.stretch) {
      let mutants = Array(all[start...].prefix(Self.stretch))
      for (mutant, fate) in zip(mutants, Parallel.map(mutants) { fate(of: $0, drafter) }) {
        done += 1
        if fate != .meansTheSame { tried += 1 }
        if case .unnoticed(let draft) = fate {
          survivors.append(.init(mutant: mutant, draft: draft))
        }
        progress(Progress(done: done, all: all.count, unnoticed: survivors.count))
      }
    }
    return MutationReport(tried: tried, survivors: survivors)
  }

  /// The number of changes that are tried at once, before progress is reported.
  private static let stretch = 50

  /// What became of one change.
  private enum Fate: Equatable {
    case noticed
    case meansTheSame
    case unnoticed(draft: String?)
  }

  private func fate(of mutant: Mutant, _ drafter: TestDrafter) -> Fate {
    if isNoticed(mutant) { return .noticed }
    return drafter.canMatter(mutant)
      ? .unnoticed(draft: drafter.draft(mutant)) : .meansTheSame
  }

  private func isNoticed(_ mutant: Mutant) -> Bool {
    let candidates = baselines.filter { shows(mutant, in: $0) }
    if candidates.isEmpty { return false }
    let advisor = Advisor(mutant.applied(to: playbook))
    let (naming, others) = (
      candidates.filter { $0.names.contains(mutant.id) },
      candidates.filter { !$0.names.contains(mutant.id) }
    )
    return (naming + others).contains { fails($0.test, advisor) }
  }

  private func fails(_ test: RuleTest, _ advisor: Advisor) -> Bool {
    let advice = test.advice(by: advisor, today: today)
    let comparison = Comparison(advice: advice)
    return test.expectations.contains { comparison.mismatch($0.claim) != nil }
  }

  private func shows(_ mutant: Mutant, in baseline: Baseline) -> Bool {
    if baseline.test.looks(at: ["plan", "not plan"]) { return true }
    return baseline.situations.contains { situation in
      switch mutant.target {
      // What is inferred, in a plan too, may differ in any test.
      case .circumstance, .consequence: true
      case .screen(let index, let formula):
        situation.truth(of: formula.program)
          != (playbook.screens[index].when.map { situation.truth(of: $0.program) } ?? .holds)
      case .blocker(let index, let formula):
        situation.present(Reference(index)) != situation.truth(of: formula.program)
      case .suits(let index, let formula):
        situation.suits(Reference(index)) != situation.truth(of: formula.program)
      // The gaps and what fills them may differ even where the truth of `needs` does not.
      case .needs(let index, _): baseline.actions.contains(Reference(index))
      case .blockerOrder(let index, _):
        situation.present(Reference(index)) == .holds
      case .goalOrder: true
      case .decision(let index, let formula):
        differs(index, .expression(formula), in: situation)
      case .table(let index, _, let table): differs(index, .table(table), in: situation)
      }
    }
  }

  private func differs(_ index: Int, _ logic: Decision.Logic, in situation: Situation) -> Bool {
    let old = situation[playbook.decisions[index].slot]
    let new =
      switch logic {
      case .expression(let formula): formula.program.evaluate(in: situation.frame)
      case .table(let table): table.table.evaluate(in: situation.frame)
      }
    return old.isStated != new.isStated || old.isStated && old.text != new.text
  }
}

extension RuleTest.Claim {
  /// The ids that the claim names.
  fileprivate var ids: [String] {
    switch self {
    case .blockers(let names), .notBlockers(let names), .unknown(let names),
      .notActions(let names), .questions(let names), .early(let names), .notPlan(let names),
      .contradictions(let names):
      names.map(\.id)
    case .actions(let states), .notStates(let states): states.map(\.0.id)
    case .first(let name): [name.id]
    case .decisions(let values): values.map(\.0)
    case .due(let days): days.map(\.0.id)
    case .lead(let offices): offices.map(\.0.id)
    case .clocks(let clocks): clocks.map(\.0.id)
    case .inferred(let facts), .assumptions(let facts): facts.map(\.0.id)
    case .warnings: []
    case .road(let phases): phases.map(\.0)
    case .planReaches: []
    case .planStages(let stages): stages.flatMap { $0.map(\.id) }
    }
  }
}
