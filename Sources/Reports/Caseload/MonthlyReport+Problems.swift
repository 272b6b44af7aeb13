import Advising
import Caseload
import Diagnostics
import Playbooks

/// Part three of the report on a month: what is late, stuck, unclear or contradictory.
extension MonthlyReport {
  var problems: Page.Section {
    let lines = [
      problem(.list(.overdue), tone: .alert) { ledger.overdue($0, $1) },
      problem(.list(.state(.stuck)), tone: .alert) { $1.blockers($0.blockers) },
      problem(.stillUnclear) { entry, titles in
        unique(entry.earlyQuestions.map { titles.fact($0.fact) })
      },
      problem(.contradicted, tone: .alert) { entry, titles in
        entry.advice.contradictions.map { titles.constraints($0.constraints) }
      },
      undated,
    ].compactMap { $0 }
    return Page.Section(
      say(CaseloadWords.problems),
      lines.isEmpty
        ? [.line(Page.Line(nil, [say(CaseloadWords.nothing)], tone: .quiet))]
        : lines.map(Page.Block.line))
  }

  private var ledger: LedgerReport { LedgerReport(list: list, language: language) }

  /// The cases behind the figure, each with what is to be said of it; nil where there are none.
  private func problem(
    _ figure: MonthFigure, tone: Page.Tone = .plain,
    _ details: (CaseloadEntry, Titles) -> [String]
  ) -> Page.Line? {
    let entries = report.entries(of: figure)
    guard !entries.isEmpty else { return nil }
    let items = entries.map { entry in
      let titles = Titles(advice: entry.advice, language: language)
      let said = sentences.shortened(details(entry, titles))
      let name = words.names([entry.listed])
      return said.isEmpty
        ? name : name + Labels.colon[language] + said.joined(separator: Labels.separator[language])
    }
    return Page.Line(
      "\(say(CaseloadWords.figure(figure))) \(entries.count)", items, tone: tone, isListed: true)
  }

  /// The cases whose file does not say when they were opened, so that no month has them as new.
  private var undated: Page.Line? {
    let cases = list.entries.filter { $0.case.opened == nil }.map(\.listed)
    guard !cases.isEmpty else { return nil }
    return Page.Line(
      "\(say(CaseloadWords.undated)) \(cases.count)", [words.names(cases)], tone: .quiet)
  }
}
