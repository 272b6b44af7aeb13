import Advising
import Diagnostics
import Playbooks
import Reports
import Testing

/// Explanations in every form, as `Corpus/reports` expects them.
struct ExplanationFormatTests {
  /// Topics with what is asked about; `ID@PART` asks about one part.
  static let asked: [(topic: String, ids: [String])] = [
    (
      "whole",
      [
        "seized-assets", "short-rooms", "unguarded-site", "certificates", "agree-unsealing",
        "swap-security", "deferred-documents", "find-buyer", "advance-fee", "hand-over",
      ]
    ),
    ("parts", ["pass-fire@block-2", "register", "stopped-works@block-3"]),
  ]

  @Test(arguments: Language.allCases, [AdviceFormat.text, .json, .markdown])
  func explanationsReadAsExpected(language: Language, format: AdviceFormat) throws {
    for (topic, ids) in Self.asked {
      let text = try ids.map { id in
        format.report(
          try explanation(topic, id), arguments: ["case.yaml"], language: language, color: false)
      }.joined(separator: "\n")
      let name = "explanations.\(language.rawValue).\(suffix(format))"
      try Golden(file: ReportCorpus.file(topic, name)).check(text)
    }
  }

  /// Clocks, decisions, facts, phases and checklists, with what is asked about.
  static let entries: [(topic: String, ids: [String])] = [
    ("whole", ["petition-reply", "gap", "open", "assets.seized", "households", "fee.paid"]),
    ("known", ["assets", "phase:titles", "judicial", "site", "works.status", "mortgage.there"]),
    ("rights", ["works-priority", "ask-review@two", "reply"]),
    ("parts", ["ready@block-3"]),
  ]

  @Test(arguments: Language.allCases, [AdviceFormat.text, .json, .markdown, .html])
  func entriesReadAsExpected(language: Language, format: AdviceFormat) throws {
    for (topic, ids) in Self.entries {
      let text = try ids.map { id in
        format.report(try entry(topic, id), language: language, color: false)
      }.joined(separator: "\n")
      let name = "entries.\(language.rawValue).\(suffix(format))"
      try Golden(file: ReportCorpus.file(topic, name)).check(text)
    }
  }

  private func entry(_ topic: String, _ asked: String) throws -> EntryExplanation {
    let advice = try ReportCorpus.advice(topic)
    let pieces = asked.split(separator: "@").map(String.init)
    guard case .entry(let subject) = advice.playbook.explainable(named: pieces[0]).first,
      case .explained(let explanation) = Advisor(advice.playbook).explain(
        subject, part: pieces.count > 1 ? pieces[1] : nil, of: advice.case, on: advice.date)
    else { throw Unexplained(id: asked) }
    return explanation
  }

  @Test func linesAreNoWiderThanTheTerminal() throws {
    for language in Language.allCases {
      for (topic, ids) in Self.asked {
        for id in ids {
          let text = AdviceFormat.text.report(
            try explanation(topic, id), arguments: ["case.yaml"], language: language, color: false)
          for line in text.split(separator: "\n") { #expect(terminalWidth(String(line)) <= 80) }
        }
      }
    }
  }

  @Test func partsThatDifferAreAskedAboutOneByOne() throws {
    let advice = try ReportCorpus.advice("parts")
    let subject = try #require(advice.playbook.subject(named: "no-fire-acceptance"))
    let answer = Advisor(advice.playbook).explain(subject, of: advice.case, on: advice.date)
    guard case .partsDiffer(let states) = answer else {
      Issue.record("the parts have different states")
      return
    }
    #expect(states.map(\.part) == ["block-1", "block-2", "block-3"])
    #expect(states.map(\.state.text) == ["absent", "present", "present"])
  }

  private func explanation(_ topic: String, _ asked: String) throws -> Explanation {
    let advice = try ReportCorpus.advice(topic)
    let pieces = asked.split(separator: "@").map(String.init)
    let subject = try #require(advice.playbook.subject(named: pieces[0]))
    let part = pieces.count > 1 ? pieces[1] : nil
    let answer = Advisor(advice.playbook).explain(
      subject, part: part, of: advice.case, on: advice.date)
    guard case .explained(let explanation) = answer else {
      throw Unexplained(id: asked)
    }
    return explanation
  }

  private struct Unexplained: Error {
    let id: String
  }

  private func suffix(_ format: AdviceFormat) -> String {
    switch format {
    case .text: "txt"
    case .json: "json"
    case .markdown: "md"
    case .html: "html"
    }
  }
}
