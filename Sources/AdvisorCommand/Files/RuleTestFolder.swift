import Diagnostics
import FEEL
import Playbooks
import Reports
import Verification

/// Finds and runs the rule tests below a playbook's folder.
enum RuleTestFolder {
  /// Runs every test file under a folder named `tests`, in order of path.
  static func run(_ root: String, _ playbook: Playbook, today: CalendarDate) throws(FileFault)
    -> TestReport
  {
    let paths = try Folder.yamlFiles(below: root).filter {
      $0.split(separator: "/").dropLast().contains("tests")
    }
    var reader = RuleTestReader(playbook) { path, test in
      let folder = test.name.lastIndex(of: "/").map { String(test.name[...$0]) } ?? ""
      let full = path.hasPrefix("/") ? path : folder + path
      guard let bytes = try? Folder.read(full) else { return nil }
      return SourceFile(name: full, text: bytes)
    }
    var runner = RuleTestRunner(playbook, today: today)
    var results: [RuleTestResult] = []
    for path in paths {
      let full = "\(root)/\(path)"
      let file = SourceFile(name: full, text: try Folder.read(full))
      results += reader.read(file).map { runner.run($0) }
    }
    return TestReport(
      results: results, coverage: runner.coverage, diagnostics: reader.diagnostics,
      rulesFolder: root)
  }
}
