import CaseStore
import Diagnostics
import Files
import Playbooks
import Reports
import RuleReports
import Verification

/// What is found out about rules that are not in force: a draft, or a text that is being typed.
///
/// The rules are read once, however much is asked of them.
struct RuleTrial {
  private let visit: Visit
  private let version: RuleVersion
  private let files: [SourceFile]
  private let check: RuleCheck
  /// The errors that loading does not find.
  private let errors: [Diagnostic]
  /// The rules; nil where they have errors.
  let playbook: Playbook?

  /// Reads the rules.
  init(_ version: RuleVersion, _ visit: Visit) throws(Problem) {
    self.visit = visit
    self.version = version
    files = try Problem.orFile { () throws(FileFault) in
      try RuleFolder.files(version.folder, over: version.over)
    }
    check = RuleCheck(files, on: visit.day)
    errors = check.loaded.playbook.map { Check.errors(in: $0) } ?? []
    playbook = errors.isEmpty ? check.loaded.playbook : nil
  }

  /// What reading the rules finds, at once: neither the checks that take a while nor the promises.
  var reading: [Diagnostic] {
    let isLoaded = check.loaded.playbook != nil
    return check.loaded.diagnostics
      + (isLoaded ? errors : Check.characters(in: files).map(\.diagnostic))
  }

  /// All that `check` finds, the worst first.
  func findings() throws(Problem) -> [Diagnostic] {
    try Problem.orFile { () throws(FileFault) in try version.findings(of: check) }
  }

  /// What they change in the cases; nil where they have errors.
  func impact() throws(Problem) -> Impact? {
    guard let new = playbook else { return nil }
    let cases = try Problem.orFile { () throws(FileFault) in try visit.store.cases(by: new) }
    return Impact(cases.cases, old: visit.store.rules.playbook, new: new, on: visit.day)
  }

  /// The run of the rule tests; nil where the rules have errors.
  func tests() throws(Problem) -> TestReport? {
    guard let new = playbook else { return nil }
    let found = try Problem.orFile { () throws(FileFault) in
      try version.tests(new, cases: visit.store.folder)
    }
    return TestReport(
      running: found.tests, found.diagnostics, new, today: visit.day, rulesFolder: version.folder)
  }
}
