import Foundation
import Testing

/// The rule tests of the shipped playbook, so that `swift test` alone tells which of them fail.
struct ShippedRuleTests {
  private struct Report: Decodable {
    let tests: [Result]
    let coverage: [Condition]
    let constraints: [Constraint]
  }

  private struct Result: Decodable {
    let name: String
    let file: String
    let line: Int
    let failures: [Failure]
  }

  private struct Failure: Decodable {
    let key: String
    let expected: String
    let actual: String
  }

  private struct Condition: Decodable {
    let id: String
    let condition: String
    let `true`: Bool
    let `false`: Bool
    let unknown: Bool
  }

  private struct Constraint: Decodable {
    let id: String
    let inferring: Bool
    let contradicted: Bool
  }

  @Test func everyRuleTestHolds() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let printed = try Shell.run("$ advisor test rules --format json --lang en", in: root)
    let json = printed.drop { $0 != "{" }
    let end = try #require(json.lastIndex(of: "}"), "\(printed)")
    let report = try JSONDecoder().decode(Report.self, from: Data(json[...end].utf8))
    #expect(report.tests.count > 700)
    for test in report.tests {
      for failure in test.failures {
        Issue.record(
          """
          \(test.file):\(test.line): \(test.name): \(failure.key): \
          expected \(failure.expected), is \(failure.actual)
          """)
      }
    }
    for condition in report.coverage {
      #expect(
        condition.true && condition.false && condition.unknown,
        "\(condition.id) \(condition.condition) has not been seen true, false and unknown")
    }
    for constraint in report.constraints {
      #expect(
        constraint.inferring || constraint.contradicted, "\(constraint.id) has said nothing yet")
    }
  }
}
