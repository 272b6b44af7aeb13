@testable import Advising
import Docket
import Diagnostics
import FEEL
import Playbooks
import Reports
import Testing

/// What a trial and the next date change, in every form and both languages.
struct TrialTests {
  /// The corpus' case with parts, with a fact of one of them tried.
  private func trial() throws -> Advice {
    let before = try ReportCorpus.advice("parts")
    let advisor = Advisor(before.playbook)
    let fact = try #require(before.playbook.vocabulary.slot(named: "works.completed"))
    let tried = before.case.stating(Statement(value: .boolean(true)), of: fact, part: "block-3")
    var after = advisor.advise(tried, on: before.date)
    let comparison = advisor.comparison(of: before.case, with: tried, on: before.date)
    let setting = FactTrial.Setting(
      text: "works.completed@block-3=true", name: "works.completed@block-3",
      value: .boolean(true))
    after.trial = FactTrial([setting], comparison)
    let day = try #require(CalendarDate("2021-09-20"))
    after.next = NextChange(date: day, comparison: comparison)
    return after
  }

  @Test(arguments: Language.allCases)
  func theDifferencesComeBeforeTheAdvice(language: Language) throws {
    let advice = try trial()
    for (format, ending) in AdviceFormatTests.endings {
      let text = format.report(
        [advice], several: false, language: language, full: false, color: false)
      try Golden(file: ReportCorpus.file("parts", "trial.\(language.rawValue).\(ending)"))
        .check(text)
    }
  }

  @Test(arguments: Language.allCases)
  func aTrialThatChangesNothingSaysSo(language: Language) throws {
    var advice = try ReportCorpus.advice("parts")
    let none = Advisor(advice.playbook).comparison(
      of: advice.case, with: advice.case, on: advice.date)
    advice.trial = FactTrial([], none)
    let text = AdviceFormat.text.report(
      [advice], several: false, language: language, full: false, color: false)
    #expect(text.contains(language == .zh ? "建议没有变化" : "Nothing in the advice changes"))
  }

  @Test func theJSONHasTheValuesSetAndTheChanges() throws {
    let json = AdviceJSON(try trial(), language: .en).json.compact
    #expect(json.contains(#""what_if":{"set":{"works.completed@block-3":true},"changes":[{"#))
    #expect(
      json.contains(
        #"{"kind":"blocker","id":"stopped-works","part":"block-3","from":"unknown","to":"absent"}"#)
    )
    #expect(json.contains(#""next_change":{"date":"2021-09-20","changes":[{"#))
  }

  @Test func effectsStandWithTheirQuestions() throws {
    let advice = try ReportCorpus.advice("parts")
    let telling = Advisor(advice.playbook).advise(
      advice.case, on: advice.date, parts: [.whole, .effects])
    let json = AdviceJSON(telling, language: .en).json.compact
    #expect(json.contains(#""effects":[{"value":true,"changes":[{"#))
    #expect(!AdviceJSON(advice, language: .en).json.compact.contains("effects"))
  }

  @Test(arguments: Language.allCases)
  func leversAreATableOfEightyColumns(language: Language) throws {
    let cases = try ReportCorpus.topics.prefix(1).map { try ReportCorpus.advice($0) }
    let first = try #require(cases.first)
    let advisor = Advisor(first.playbook)
    let trials = (cases.map(\.case) + [first.case]).map {
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

  /// A short title heads the column; a long one stands below the table.
  @Test(arguments: [("Area", " Area  act"), ("Floor area of all homes", "number: Floor area")])
  func leversNameWhatThePlaybookCounts(title: String, expected: String) throws {
    let rules = """
      playbook: {id: p, version: "1", title: P, weight: area}
      facts: {area: {title: \(title), type: number}, a: {title: A, type: boolean}}
      blockers: {k: {title: K, when: a, remedies: [r]}}
      remedies: {r: {title: R, achieves: {a: false}}}
      """
    let loaded = PlaybookLoader.load([SourceFile(name: "rules.yaml", text: rules)])
    let advisor = Advisor(try #require(loaded.playbook))
    let file = SourceFile(name: "case.yaml", text: "case: c\nfacts: {a: true}\n")
    let content = try #require(CaseReader(advisor.playbook).read(file).content)
    let day = try #require(CalendarDate(year: 2021, month: 9, day: 6))
    let levers = Levers([LeverTrial.outcome(of: content, advisor, on: day)], advisor, on: day)
    let report = LeversReport(levers, language: .en, top: 8)
    #expect(report.text(.text).contains(expected))
    #expect(report.text(.text).contains("some case does not say: \(title)."))
    #expect(report.text(.markdown).contains("1 case, \(title) not stated"))
  }

  /// A page for a meeting names projects and who acts, and neither facts by their names nor values.
  @Test(arguments: Language.allCases, [AdviceFormat.text, .markdown, .html])
  func leversAreInTheWordsOfTheOffice(_ language: Language, _ format: AdviceFormat) throws {
    let rules = """
      playbook: {id: p, version: "1", title: P}
      facts: {works.status: {title: {en: Works, zh: 工程}, type: string, allowed: [stopped, done]}, households: {title: H, type: number, unit: household}}
      offices: {housing: {title: {en: Housing bureau, zh: 住建局}}}
      blockers: {k: {title: K, when: 'works.status = "stopped"', remedies: [finish-works]}}
      remedies: {finish-works: {title: {en: Finish the works, zh: 续建至完工}, lead: housing, achieves: {works.status: done}}}
      """
    let loaded = PlaybookLoader.load([SourceFile(name: "rules.yaml", text: rules)])
    let advisor = Advisor(try #require(loaded.playbook))
    let day = try #require(CalendarDate(year: 2021, month: 9, day: 6))
    let trials = try ["households: 12,", ""].enumerated().map { index, households in
      let text =
        "case: c\(index)\ntitle: {en: Garden, zh: 花园}\nfacts: {\(households) works.status: stopped}\n"
      let file = SourceFile(name: "c.yaml", text: text)
      let content = try #require(CaseReader(advisor.playbook).read(file).content)
      return LeverTrial.outcome(of: content, advisor, on: day)
    }
    let levers = Levers(trials, advisor, on: day)
    let report = LeversReport(levers, language: language, top: 8)
    let shown = report.text(format).replacing("\\", with: "")
    let wanted =
      language == .zh
      ? ["推动办结：续建至完工（牵头：住建局）", "花园 [c0]、花园 [c1]", "2 件，至少 12 户"]
      : [
        "Carry through: Finish the works (lead: Housing bureau)", "Garden [c0], Garden [c1]",
        "2 cases, at least 12 households",
      ]
    for text in wanted { #expect(shown.contains(text), "\(text): \(shown)") }
    #expect(!shown.contains("works.status"))
    #expect(!shown.contains("c.yaml"))
    #expect(levers.ranked.count == 1)
  }
}
