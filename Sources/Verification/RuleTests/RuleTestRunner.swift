package import Advising
package import Diagnostics
package import FEEL
import Parallelism
package import Playbooks

/// What came of one test: nothing amiss, or each expectation that does not hold.
package struct RuleTestResult: Sendable {
  package let test: RuleTest
  package let mismatches: [Mismatch]
  /// What was advised; no test looks at what is certain, so that is not proved.
  package let advice: Advice
  package var passed: Bool { mismatches.isEmpty }

  /// An expectation that does not hold.
  package struct Mismatch: Sendable {
    /// The key of `expect`.
    package let key: String
    package let place: Place
    package let claim: RuleTest.Claim
    package let expected: String
    package let actual: String
    /// The rules that are responsible: where each stands.
    package let rules: [RulePlace]
  }

  package struct RulePlace: Sendable {
    package let id: String
    package let place: Place
  }
}

/// Runs rule tests.
package struct RuleTestRunner: Sendable {
  private let advisor: Advisor
  private let today: CalendarDate

  /// Tests that one thread runs at a time.
  private static let stretch = 16

  package init(_ playbook: Playbook, today: CalendarDate) {
    advisor = Advisor(playbook)
    self.today = today
  }

  /// Runs several at once: the results in the order of the tests, and what they have seen.
  package func run(_ tests: [RuleTest]) -> (results: [RuleTestResult], coverage: Coverage) {
    let unseen = Coverage(advisor.playbook)
    let parts = Parallel.map(stretches: Self.stretch, of: tests) { tests in
      var coverage = unseen
      let results = tests.map { test in
        let result = run(test)
        coverage.see(advisor.situations(of: test.case, on: result.advice.date))
        return result
      }
      return (results, coverage)
    }
    var coverage = unseen
    for part in parts { coverage.join(part.1) }
    return (parts.flatMap(\.0), coverage)
  }

  package func run(_ test: RuleTest) -> RuleTestResult {
    let date = test.date ?? today
    let advice = advisor.advise(test.case, on: date, parts: test.parts)
    let comparison = Comparison(advice: advice)
    return RuleTestResult(
      test: test,
      mismatches: test.expectations.compactMap { expectation in
        comparison.mismatch(expectation.claim).map {
          RuleTestResult.Mismatch(
            key: expectation.key, place: expectation.place, claim: expectation.claim,
            expected: $0.expected,
            actual: $0.actual, rules: places(of: $0.ids))
        }
      }, advice: advice)
  }

  private func places(of ids: [String]) -> [RuleTestResult.RulePlace] {
    let playbook = advisor.playbook
    let declarations =
      playbook.blockers.map(\.declaration) + playbook.remedies.map(\.declaration)
      + playbook.decisions.map(\.declaration) + playbook.facts.map(\.declaration)
      + playbook.goals.map(\.declaration)
    return ids.compactMap { id in
      declarations.first { $0.id == id }.map { .init(id: id, place: $0.place) }
    }
  }
}
