package import Advising
package import Diagnostics
package import FEEL
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

/// Runs rule tests, and keeps what they have seen.
package struct RuleTestRunner {
  private let advisor: Advisor
  private let today: CalendarDate
  package private(set) var coverage: Coverage

  package init(_ playbook: Playbook, today: CalendarDate) {
    advisor = Advisor(playbook)
    self.today = today
    coverage = Coverage(playbook)
  }

  package mutating func run(_ test: RuleTest) -> RuleTestResult {
    let date = test.date ?? today
    let advice = advisor.adviseUnproved(test.file, on: date, asking: test.looks(at: "questions"))
    coverage.see(Situation.all(advice.rules, test.file))
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
