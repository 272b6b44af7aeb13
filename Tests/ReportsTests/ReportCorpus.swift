import Advising
import Diagnostics
import Docket
import FEEL
import Foundation
import Playbooks
import Testing

/// The small playbooks and cases that the forms of advice are tested on.
enum ReportCorpus {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Corpus/reports").standardized

  static let topics = ["contradiction", "known", "parts", "quiet", "rights", "whole"]

  static func file(_ topic: String, _ name: String) -> URL {
    root.appending(path: topic).appending(path: name)
  }

  static func advice(_ topic: String) throws -> Advice {
    let rules = SourceFile(name: "rules.yaml", text: try text(topic, "rules.yaml"))
    let loaded = PlaybookLoader.load([rules])
    try expectNone(loaded.diagnostics)
    let playbook = try #require(loaded.playbook)
    let file = SourceFile(name: "case.yaml", text: try text(topic, "case.yaml"))
    let content = CaseReader(playbook).read(file)
    try expectNone(content.diagnostics)
    let day = try #require(CalendarDate(year: 2021, month: 9, day: 6))
    return Advisor(playbook).advise(try #require(content.content), on: day)
  }

  private static func text(_ topic: String, _ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: file(topic, name)))
  }

  private static func expectNone(_ diagnostics: [Diagnostic]) throws {
    #expect(diagnostics.map { DiagnosticPrinter(language: .en).text($0) } == [])
  }
}
