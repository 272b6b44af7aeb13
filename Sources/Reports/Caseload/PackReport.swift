package import Advising
package import Caseload
package import Diagnostics
package import FEEL
import Playbooks
import Tables

/// What a meeting on a list of cases needs, as one document (`pack`; contract, section 6).
package struct PackReport {
  let list: Caseload
  let meeting: CalendarDate
  let language: Language

  /// The parts of the advice that a pack tells of.
  package static let parts: AdviceParts = [CaseloadEntry.parts, AdviceSheet.parts]

  /// The pack for a meeting on that day, in all formats; as a table it is a form to fill in.
  package static func report(_ list: Caseload, meeting: CalendarDate, _ language: Language)
    -> ListReport
  {
    let pack = PackReport(list: list, meeting: meeting, language: language)
    let ledger = pack.ledger.table.worksheet(pack.say(CaseloadWords.ledger), language)
    return ListReport(pack.pages, [pack.form, ledger], pack.json)
  }

  var playbook: Playbook { list.playbook }
  var ledger: LedgerReport { LedgerReport(list: list, language: language) }
  var offices: WorklistReport { WorklistReport(list: list, language: language) }
  var words: ListedCaseWords { ListedCaseWords(playbook: playbook, language: language) }

  func say(_ wording: Wording) -> String { wording[language] }

  /// The cover, and the sections after it.
  private var pages: [Page] {
    let cases = list.onList.map { AdviceSheet.page($0.advice, language: language, isForMany: true) }
    let sheets = list.worklists.map(offices.page)
    let sections =
      [("1", ledgerPage), ("2", decisions), ("3", shared)]
      + numbered(cases, below: "4") + numbered(sheets, below: "5")
    let pages = sections.map { $1.numbered($0, close: say(OfficeWords.packClose)) }
    return [cover(contents(pages))] + pages
  }

  private func numbered(_ pages: [Page], below number: String) -> [(String, Page)] {
    pages.enumerated().map { ("\(number).\($0 + 1)", $1) }
  }

  /// The sections with their numbers; cases and offices below a heading of their own.
  private func contents(_ pages: [Page]) -> [(number: String, title: String)] {
    pages.flatMap { page -> [(number: String, title: String)] in
      let number = page.number ?? ""
      let own = (number: number, title: page.title)
      switch number {
      case "4.1": return [(number: "4", title: say(OfficeWords.casePages)), own]
      case "5.1": return [(number: "5", title: say(OfficeWords.offices)), own]
      default: return [own]
      }
    }
  }

  private func cover(_ contents: [(number: String, title: String)]) -> Page {
    let title = say(OfficeWords.pack)
    return Page(
      language: language, id: title, title: title,
      head: [
        Page.Line(say(OfficeWords.meeting), [meeting.text]), words.head(list.date),
      ],
      sections: [
        ledger.figures, Page.Section(say(OfficeWords.contents), [.contents(contents)]),
      ], close: say(OfficeWords.packClose))
  }

  private var ledgerPage: Page {
    let title = say(CaseloadWords.ledger)
    return Page(
      language: language, id: title, title: title, head: [],
      sections: [ledger.rows, ledger.unreadable, ledger.examples].compactMap { $0 },
      close: "", isLandscape: true)
  }
}
