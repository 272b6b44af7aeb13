import Advising
import Playbooks

/// Compares what the two versions tell a reader beside states of actions and blockers.
extension CaseComparer {
  /// All that is told otherwise, or by one version only, in the order in which it is told.
  var otherChanges: [CaseImpact.Change] {
    let names = NamesOfToday(new.playbook)
    let (before, after) = (
      AdviceRows(advice: old, names: names).all, AdviceRows(advice: new, names: names).all
    )
    let known = Dictionary(before.map { ($0.subject, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = Set(after.map(\.subject))
    return after.flatMap { row in
      known[row.subject].map { changes(from: $0, to: row) } ?? appearing(row, isNew: true)
    } + before.filter { !kept.contains($0.subject) }.flatMap { appearing($0, isNew: false) }
  }

  /// What only one version speaks of; actions and blockers have states of their own.
  private func appearing(_ row: AdviceRow, isNew: Bool) -> [CaseImpact.Change] {
    switch row.subject.kind {
    case .action, .blocker, .plan, .order: return []
    case .goal, .question, .screen, .phase, .clock, .decision, .assumption, .warning: break
    }
    let isThere = CaseImpact.Said(codes: ["present"], shown: [Text("present")], isList: false)
    let (detail, said) = row.details.first ?? (.state, isThere)
    return [change(row, detail, isNew ? nil : said, isNew ? said : nil, row, row)]
  }

  private func changes(from old: AdviceRow, to new: AdviceRow) -> [CaseImpact.Change] {
    CaseImpact.Detail.allCases.compactMap { detail in
      let (before, after) = (old[detail], new[detail])
      if detail == .order {
        return order(before, after).map { change(new, detail, $0.0, $0.1, old, new) }
      }
      if before?.codes == after?.codes { return nil }
      return change(new, detail, before, after, old, new)
    }
  }

  private func change(
    _ row: AdviceRow, _ detail: CaseImpact.Detail, _ old: CaseImpact.Said?,
    _ new: CaseImpact.Said?, _ before: AdviceRow, _ after: AdviceRow
  ) -> CaseImpact.Change {
    let subject = row.subject
    return CaseImpact.Change(
      id: subject.id, part: subject.kind == .warning ? nil : subject.part, title: row.title,
      states: .told(subject.kind, detail, old: old, new: new),
      because: reasons(subject, before, after))
  }

  private func reasons(
    _ subject: AdviceRow.Subject, _ before: AdviceRow, _ after: AdviceRow
  ) -> [EntryDifference] {
    let differences = RelevantDifferences(difference)
    switch subject.kind {
    case .action:
      return reasons(
        for: [after.action].compactMap { $0 }, [before.action].compactMap { $0 })
    case .blocker: return differences.entries(blockers: [subject.id], remedies: [], goals: [])
    case .goal: return differences.entries(blockers: [], remedies: [], goals: [subject.id])
    case .question, .assumption: return differences.entries(in: .facts, subject.id)
    case .screen: return differences.entries(in: .screens, subject.id)
    case .phase: return differences.entries(in: .phases, subject.id)
    case .clock: return differences.entries(in: .clocks, subject.id)
    case .decision: return differences.entries(in: .decisions, subject.id)
    case .plan, .order, .warning: return differences.all
    }
  }

  /// The order of what both versions list; nil where it is the same.
  private func order(
    _ old: CaseImpact.Said?, _ new: CaseImpact.Said?
  ) -> (CaseImpact.Said, CaseImpact.Said)? {
    guard let old, let new else { return nil }
    let both = Set(old.codes).intersection(new.codes)
    func common(_ said: CaseImpact.Said) -> CaseImpact.Said {
      let kept = zip(said.codes, said.shown).filter { both.contains($0.0) }
      return CaseImpact.Said(codes: kept.map(\.0), shown: kept.map(\.1), isList: true)
    }
    let (before, after) = (common(old), common(new))
    return before.codes == after.codes ? nil : (before, after)
  }
}
