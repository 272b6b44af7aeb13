import Diagnostics
import FEEL
import Files
import Playbooks
import Reports
import RuleReports
import Verification
import YAML

/// Finds and runs the rule tests below the folder of a playbook.
enum RuleTestFolder {
  /// The tests below a folder, and the findings about their files.
  struct Found {
    let files: [SourceFile]
    let tests: [RuleTest]
    let diagnostics: [Diagnostic]
  }

  /// Reads every test file below a folder named `tests`, in the order of their paths.
  static func read(_ root: String, _ playbook: Playbook) throws(FileFault) -> Found {
    let listing = try Folder.listing(below: root)
    var reader = RuleTestReader(playbook) { path, test in
      let folder = test.name.lastIndex(of: "/").map { String(test.name[...$0]) } ?? ""
      let full = path.hasPrefix("/") ? path : folder + path
      guard let bytes = try? Folder.read(full) else { return nil }
      return SourceFile(name: full, text: bytes)
    }
    let files = try files(listing, root)
    let tests = files.flatMap { reader.read($0) }
    let mistaken = listing.mistaken.filter(areTests).map { Folder.path($0, below: root) }
    return Found(
      files: files, tests: tests,
      diagnostics: reader.diagnostics + mistaken.map { .fileNotRead($0) })
  }

  /// The test files below the folder, in the order of their paths.
  static func files(_ root: String) throws(FileFault) -> [SourceFile] {
    try files(Folder.listing(below: root), root)
  }

  private static func files(_ listing: Folder.Listing, _ root: String) throws(FileFault)
    -> [SourceFile]
  {
    var files: [SourceFile] = []
    for path in listing.yaml where areTests(path) {
      let full = "\(root)/\(path)"
      files.append(SourceFile(name: full, text: try Folder.read(full)))
    }
    return files
  }

  private static func areTests(_ path: String) -> Bool {
    path.split(separator: "/").dropLast().contains("tests")
  }

  /// Runs all tests.
  static func run(_ found: Found, _ root: String, _ playbook: Playbook, today: CalendarDate)
    -> TestReport
  {
    let (results, coverage) = RuleTestRunner(playbook, today: today).run(found.tests)
    return TestReport(
      results: results, coverage: coverage, diagnostics: found.diagnostics, rulesFolder: root)
  }
}
