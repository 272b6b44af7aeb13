package import Diagnostics
import Reports
package import Verification

/// The forms that `test` answers in.
package enum TestFormat: String, CaseIterable, Sendable {
  case text
  case json
  case junit
}

/// What the rule tests came to.
package struct TestReport {
  package let results: [RuleTestResult]
  package let coverage: Coverage
  package let diagnostics: [Diagnostic]
  /// The folder that the playbook's file names are relative to.
  let rulesFolder: String

  package init(
    results: [RuleTestResult], coverage: Coverage, diagnostics: [Diagnostic], rulesFolder: String
  ) {
    self.results = results
    self.coverage = coverage
    self.diagnostics = diagnostics
    self.rulesFolder = rulesFolder
  }

  package var passed: Bool { results.allSatisfy(\.passed) }
  var passedCount: Int { results.count(where: \.passed) }

  package func text(_ format: TestFormat, _ language: Language, color: Bool) -> String {
    switch format {
    case .text: TestText(report: self, language: language, color: color).text
    case .json: TestJSON(report: self).text
    case .junit: TestJUnit(report: self).text
    }
  }

  func shown(_ place: RuleTestResult.RulePlace) -> String {
    let start = place.place.start
    return "\(rulesFolder)/\(place.place.file.name):\(start.line)"
  }

  /// What a clause has not been seen as.
  static func missing(_ clause: Coverage.Condition) -> [String] {
    [("true", clause.seenTrue), ("false", clause.seenFalse), ("unknown", clause.seenUnknown)]
      .filter { !$0.1 }.map(\.0)
  }
}
