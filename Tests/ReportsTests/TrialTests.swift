import Advising
import Diagnostics
import FEEL
import Playbooks
import Reports
import Testing

/// What a trial and the next date change, in every form and both languages.
struct TrialTests {
  /// The corpus' case with parts, with a fact of one of them tried.
  private func trial() throws -> (Advice, AdviceSidelights) {
    let before = try ReportCorpus.advice("parts")
    let advisor = Advisor(before.playbook)
    let fact = try #require(before.playbook.vocabulary.slot(named: "works.completed"))
    let file = before.file.stating(Statement(value: .boolean(true)), of: fact, part: "block-3")
    let after = advisor.advise(file, on: before.date)
    let whatIf = AdviceSidelights.WhatIf(
      set: [(name: "works.completed@block-3", value: .boolean(true))],
      comparison: AdviceComparison(before: before, after: after))
    let day = try #require(CalendarDate("2021-09-20"))
    let next = NextChange(date: day, comparison: whatIf.comparison)
    return (after, AdviceSidelights(whatIf: whatIf, next: next))
  }

  @Test(arguments: Language.allCases)
  func theDifferencesComeBeforeTheAdvice(language: Language) throws {
    let (advice, sidelights) = try trial()
    for (format, ending) in AdviceFormatTests.endings {
      let text = format.report(
        [advice], several: false, language: language, explain: false, color: false,
        tried: ["works.completed@block-3=true"], sidelights: [sidelights])
      try Golden(file: ReportCorpus.file("parts", "trial.\(language.rawValue).\(ending)"))
        .check(text)
    }
  }

  @Test(arguments: Language.allCases)
  func aTrialThatChangesNothingSaysSo(language: Language) throws {
    let advice = try ReportCorpus.advice("parts")
    let none = AdviceComparison(before: advice, after: advice)
    let text = AdviceFormat.text.report(
      [advice], several: false, language: language, explain: false, color: false,
      sidelights: [AdviceSidelights(whatIf: .init(set: [], comparison: none))])
    #expect(text.contains(language == .zh ? "建议没有变化" : "Nothing in the advice changes"))
  }

  @Test func theJSONHasTheValuesSetAndTheChanges() throws {
    let (advice, sidelights) = try trial()
    let json = AdviceJSON(advice, language: .en, sidelights: sidelights).json.compact
    #expect(json.contains(#""what_if":{"set":{"works.completed@block-3":true},"changes":[{"#))
    #expect(
      json.contains(
        #"{"kind":"blocker","id":"stopped-works","part":"block-3","from":"unknown","to":"absent"}"#)
    )
    #expect(json.contains(#""next_change":{"date":"2021-09-20","changes":[{"#))
  }

  @Test func effectsStandWithTheirQuestions() throws {
    let advice = try ReportCorpus.advice("parts")
    let effects = AnswerEffects(advice.file, advice.rules)
    let sidelights = AdviceSidelights(effects: advice.questions.map(effects.effects))
    let json = AdviceJSON(advice, language: .en, sidelights: sidelights).json.compact
    #expect(json.contains(#""effects":[{"value":true,"changes":[{"#))
    #expect(!AdviceJSON(advice, language: .en).json.compact.contains("effects"))
  }

  @Test(arguments: Language.allCases)
  func leversAreATableOfEightyColumns(language: Language) throws {
    let cases = try ReportCorpus.topics.prefix(1).map { try ReportCorpus.advice($0) }
    let first = try #require(cases.first)
    let advisor = Advisor(first.playbook)
    let trials = (cases.map(\.file) + [first.file]).map {
      LeverTrial.outcome(of: $0, advisor, on: first.date)
    }
    let levers = Levers(trials, advisor, on: first.date)
    let report = LeversReport(levers, language: language, top: 8)
    for (format, ending) in AdviceFormatTests.endings {
      let text = report.text(format)
      try Golden(file: ReportCorpus.file("parts", "levers.\(language.rawValue).\(ending)"))
        .check(text)
      guard format == .text else { continue }
      for line in text.split(separator: "\n") { #expect(terminalWidth(line) <= 80, "\(line)") }
    }
  }
}
