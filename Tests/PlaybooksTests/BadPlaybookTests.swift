import Diagnostics
import Foundation
import Playbooks
import Testing

/// Each playbook in `Corpus/playbooks/bad` has its findings beside it, as people see them.
///
/// `RENEW_GOLDEN=1` writes the findings anew, and fails: read the difference.
struct BadPlaybookTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Corpus/playbooks/bad").standardized

  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.sorted()

  @Test(arguments: names) func itsFindingsAreAsWritten(name: String) throws {
    let text = try Data(contentsOf: Self.root.appending(path: name))
    let loaded = PlaybookLoader.load([SourceFile(name: name, text: Array(text))])
    #expect(loaded.playbook == nil)
    let printed = Language.allCases.map { language in
      loaded.diagnostics.map(DiagnosticPrinter(language: language).text).joined()
    }.joined(separator: "\n")
    let golden = Self.root.appending(path: name.replacing(".yaml", with: ".expected"))
    if ProcessInfo.processInfo.environment["RENEW_GOLDEN"] != nil {
      try Data(printed.utf8).write(to: golden)
      Issue.record("renewed \(golden.lastPathComponent)")
    }
    let expected = try String(contentsOf: golden, encoding: .utf8)
    #expect(printed == expected)
  }

  @Test func thereAreBadPlaybooks() {
    #expect(Self.names.count >= 15)
  }
}
