import CaseStore
import Diagnostics
import Files
import Playbooks
import Reports
import RuleReports
import Verification

/// What is found out about rules that are not in force: a draft, or a text that is being typed.
struct RuleTrial {
  let visit: Visit
  let version: RuleVersion

  /// What reading the rules finds, at once: neither the checks that take a while nor the promises.
  func reading() throws(Problem) -> [Diagnostic] {
    let check = try check()
    let errors = check.loaded.playbook.map { Check.errors(in: $0) }
    if let errors { return check.loaded.diagnostics + errors }
    return check.loaded.diagnostics + Check.characters(in: try files()).map(\.diagnostic)
  }

  /// All that `check` finds, the worst first.
  func findings() throws(Problem) -> [Diagnostic] {
    let check = try check()
    return try Problem.orFile { () throws(FileFault) in try version.findings(of: check) }
  }

  /// The rules; nil where they have errors.
  func playbook() throws(Problem) -> Playbook? {
    guard let found = try check().loaded.playbook, Check.errors(in: found).isEmpty else {
      return nil
    }
    return found
  }

  /// What they change in the cases; nil where they have errors.
  func impact() throws(Problem) -> Impact? {
    guard let new = try playbook() else { return nil }
    let cases = try Problem.orFile { () throws(FileFault) in try visit.store.cases(by: new) }
    return Impact(cases.cases, old: visit.store.rules.playbook, new: new, on: visit.day)
  }

  /// The run of the rule tests; nil where the rules have errors.
  func tests() throws(Problem) -> TestReport? {
    guard let new = try playbook() else { return nil }
    let found = try Problem.orFile { () throws(FileFault) in
      try version.tests(new, cases: visit.store.folder)
    }
    return TestReport(
      running: found.tests, found.diagnostics, new, today: visit.day, rulesFolder: version.folder)
  }

  private func files() throws(Problem) -> [SourceFile] {
    try Problem.orFile { () throws(FileFault) in
      try RuleFolder.files(version.folder, over: version.over)
    }
  }

  private func check() throws(Problem) -> RuleCheck { RuleCheck(try files(), on: visit.day) }
}
