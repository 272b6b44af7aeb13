import Advising
import Diagnostics
import Docket
import FEEL
import Foundation
import Playbooks
import Reports
import Testing

/// Every form of the corpus' advice, against the files beside it.
struct AdviceFormatTests {
  static let endings: [(AdviceFormat, String)] = [
    (.text, "txt"), (.json, "json"), (.markdown, "md"), (.html, "html"),
  ]

  @Test(arguments: ReportCorpus.topics, Language.allCases)
  func everyFormSaysWhatItsFileSays(topic: String, language: Language) throws {
    let advice = try ReportCorpus.advice(topic)
    for (format, ending) in Self.endings {
      let text = format.report(
        [advice], several: false, language: language, full: false, color: false)
      let name = "advice.\(language.rawValue).\(ending)"
      try Golden(file: ReportCorpus.file(topic, name)).check(text)
    }
    let explained = AdviceFormat.text.report(
      [advice], several: false, language: language, full: true, color: false)
    let name = "explain.\(language.rawValue).txt"
    try Golden(file: ReportCorpus.file(topic, name)).check(explained)
  }

  @Test(arguments: ReportCorpus.topics, Language.allCases)
  func noLineIsWiderThanTheTerminal(topic: String, language: Language) throws {
    let advice = try ReportCorpus.advice(topic)
    for (width, full) in [
      (40, true), (60, true), (80, true), (120, true), (60, false), (120, false),
    ] {
      let text = AdviceFormat.text.report(
        [advice], several: false, language: language, full: full, color: false, width: width)
      for line in text.split(separator: "\n") {
        #expect(terminalWidth(line) <= width, "`\(line)`")
        #expect(line.last != " ", "`\(line)`")
      }
    }
  }

  @Test func colorAddsNothingButColor() throws {
    let advice = try ReportCorpus.advice("whole")
    func text(_ color: Bool) -> String {
      AdviceFormat.text.report(
        [advice], several: false, language: .zh, full: true, color: color)
    }
    let colored = text(true)
    #expect(colored.contains("\u{1B}[1;36m"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == text(false))
    #expect(!text(false).contains("\u{1B}"))
  }

  @Test func severalCasesAreAnArrayEvenIfOneIsLeft() throws {
    let advice = try ReportCorpus.advice("quiet")
    let text = AdviceFormat.json.report(
      [advice], several: true, language: .en, full: false, color: false)
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    #expect((value as? [[String: Any]])?.count == 1)
  }

  @Test(arguments: AdviceFormat.allCases)
  func whatIsTriedIsSaid(format: AdviceFormat) throws {
    var advice = try ReportCorpus.advice("quiet")
    let none = Advisor(advice.playbook).comparison(
      of: advice.case, with: advice.case, on: advice.date)
    let setting = FactTrial.Setting(
      text: "door.open=true", name: "door.open", value: .boolean(true))
    advice.trial = FactTrial([setting], none)
    let text = format.report(
      [advice], several: false, language: .en, full: false, color: false)
    #expect(text.contains("door.open=true"))
  }

  @Test(arguments: Language.allCases)
  func htmlEscapesWhatPeopleWrote(language: Language) throws {
    let advice = try ReportCorpus.advice("quiet")
    let text = AdviceFormat.html.report(
      [advice], several: false, language: language, full: true, color: false)
    #expect(!text.contains("<script"))
    #expect(!text.contains("<b>"))
    #expect(text.contains("&lt;script&gt;"))
    #expect(!text.contains("http"))
  }

  /// What is first in one building may be under way in another: both stand on the page.
  @Test func aStepUnderWayInAnotherBuildingIsTold() throws {
    let rules = """
      playbook: {id: p, version: "1", title: P}
      offices: {team: {title: Team}}
      facts: {leaking: {title: Leaking, type: boolean}}
      blockers: {leak: {title: Leak, when: leaking, remedies: [mend]}}
      remedies: {mend: {title: Mend the roof, lead: team, achieves: {leaking: false}}}
      """
    let file = """
      case: c
      title: C
      facts: {leaking: true}
      parts: [{id: a, title: Block A}, {id: b, title: Block B}]
      log: [{on: 2021-09-01, remedy: mend, is: started, part: b}]
      """
    let loaded = PlaybookLoader.load([SourceFile(name: "rules.yaml", text: rules)])
    let playbook = try #require(loaded.playbook, "\(loaded.diagnostics.map(\.message.en))")
    let read = CaseReader(playbook).read(SourceFile(name: "case.yaml", text: file))
    let content = try #require(read.content, "\(read.diagnostics.map(\.message.en))")
    let day = try #require(CalendarDate(year: 2021, month: 9, day: 6))
    let text = AdviceFormat.text.report(
      [Advisor(playbook).advise(content, on: day)], several: false, language: .en, full: false,
      color: false)
    #expect(text.contains("Do first    Mend the roof (Block A)"))
    #expect(text.contains("In progress (1)\n  - Mend the roof (Block B)"))
  }
}
