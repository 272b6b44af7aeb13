import CaseStore
import FEEL
import Playbooks
import RuleReports
import Verification

extension RuleTestFolder {
  /// Runs all tests.
  static func run(_ found: Found, _ root: String, _ playbook: Playbook, today: CalendarDate)
    -> TestReport
  {
    let (results, coverage) = RuleTestRunner(playbook, today: today).run(found.tests)
    return TestReport(
      results: results, coverage: coverage, diagnostics: found.diagnostics, rulesFolder: root)
  }
}
