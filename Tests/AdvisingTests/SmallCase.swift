import Advising
import Diagnostics
import Docket
import FEEL
import Playbooks
import Testing

/// A playbook and its cases, given as YAML in the test.
struct SmallCase {
  let advisor: Advisor
  let files: [Case]

  var file: Case { files[0] }

  init(rules: String, cases: String...) throws {
    let loaded = PlaybookLoader.load([SourceFile(name: "rules.yaml", text: rules)])
    try #require(loaded.diagnostics.map { DiagnosticPrinter(language: .en).text($0) } == [])
    let playbook = try #require(loaded.playbook)
    advisor = Advisor(playbook)
    files = try cases.map { text in
      let read = CaseReader(playbook).read(SourceFile(name: "case.yaml", text: text))
      try #require(read.diagnostics.map { DiagnosticPrinter(language: .en).text($0) } == [])
      return try #require(read.content)
    }
  }

  func snapshot(on date: CalendarDate) -> AdviceSnapshot {
    AdviceSnapshot(file, advisor.rules(on: date))
  }
}

extension AdviceChange {
  /// One line, as in `action unseal@block-1 waiting -> now`.
  var text: String {
    let name = subject.id + (part.map { "@\($0)" } ?? "")
    return "\(subject.kind.rawValue) \(name) \(from?.code ?? "-") -> \(to?.code ?? "-")"
  }
}

extension CalendarDate {
  /// The day of a text that the test itself writes.
  static func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
}
