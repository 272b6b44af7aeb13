import Diagnostics
import FEEL
import Playbooks
import Reports
import Verification

/// A proposal as a form that those who decide can sign, on one sheet; the details follow in an annex.
struct ProposalPage {
  let proposal: Proposal
  let language: Language
  /// Whether the annex lists wording, examples and every change of a case.
  let isFull: Bool

  /// The number of changes, and of cases in a row, that the form names; the rest are counted.
  private static let mostNamed = (changes: 16, cases: 30)

  var difference: PlaybookDifference { proposal.difference }
  func say(_ wording: Wording) -> String { wording[language] }

  var form: Page {
    page(ProposalWords.title, [summary, changes, cases, checks, approval].compactMap { $0 })
  }

  /// A page on this change.
  func page(_ title: Wording, _ sections: [Page.Section]) -> Page {
    let rules = "\(difference.new.title[language]) [\(difference.new.id)]"
    return Page(
      language: language, id: say(title), title: say(title),
      head: [
        Page.Line(say(Labels.playbook), [rules]), version(ProposalWords.old, difference.old),
        version(ProposalWords.new, difference.new),
        Page.Line(say(Labels.asOf), [proposal.date.text]),
      ], sections: sections, close: say(ProposalWords.close), isAboutRules: true)
  }

  private func version(_ label: Wording, _ playbook: Playbook) -> Page.Line {
    let digest = say(ProposalWords.digest) + say(Labels.colon) + playbook.digest
    return Page.Line(say(label), [playbook.version, digest])
  }

  private var summary: Page.Section {
    let sentences = [
      ProposalWords.changes(difference), ProposalWords.cases(proposal.impact),
      ProposalWords.open(proposal),
    ]
    return Page.Section(
      say(ProposalWords.summary), isSummary: true,
      sentences.map { .line(Page.Line(nil, [say($0)])) })
  }

  /// A row for each change but those of wording.
  private var changes: Page.Section? {
    let entries = difference.inMeaning + difference.inSubstance
    if entries.isEmpty { return nil }
    let shown = entries.prefix(Self.mostNamed.changes)
    let columns: [Page.Table.Column] = [
      .init(say(ProposalWords.kind), width: 9),
      .init(say(ProposalWords.entry), width: 38),
      .init(say(ProposalWords.change), width: 48, .below),
    ]
    let rows = shown.map { entry in
      Page.Table.Row([
        .init(say(kind(entry))), .init("\(words.title(entry)) [\(entry.id)]"),
        .init(changed(entry).joined(separator: "\n")),
      ])
    }
    var blocks: [Page.Block] = [.table(Page.Table(columns, rows))]
    let rest = entries.count - shown.count
    if rest > 0 {
      blocks.append(.line(Page.Line(nil, [say(ProposalWords.inAnnex(rest))], tone: .quiet)))
    }
    return Page.Section(say(ProposalWords.changes), count: entries.count, blocks)
  }

  private func kind(_ entry: EntryDifference) -> Wording {
    switch entry.kind {
    case .added, .removed: RuleChangeWords.kind(entry.kind)
    case .meaning: ProposalWords.meaning
    case .substance, .wording: ProposalWords.substance
    }
  }

  private var words: DifferencePage {
    DifferencePage(difference, language: language, showsExamples: isFull)
  }

  private func changed(_ entry: EntryDifference) -> [String] {
    let lines = entry.aspects.compactMap(short)
    return lines.isEmpty ? [say(ProposalWords.seeAnnex)] : lines
  }

  /// The change of a key on one line; nil where it is one of wording.
  private func short(_ aspect: EntryDifference.Aspect) -> String? {
    let key = KeyWords.heading(aspect.key, language) + say(Labels.colon)
    switch aspect.change {
    case .wording: return nil
    case .value, .substance:
      let lines = words.lines(aspect)
      return lines.count == 1 ? key + lines[0].items.joined() : key + say(ProposalWords.seeAnnex)
    case .condition(let condition):
      if condition.isEquivalent { return nil }
      let shifts = condition.shifts.map(short)
      let open = condition.notAnalysed.isEmpty ? [] : [say(RuleChangeWords.notAnalysed)]
      return key + (shifts + open).joined(separator: say(Labels.comma))
    }
  }

  /// The old and the new value, with the cases if they are one set.
  private func short(_ shift: ConditionDifference.Shift) -> String {
    let text = ShiftText(language: language)
    let cases = text.cases(shift)
    guard cases.count == 1 else { return text.heading(shift) }
    return text.heading(shift) + (language == .zh ? "（\(cases[0])）" : " (\(cases[0]))")
  }

  /// The names of the cases that the change affects.
  private var cases: Page.Section? {
    guard let impact = proposal.impact else { return nil }
    func line(_ label: Wording, _ cases: [CaseImpact], tone: Page.Tone = .plain) -> Page.Line? {
      if cases.isEmpty { return nil }
      let named = cases.prefix(Self.mostNamed.cases).map { $0.title[language] }
      let rest = cases.count - named.count
      let names = named + (rest > 0 ? [say(ProposalWords.inAnnex(rest))] : [])
      return Page.Line(
        say(label), [names.joined(separator: say(ProposalWords.semicolon))], tone: tone)
    }
    let lines = [
      line(ProposalWords.stuck, impact.stuck, tone: .alert),
      line(ProposalWords.otherAdvice, impact.changed), line(ProposalWords.unsaid, impact.open),
    ].compactMap { $0 }
    return lines.isEmpty
      ? nil : Page.Section(say(ProposalWords.affected), lines.map(Page.Block.line))
  }

  private var checks: Page.Section {
    let lines = [
      Page.Line(say(ProposalWords.findings), [say(ProposalWords.findings(proposal))]),
      Page.Line(say(ProposalWords.tests), [say(ProposalWords.tests(proposal))]),
      Page.Line(say(ProposalWords.promises), [say(ProposalWords.promises(proposal))]),
    ]
    return Page.Section(say(ProposalWords.checks), lines.map(Page.Block.line))
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
      .init(say(ProposalWords.decision), width: 20),
      .init(say(ProposalWords.reason), width: 26, isRoom: true),
    ]
    let rows = [row(ProposalWords.proposes, ""), row(ProposalWords.approves, choices)]
    return Page.Section(say(ProposalWords.approval), [.table(Page.Table(columns, rows))])
  }
}
