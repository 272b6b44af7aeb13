import Diagnostics
import FEEL
import Playbooks
import Reports
import Verification

/// A proposal as a page that those who decide can sign.
struct ProposalPage {
  let proposal: Proposal
  let language: Language
  /// Whether wording and every change of a case are listed.
  let isFull: Bool

  /// The number of changes of a case that are told where not all are.
  private static let mostChanges = 3

  func say(_ wording: Wording) -> String { wording[language] }

  var page: Page {
    Page(
      language: language, id: proposal.difference.new.id, title: say(ProposalWords.title),
      head: [
        version(ProposalWords.old, proposal.difference.old),
        version(ProposalWords.new, proposal.difference.new),
        Page.Line(say(Labels.asOf), [proposal.date.text]),
      ],
      sections: [summary] + changes + cases + [checks, approval],
      close: say(ProposalWords.close))
  }

  private func version(_ label: Wording, _ playbook: Playbook) -> Page.Line {
    Page.Line(
      say(label), ["\(playbook.version) (\(say(ProposalWords.digest)) \(playbook.digest))"])
  }

  private var summary: Page.Section {
    let sentences = [
      ProposalWords.changes(proposal.difference), ProposalWords.cases(proposal.impact),
      ProposalWords.open(proposal),
    ]
    return Page.Section(
      say(ProposalWords.summary), isSummary: true,
      sentences.map { .line(Page.Line(nil, [say($0)])) })
  }

  private var changes: [Page.Section] {
    let whole = WholeEntries(proposal.difference, language: language)
    func section(_ title: Wording, _ entries: [EntryDifference]) -> Page.Section? {
      if entries.isEmpty { return nil }
      return Page.Section(
        say(title), count: entries.count, entries.map { .entry(whole.entry($0)) })
    }
    let words = proposal.difference.entries(.wording)
    let wording =
      isFull || words.isEmpty
      ? section(ProposalWords.wording, words)
      : Page.Section(
        say(ProposalWords.wording), count: words.count,
        [.line(Page.Line(nil, [say(ProposalWords.wordingCounted)], tone: .quiet))])
    return [
      section(RuleChangeWords.meaningHeading, proposal.difference.inMeaning),
      section(RuleChangeWords.substanceHeading, proposal.difference.inSubstance), wording,
    ].compactMap { $0 }
  }

  private var cases: [Page.Section] {
    guard let impact = proposal.impact else { return [] }
    let words = ImpactPage(impact, language: language)
    func section(_ title: Wording, _ cases: [CaseImpact], _ lines: (CaseImpact) -> [Page.Line])
      -> Page.Section?
    {
      if cases.isEmpty { return nil }
      return Page.Section(
        say(title), count: cases.count,
        cases.map { .entry(Page.Entry(title: $0.title[language], id: $0.id, lines: lines($0))) })
    }
    return [
      section(RuleChangeWords.stuckCases, impact.stuck) { item in
        [Page.Line(say(RuleChangeWords.stuck), item.becameStuck, tone: .alert)]
      },
      section(RuleChangeWords.changedCases, impact.changed) { item in
        words.lines(item, most: isFull ? .max : Self.mostChanges)
      },
      section(RuleChangeWords.openCases, impact.open) { $0.cannotBeSaid.map(words.line) },
    ].compactMap { $0 }
  }

  private var checks: Page.Section {
    let severe = proposal.newFindings.filter { isFull || $0.severity != .note }
    var lines = [
      Page.Line(say(ProposalWords.findings), [say(ProposalWords.counts(proposal.findings))]),
      Page.Line(
        say(ProposalWords.newFindings), [say(ProposalWords.counts(proposal.newFindings))]),
      list(nil, severe.map(finding), tone: .alert),
      Page.Line(say(ProposalWords.tests), [say(ProposalWords.tests(proposal))]),
      list(ProposalWords.failing, proposal.failures.map(\.test.name), tone: .alert),
    ]
    lines += changed(ProposalWords.tests, proposal.testChanges)
    let results = proposal.promises.results
    lines += [
      Page.Line(
        say(ProposalWords.promises), [say(ProposalWords.promises(proposal.promises))]),
      list(
        ProposalWords.broken, results.filter { $0.broken > 0 }.map(\.property.name), tone: .alert),
      list(
        ProposalWords.untried, results.filter(\.isUntried).map(\.property.name), tone: .alert),
    ]
    lines += changed(ProposalWords.promises, proposal.promiseChanges)
    return Page.Section(
      say(ProposalWords.checks), lines.compactMap { $0 }.map(Page.Block.line))
  }

  private func list(_ label: Wording?, _ items: [String], tone: Page.Tone = .plain) -> Page.Line? {
    items.isEmpty ? nil : Page.Line(label.map(say), items, tone: tone, isListed: true)
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

  /// Room for those who propose and who approve.
  private var approval: Page.Section {
    let choices = ProposalWords.choices.map(say).joined(separator: "\n")
    func row(_ role: Wording, _ decision: String) -> Page.Table.Row {
      let room = Page.Table.Cell(nil as String?)
      return Page.Table.Row([.init(say(role)), room, room, room, .init(decision), room])
    }
    let columns: [Page.Table.Column] = [
      .init(say(ProposalWords.role), width: 10),
      .init(say(ProposalWords.name), width: 14, isRoom: true),
      .init(say(ProposalWords.office), width: 18, isRoom: true),
      .init(say(ProposalWords.date), width: 12, isRoom: true),
      .init(say(ProposalWords.decision), width: 18),
      .init(say(ProposalWords.reason), width: 26, isRoom: true),
    ]
    return Page.Section(
      say(ProposalWords.approval),
      [
        .table(
          Page.Table(
            columns, [row(ProposalWords.proposes, ""), row(ProposalWords.approves, choices)]))
      ])
  }
}
