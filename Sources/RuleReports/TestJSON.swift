import Diagnostics
import Playbooks
import Reports
import Verification

/// The results of the rule tests as JSON, with the coverage.
struct TestJSON {
  let report: TestReport

  var json: JSON {
    .object(
      head + [
        ("tests", .array(report.results.map(test))),
        ("coverage", .array(report.coverage.conditions.map(clause))),
        ("constraints", .array(report.coverage.constraints.map(constraint))),
      ])
  }

  /// The failing tests alone.
  var failures: JSON {
    .object(head + [("tests", .array(report.results.filter { !$0.passed }.map(test)))])
  }

  private var head: [(String, JSON)] {
    [
      ("schema", .string("advisor.tests/1")), ("passed", .integer(report.passedCount)),
      ("failed", .integer(report.results.count - report.passedCount)),
    ]
  }

  private func test(_ result: RuleTestResult) -> JSON {
    .object([
      ("name", .string(result.test.name)), ("file", .string(result.test.place.file.name)),
      ("line", .integer(result.test.place.start.line)), ("passed", .bool(result.passed)),
      ("failures", .array(result.mismatches.map(failure))),
    ])
  }

  private func failure(_ mismatch: RuleTestResult.Mismatch) -> JSON {
    .object([
      ("key", .string(mismatch.key)), ("line", .integer(mismatch.place.start.line)),
      ("expected", .string(mismatch.expected)), ("actual", .string(mismatch.actual)),
      ("why", .array(mismatch.why.map { .string($0.en) })),
      (
        "rules",
        .array(
          mismatch.rules.map { rule in
            .object(
              [("id", .string(rule.id))] + (rule.row.map { [("row", .integer($0))] } ?? []) + [
                ("file", .string(rule.place.file.name)),
                ("line", .integer(rule.place.start.line)),
              ])
          })
      ),
    ])
  }

  private func clause(_ clause: Coverage.Condition) -> JSON {
    .object([
      ("id", .string(clause.id)), ("condition", .string(clause.key)),
      ("file", .string(clause.formula.file.name)),
      ("line", .integer(clause.formula.place.start.line)), ("true", .bool(clause.seenTrue)),
      ("false", .bool(clause.seenFalse)), ("unknown", .bool(clause.seenUnknown)),
    ])
  }

  private func constraint(_ constraint: Coverage.Rule) -> JSON {
    .object([
      ("id", .string(constraint.id)), ("file", .string(constraint.place.file.name)),
      ("line", .integer(constraint.place.start.line)),
      ("inferring", .bool(constraint.seenInferring)),
      ("contradicted", .bool(constraint.seenContradicted)),
    ])
  }
}
