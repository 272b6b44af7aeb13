import Diagnostics
import Playbooks
import Reports
import Verification

/// The results of the rule tests as JUnit XML, for continuous integration.
struct TestJUnit {
  let report: TestReport

  var text: String {
    let failed = report.results.count - report.passedCount
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites tests="\(report.results.count)" failures="\(failed)">
      <testsuite name="rules" tests="\(report.results.count)" failures="\(failed)">
      \(report.results.map(testcase).joined())</testsuite>
      </testsuites>

      """
  }

  private func testcase(_ result: RuleTestResult) -> String {
    let place = result.test.place
    let head =
      "<testcase name=\"\(escaped(result.test.name))\" classname=\"\(escaped(place.file.name))\" file=\"\(escaped(place.file.name))\" line=\"\(place.start.line)\""
    if result.passed { return head + "/>\n" }
    let failures = result.mismatches.map { mismatch in
      let rules = mismatch.rules.map { "rule \($0.id) \(report.shown($0))\n" }.joined()
      return "<failure message=\"\(escaped(mismatch.key))\">"
        + escaped("expected \(mismatch.expected)\nactual \(mismatch.actual)\n\(rules)")
        + "</failure>\n"
    }
    return head + ">\n" + failures.joined() + "</testcase>\n"
  }

  private func escaped(_ text: String) -> String { XMLText.escaped(text) }
}
