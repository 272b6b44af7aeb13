package import Diagnostics
package import FEEL
package import Playbooks
package import Reports
package import Verification

/// The output formats of test results, as `--format` of `advisor test` names them.
package enum TestFormat: String, CaseIterable, Sendable {
  case text
  case json
  case junit
}

/// The results of a run of the rule tests.
package struct TestReport {
  /// The result of each test, in the order in which the tests were read.
  package let results: [RuleTestResult]
  /// The truths of each condition that the tests have seen.
  package let coverage: Coverage
  /// The findings about the test files themselves.
  package let diagnostics: [Diagnostic]
  /// The folder to which the names of the playbook's files are relative.
  let rulesFolder: String

  /// The report on a run of the tests.
  package init(
    results: [RuleTestResult], coverage: Coverage, diagnostics: [Diagnostic], rulesFolder: String
  ) {
    self.results = results
    self.coverage = coverage
    self.diagnostics = diagnostics
    self.rulesFolder = rulesFolder
  }

  /// Runs the tests; `diagnostics` are the findings about their files.
  package init(
    running tests: [RuleTest], _ diagnostics: [Diagnostic], _ playbook: Playbook,
    today: CalendarDate, rulesFolder: String
  ) {
    let (results, coverage) = RuleTestRunner(playbook, today: today).run(tests)
    self.init(
      results: results, coverage: coverage, diagnostics: diagnostics, rulesFolder: rulesFolder)
  }

  /// Whether every test passed.
  package var passed: Bool { results.allSatisfy(\.passed) }
  /// The number of tests that passed.
  package var passedCount: Int { results.count(where: \.passed) }

  /// The report in one format, without the findings.
  package func text(_ format: TestFormat, _ language: Language, color: Bool) -> String {
    switch format {
    case .text: TestText(report: self, language: language, color: color).text
    case .json: json.pretty + "\n"
    case .junit: TestJUnit(report: self).text
    }
  }

  /// The report for programs, without the findings.
  package var json: JSON { TestJSON(report: self).json }
  /// The report for programs with the tests that fail alone, and without what the tests cover.
  package var failuresJSON: JSON { TestJSON(report: self).failures }

  func shown(_ place: RuleTestResult.RulePlace) -> String {
    let start = place.place.start
    return "\(rulesFolder)/\(place.place.file.name):\(start.line)"
  }

  /// The truths that the tests have not seen of a condition: `true`, `false`, `unknown`.
  static func missing(_ clause: Coverage.Condition) -> [String] {
    [("true", clause.seenTrue), ("false", clause.seenFalse), ("unknown", clause.seenUnknown)]
      .filter { !$0.1 }.map(\.0)
  }
}
