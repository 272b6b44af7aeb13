package import Advising
package import Diagnostics
package import FEEL
import Parallelism
package import Playbooks

/// The result of one test, with each expectation that does not hold.
package struct RuleTestResult: Sendable {
  /// The test.
  package let test: RuleTest
  /// The expectations that do not hold.
  package let mismatches: [Mismatch]
  /// The advice on the test's case; which actions are certain is not worked out.
  package let advice: Advice
  /// Whether every expectation holds.
  package var passed: Bool { mismatches.isEmpty }

  /// An expectation that does not hold.
  package struct Mismatch: Sendable {
    /// The key of `expect`.
    package let key: String
    /// The place of the key.
    package let place: Place
    /// What was claimed.
    package let claim: RuleTest.Claim
    /// What was expected, as text.
    package let expected: String
    /// The advice instead, as text.
    package let actual: String
    /// Why it is so: what the outcome depends on, waits for, or rests on.
    package let why: [Wording]
    /// The entries that it is about, then the rules that the outcome comes from.
    package let rules: [RulePlace]
  }

  /// An entry of the playbook with its place.
  package struct RulePlace: Sendable {
    /// The id of the entry.
    package let id: String
    /// The row of the decision's table that gives its value, from 1; nil for others.
    package let row: Int?
    /// The place of the id, or of the row.
    package let place: Place
  }
}

/// Runs rule tests.
package struct RuleTestRunner: Sendable {
  private let advisor: Advisor
  private let today: CalendarDate

  /// The number of tests that one thread runs at a time.
  private static let stretch = 16

  /// Runs tests on this playbook; a test without a date is for `today`.
  package init(_ playbook: Playbook, today: CalendarDate) {
    advisor = Advisor(playbook)
    self.today = today
  }

  /// Runs several tests at once; the results are in the order of the tests.
  package func run(_ tests: [RuleTest]) -> (results: [RuleTestResult], coverage: Coverage) {
    let unseen = Coverage(advisor.playbook)
    let parts = Parallel.map(stretches: Self.stretch, of: tests) { tests in
      var coverage = unseen
      let results = tests.map { test in
        let result = run(test)
        coverage.see(advisor.situations(of: test.case, on: result.advice.date))
        coverage.see(result.advice)
        return result
      }
      return (results, coverage)
    }
    var coverage = unseen
    for part in parts { coverage.join(part.1) }
    return (parts.flatMap(\.0), coverage)
  }

  /// Runs one test.
  package func run(_ test: RuleTest) -> RuleTestResult {
    // Which facts are inferred, and from what, shows which constraints say something; reasons also
    // tell why a test fails.
    let more: AdviceParts =
      advisor.playbook.constraints.isEmpty ? .reasons : [.remarks, .reasons]
    let advice = test.advice(by: advisor, today: today, more: more)
    let comparison = Comparison(advice: advice)
    var situations: [Situation]?
    return RuleTestResult(
      test: test,
      mismatches: test.expectations.compactMap { expectation in
        comparison.mismatch(expectation.claim).map {
          let all = situations ?? advisor.situations(of: test.case, on: advice.date)
          situations = all
          return RuleTestResult.Mismatch(
            key: expectation.key, place: expectation.place, claim: expectation.claim,
            expected: $0.expected,
            actual: $0.actual, why: comparison.causes(expectation.claim),
            rules: places(of: comparison.withOrigins($0.entries), in: all))
        }
      }, advice: advice)
  }

  private func places(of entries: [Comparison.Entry], in situations: [Situation])
    -> [RuleTestResult.RulePlace]
  {
    entries.flatMap { entry -> [RuleTestResult.RulePlace] in
      if entry.section == .decisions, let rows = rows(of: entry.id, in: situations) { return rows }
      return advisor.playbook.declarations(of: entry.section).filter { $0.id == entry.id }.map {
        .init(id: entry.id, row: nil, place: $0.place)
      }
    }
  }

  /// The rows of the decision's table that give its value in some part; nil where it has no table, or
  /// no row gives one.
  private func rows(of id: String, in situations: [Situation]) -> [RuleTestResult.RulePlace]? {
    guard let decision = advisor.playbook.decisions.first(where: { $0.id == id }),
      case .table(let table) = decision.logic
    else { return nil }
    let fired = situations.flatMap { situation -> [Int] in
      let value = situation[decision.slot]
      return value.unknowns == nil ? table.table.rowsGiving(value, in: situation.frame) : []
    }
    let places = Set(fired).sorted().compactMap { row in
      (table.rows[row].first ?? table.rows[row].last).map {
        RuleTestResult.RulePlace(id: id, row: row + 1, place: $0.place)
      }
    }
    return places.isEmpty ? nil : places
  }
}

extension Playbook {
  /// What the entries of the section declare, in playbook order; none for those that declare nothing.
  fileprivate func declarations(of section: SectionName) -> [Declaration] {
    switch section {
    case .phases: phases.map(\.declaration)
    case .facts: facts.map(\.declaration)
    case .constraints: constraints.map(\.declaration)
    case .screens: screens.map(\.declaration)
    case .decisions: decisions.map(\.declaration)
    case .goals: goals.map(\.declaration)
    case .blockers: blockers.map(\.declaration)
    case .remedies: remedies.map(\.declaration)
    case .clocks: clocks.map(\.declaration)
    case .playbook, .types, .offices, .sources, .calendar: []
    }
  }
}
