package import Diagnostics
import FEEL
import Playbooks
package import Reports
package import Verification

/// The differences in meaning between two versions of a playbook, as a page.
package struct DifferencePage {
  let difference: PlaybookDifference
  let language: Language
  /// Whether a changed condition is shown by an example, in the words of a case file.
  private let showsExamples: Bool

  /// The page of a difference, in one language.
  package init(_ difference: PlaybookDifference, language: Language, showsExamples: Bool = true) {
    self.difference = difference
    self.language = language
    self.showsExamples = showsExamples
  }

  /// The page, to be written in any format.
  package var page: Page {
    let kinds: [EntryDifference.Kind] = [.meaning, .added, .removed, .substance, .wording]
    return Page(
      language: language, id: "diff", title: say(RuleChangeWords.differenceTitle), head: [versions],
      sections: [summary] + kinds.compactMap(section) + [notAnalysed].compactMap { $0 },
      close: say(RuleChangeWords.closingDifference), isAboutRules: true)
  }

  func say(_ wording: Wording) -> String { wording[language] }

  var versions: Page.Line {
    let (old, new) = (difference.old, difference.new)
    return Page.Line(
      say(RuleChangeWords.versions),
      ["\(old.version) (\(old.digest.prefix(7))) -> \(new.version) (\(new.digest.prefix(7)))"])
  }

  /// The number of changes of each kind, with one line for each section of the playbook.
  var summary: Page.Section {
    let lines = EntryDifference.sections.compactMap { section -> Page.Line? in
      let own = difference.entries.filter { $0.section == section }
      let counts = EntryDifference.Kind.allCases.compactMap { kind -> String? in
        let count = own.count { $0.kind == kind }
        return count == 0 ? nil : "\(say(RuleChangeWords.kind(kind))) \(count)"
      }
      if counts.isEmpty { return nil }
      let equal = difference.equal[section] ?? 0
      return Page.Line(
        say(section.word),
        counts + ["\(say(RuleChangeWords.unchanged)) \(equal)"])
    }
    let none = Page.Line(nil, [say(RuleChangeWords.equal)])
    return Page.Section(
      say(RuleChangeWords.summary), isSummary: true,
      (lines.isEmpty ? [none] : lines).map(Page.Block.line))
  }

  private func section(_ kind: EntryDifference.Kind) -> Page.Section? {
    let entries = difference.entries(kind)
    if entries.isEmpty { return nil }
    return Page.Section(
      say(RuleChangeWords.kind(kind)), count: entries.count, entries.map { .entry(entry($0)) })
  }

  private func entry(_ entry: EntryDifference) -> Page.Entry {
    let place = entry.place.map {
      Page.Line(nil, ["\($0.file.name):\($0.start.line)"], tone: .quiet)
    }
    return Page.Entry(
      title: title(entry), id: entry.id,
      lines: entry.aspects.flatMap(lines) + [place].compactMap { $0 })
  }

  /// The kind of the entry and its title.
  func title(_ entry: EntryDifference) -> String {
    say(entry.section.word) + say(Labels.colon) + entry.title[language]
  }

  func lines(_ aspect: EntryDifference.Aspect) -> [Page.Line] {
    let key = KeyWords.heading(aspect.key, language)
    return switch aspect.change {
    case .value(let old, let new): [line(key, old, new)]
    case .substance(let old, let new): lines(key, old, new)
    case .wording(let old, let new):
      [line(key, shown(old, beside: new), shown(new, beside: old))]
    case .condition(let difference): lines(key, difference)
    }
  }

  /// One text beside the other, or each list whole.
  private func lines(_ key: String, _ old: [Text], _ new: [Text]) -> [Page.Line] {
    if old.count <= 1, new.count <= 1 {
      let texts = (old.shown(beside: new, language).first, new.shown(beside: old, language).first)
      return [line(key, texts.0, texts.1)]
    }
    func list(_ word: Wording, _ texts: [String]) -> Page.Line? {
      if texts.isEmpty { return nil }
      return Page.Line(
        "\(key)\(Labels.comma[language])\(say(word))", texts, isListed: true)
    }
    return [
      list(RuleChangeWords.before, old.shown(beside: new, language)),
      list(RuleChangeWords.after, new.shown(beside: old, language)),
    ].compactMap { $0 }
  }

  /// The text in the language of the page, or in all languages if it is unchanged in that one.
  private func shown(_ text: Text?, beside other: Text?) -> String? {
    guard let text, let other, text[language] == other[language] else { return text?[language] }
    return text.translations.map(\.text).joined(separator: " / ")
  }

  private func line(_ key: String, _ old: String?, _ new: String?) -> Page.Line {
    let nothing = say(RuleChangeWords.nothing)
    return Page.Line(key, ["\(old ?? nothing) -> \(new ?? nothing)"])
  }

  private func lines(_ key: String, _ condition: ConditionDifference) -> [Page.Line] {
    let shown = { (text: String?) in text.map { "`\($0)`" } }
    var lines: [Page.Line] = []
    if condition.old != condition.new {
      lines.append(line(key, shown(condition.old), shown(condition.new)))
    } else {
      lines.append(
        Page.Line(
          key,
          [
            Wording(
              en: "same words; what they rest on has changed", zh: "文字未变，所依据的推算项有变")[language]
          ]))
    }
    if condition.isEquivalent {
      return lines + [Page.Line(nil, [say(RuleChangeWords.sameMeaning)])]
    }
    let text = ShiftText(language: language)
    for shift in condition.shifts {
      lines.append(Page.Line(text.heading(shift), text.cases(shift), isListed: true))
      if let example = text.example(shift) {
        guard showsExamples else { continue }
        lines.append(Page.Line(say(RuleChangeWords.example), [example]))
      } else if shift.isExcluded {
        lines.append(Page.Line(nil, [say(RuleChangeWords.onlyExcluded)]))
      }
    }
    if !condition.notAnalysed.isEmpty {
      lines.append(
        Page.Line(
          say(RuleChangeWords.notAnalysed), condition.notAnalysed.map { "`\($0)`" }, tone: .alert))
    }
    return lines
  }

  private var notAnalysed: Page.Section? {
    let texts = difference.notAnalysed
    if texts.isEmpty { return nil }
    return Page.Section(
      say(RuleChangeWords.notAnalysed), count: texts.count,
      [.line(Page.Line(nil, texts.map { "`\($0)`" }, isListed: true))])
  }
}

extension [Text] {
  /// The texts in the language, or in all languages where the other list says the same in that one.
  func shown(beside other: [Text], _ language: Language) -> [String] {
    let own = map { $0[language] }
    guard own == other.map({ $0[language] }) else { return own }
    return map { $0.translations.map(\.text).joined(separator: " / ") }
  }
}
