import Diagnostics
import Docket
import FEEL
import Foundation
import Playbooks
import Testing
import Verification

/// The rules of the advice, each a playbook with rule tests in `Corpus/advice`.
struct AdviceCorpusTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Corpus/advice").standardized

  static let topics: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? [])
    .filter { !$0.contains(".") }.sorted()

  @Test(arguments: topics) func everyRuleTestPasses(topic: String) throws {
    let playbook = try #require(try load(topic))
    let text = try Data(contentsOf: Self.root.appending(path: "\(topic)/tests.yaml"))
    var reader = RuleTestReader(playbook) { _, _ in nil }
    let tests = reader.read(SourceFile(name: "\(topic)/tests.yaml", text: Array(text)))
    #expect(reader.diagnostics.map { $0.message.en } == [])
    #expect(!tests.isEmpty)
    let day = try #require(CalendarDate(year: 2021, month: 6, day: 1))
    let runner = RuleTestRunner(playbook, today: day)
    for test in tests {
      for mismatch in runner.run(test).mismatches {
        Issue.record(
          "\(test.name): \(mismatch.key): expected \(mismatch.expected), got \(mismatch.actual)")
      }
    }
  }

  @Test func thereAreTopics() {
    #expect(Self.topics.count >= 8)
  }

  private func load(_ topic: String) throws -> Playbook? {
    let text = try Data(contentsOf: Self.root.appending(path: "\(topic)/rules.yaml"))
    let loaded = PlaybookLoader.load([SourceFile(name: "rules.yaml", text: Array(text))])
    for diagnostic in loaded.diagnostics {
      Issue.record("\(topic): \(DiagnosticPrinter(language: .en).text(diagnostic))")
    }
    return loaded.playbook
  }
}
