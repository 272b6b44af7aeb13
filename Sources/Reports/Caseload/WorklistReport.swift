import Advising
package import Caseload
package import Diagnostics
import FEEL
package import Playbooks
import Tables

/// The sheets for offices (`worklist`; contract, section 6).
package struct WorklistReport {
  let list: Caseload
  let language: Language

  /// The sheet for an office in all formats.
  package static func report(
    _ list: Caseload, office: Reference<Office>, _ language: Language
  ) -> ListReport {
    let report = WorklistReport(list: list, language: language)
    let sheet = list.worklist(office)
    return ListReport([report.page(sheet)], [report.worksheet(sheet)], report.json(sheet))
  }

  /// The sheets for all offices that have anything to do, in all formats.
  package static func report(_ list: Caseload, _ language: Language) -> ListReport {
    let report = WorklistReport(list: list, language: language)
    let sheets = list.worklists
    return ListReport(
      sheets.isEmpty ? [report.nothing] : sheets.map(report.page),
      sheets.isEmpty ? [report.worksheet([])] : sheets.map(report.worksheet),
      .array(sheets.map(report.json)), table: report.worksheet(sheets))
  }

  var playbook: Playbook { list.playbook }
  var words: ListedCaseWords { ListedCaseWords(playbook: playbook, language: language) }
  var sentences: Sentences { Sentences(language: language) }

  func say(_ wording: Wording) -> String { wording[language] }
  func title(_ office: Reference<Office>) -> String { playbook[office].title[language] }

  /// The sheet for an office as a page, printed across.
  func page(_ sheet: Worklist) -> Page {
    WorklistPage(report: self, sheet: sheet).page
  }

  /// The page where no office has anything to do.
  private var nothing: Page {
    let title = say(OfficeWords.sheet)
    return Page(
      language: language, id: title, title: title,
      head: [words.head(list.date), Page.Line(nil, [say(OfficeWords.nobody)])], sections: [],
      close: say(OfficeWords.packClose))
  }

  /// The papers that are missing, and those that may be, one a line.
  func papers(_ task: OfficeTask) -> [String] {
    task.missing.map { $0.title[language] }
      + task.unsure.map { $0.title[language] + sentences.provenance([say(Labels.notKnown)]) }
  }

  /// What releases the step, one a line: the decision, or what comes first.
  ///
  /// Of more than three things the first two are named. A step is named with its lead.
  func release(_ task: OfficeTask) -> [String] {
    let titles = Titles(advice: task.entry.advice, language: language)
    if task.action.state == .decide {
      let by = playbook[task.action.remedy].decide?.by.map(titles.office)
      return [by.map(sentences.decisionBy) ?? say(CaseloadWords.state(.decide))]
    }
    guard task.action.state == .waiting else { return [] }
    let named = task.releases.map { waited -> String in
      guard case .remedy(let remedy) = waited, let lead = playbook[remedy].lead else {
        return titles.waited(waited)
      }
      return titles.waited(waited) + sentences.provenance([titles.office(lead)])
    }
    if named.isEmpty { return [sentences.dependsOnOpenQuestions] }
    let count = task.waitsFor.count
    return count <= 3 && count == named.count
      ? named : named.prefix(2) + [sentences.more(count - min(2, named.count))]
  }
}

extension Sentences {
  func decisionBy(_ office: String) -> String {
    say("decision by \(office)", "\(office)会商决定")
  }

  var dependsOnOpenQuestions: String {
    say("depends on what is still open", "视待查事项结果而定")
  }
}
