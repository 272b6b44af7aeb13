import Diagnostics
import FEEL
import Playbooks
import Reports
import Verification

/// A draft of the list of changes that the rules carry with them, as Markdown.
///
/// Each entry ends with an open reason, which only its author can give.
struct ChangelogText {
  let difference: PlaybookDifference
  let date: CalendarDate
  let language: Language

  var text: String {
    let (meaning, substance) = (difference.inMeaning, difference.inSubstance)
    let words = difference.entries(.wording).count
    var sections = ["## \(difference.new.version) (\(date.text))\n", note]
    if meaning.isEmpty, substance.isEmpty, words == 0 {
      return sections[0] + "\n" + say(RuleChangeWords.equal) + "\n"
    }
    sections += [
      section(RuleChangeWords.meaningHeading, meaning),
      section(RuleChangeWords.substanceHeading, substance),
    ].compactMap { $0 }
    if words > 0 { sections.append(say(RuleChangeWords.wordingOnly(words)) + "\n") }
    return sections.joined(separator: "\n")
  }

  private func say(_ wording: Wording) -> String { wording[language] }

  private var note: String {
    let (old, new) = (difference.old.version, difference.new.version)
    return say(
      Wording(
        en:
          "> Draft, \(old) -> \(new): give the reason after each \"Why\", join what belongs together, and delete this line.",
        zh: "> 草稿（\(old) -> \(new)）：请在每条“理由”后写明理由，合并同类条目，定稿后删去本行。")) + "\n"
  }

  private func section(_ heading: Wording, _ entries: [EntryDifference]) -> String? {
    if entries.isEmpty { return nil }
    let whole = WholeEntries(difference, language: language)
    let why = Page.Line(say(Wording(en: "Why", zh: "理由")), ["…"])
    let list = PageMarkdown().list(entries.map { whole.entry($0, more: [why]) }, language)
    return "### \(say(heading))\n\n\(list)"
  }
}
