import Diagnostics
import Playbooks
import Reports
import Verification

/// The details of a proposal, after the form.
extension ProposalPage {
  /// The number of changes of a case that are told where not all are.
  private static let mostChanges = 3

  /// The page of the details; nil where there are none.
  var annex: Page? {
    let sections = changedEntries + changedCases + [checked].compactMap { $0 }
    return sections.isEmpty ? nil : page(ProposalWords.annex, sections)
  }

  private var changedEntries: [Page.Section] {
    let whole = WholeEntries(difference, language: language, showsExamples: isFull)
    func section(_ title: Wording, _ entries: [EntryDifference]) -> Page.Section? {
      if entries.isEmpty { return nil }
      return Page.Section(
        say(title), count: entries.count, entries.map { .entry(whole.entry($0)) })
    }
    return [
      section(RuleChangeWords.meaningHeading, difference.inMeaning),
      section(RuleChangeWords.substanceHeading, difference.inSubstance),
      isFull ? section(ProposalWords.wording, difference.entries(.wording)) : nil,
    ].compactMap { $0 }
  }

  private var changedCases: [Page.Section] {
    guard let impact = proposal.impact else { return [] }
    let words = ImpactPage(impact, language: language)
    return [
      words.section(RuleChangeWords.stuckCases, impact.stuck) { item in
        [Page.Line(say(RuleChangeWords.stuck), item.becameStuck, tone: .alert)]
      },
      words.section(RuleChangeWords.changedCases, impact.changed) { item in
        words.lines(item, most: isFull ? .max : Self.mostChanges)
      },
      words.section(RuleChangeWords.openCases, impact.open) { $0.cannotBeSaid.map(words.line) },
    ].compactMap { $0 }
  }

  private var checked: Page.Section? {
    let severe = proposal.newFindings.filter { isFull || $0.severity != .note }
    let results = proposal.promises.results
    let lines =
      [
        list(ProposalWords.newFindings, severe.map(finding), tone: .alert),
        list(ProposalWords.failing, proposal.failures.map(\.test.name), tone: .alert),
        list(
          ProposalWords.broken, results.filter { $0.broken > 0 }.map(\.property.name),
          tone: .alert),
        list(
          ProposalWords.untried, results.filter(\.isUntried).map(\.property.name), tone: .alert),
      ] + changed(ProposalWords.tests, proposal.testChanges)
      + changed(ProposalWords.promises, proposal.promiseChanges)
    let told = lines.compactMap { $0 }.map(Page.Block.line)
    return told.isEmpty ? nil : Page.Section(say(ProposalWords.checks), told)
  }

  private func list(_ label: Wording, _ items: [String], tone: Page.Tone = .plain) -> Page.Line? {
    items.isEmpty ? nil : Page.Line(say(label), items, tone: tone, isListed: true)
  }

  private func changed(_ what: Wording, _ changes: Proposal.Renewed) -> [Page.Line?] {
    [
      list(ProposalWords.added(what), changes.added),
      list(ProposalWords.removed(what), changes.removed),
      list(ProposalWords.rewritten(what), changes.rewritten),
    ]
  }

  private func finding(_ diagnostic: Diagnostic) -> String {
    let place = "\(diagnostic.place.file.name):\(diagnostic.place.start.line)"
    return "\(say(diagnostic.message)) [\(diagnostic.id)] \(place)"
  }
}
