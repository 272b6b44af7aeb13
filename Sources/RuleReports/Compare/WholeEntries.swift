import Advising
import Diagnostics
import Playbooks
import Reports
import Verification

/// Tells changed entries for people who decide on them: of an added or removed one all that the
/// handbook says.
struct WholeEntries {
  private let page: DifferencePage
  private let handbooks: (old: Handbook, new: Handbook)

  init(_ difference: PlaybookDifference, language: Language, showsExamples: Bool = false) {
    page = DifferencePage(difference, language: language, showsExamples: showsExamples)
    func handbook(_ playbook: Playbook) -> Handbook {
      Handbook(playbook, Precedence(Advisor(playbook)), language: language, format: .markdown)
    }
    handbooks = (handbook(difference.old), handbook(difference.new))
  }

  /// The entry with what changed, and further lines after that.
  func entry(_ entry: EntryDifference, more: [Page.Line] = []) -> Page.Entry {
    Page.Entry(title: title(entry), id: entry.id, lines: lines(entry) + more)
  }

  private func title(_ entry: EntryDifference) -> String {
    let title = page.title(entry)
    switch entry.kind {
    case .added, .removed:
      return page.say(RuleChangeWords.kind(entry.kind)) + page.say(Labels.colon) + title
    case .meaning, .substance, .wording: return title
    }
  }

  private func lines(_ entry: EntryDifference) -> [Page.Line] {
    switch entry.kind {
    case .added: handbooks.new.lines(of: entry.section, entry.id)
    case .removed: handbooks.old.lines(of: entry.section, entry.id)
    case .meaning, .substance, .wording: entry.aspects.flatMap(page.lines)
    }
  }
}
