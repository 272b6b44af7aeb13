import Advising
package import Diagnostics
import FEEL
import Playbooks
package import Reports
package import Verification

/// The impact of a new version of a playbook on a list of cases, as a page.
package struct ImpactPage {
  let impact: Impact
  let language: Language

  /// The page of an impact, in one language.
  package init(_ impact: Impact, language: Language) {
    self.impact = impact
    self.language = language
  }

  /// The page, to be written in any format.
  package var page: Page {
    let rules = DifferencePage(impact.difference, language: language)
    let head = [
      rules.versions, Page.Line(Labels.asOf[language], [impact.date.text]),
    ]
    return Page(
      language: language, id: "impact", title: RuleChangeWords.impactTitle[language], head: head,
      sections: [summary, stuck, changed, open, offices].compactMap { $0 },
      close: RuleChangeWords.closingImpact[language], isAboutRules: true)
  }

  private var summary: Page.Section {
    let changed = impact.changed.count
    let (stuck, open) = (impact.stuck.count, impact.open.count)
    let all = impact.cases.count
    let words = impact.difference.entries(.wording).count
    let read = impact.difference.entries(.substance).count
    let entries = impact.difference.entries.count - words - read
    let rules = Wording(
      en: "rules: \(entries) changed in meaning, added or removed; \(read) say something else; "
        + "\(words) in words only",
      zh: "规则：含义改变、新增或删除 \(entries) 处，内容有变 \(read) 处，仅措辞 \(words) 处")
    let cases = Wording(
      en:
        "cases: \(all); unchanged \(all - changed), other advice \(changed), "
        + "newly stuck \(stuck), not to be said \(open)",
      zh: "案件 \(all)：不变 \(all - changed)，建议有变 \(changed)，变为卡住 \(stuck)，不能判断 \(open)")
    return Page.Section(
      RuleChangeWords.summary[language], isSummary: true,
      [
        .line(Page.Line(nil, [rules[language]])),
        .line(Page.Line(nil, [cases[language]], tone: stuck > 0 ? .alert : .plain)),
      ])
  }

  private var stuck: Page.Section? {
    section(RuleChangeWords.stuckCases, impact.stuck) { entry in
      [Page.Line(RuleChangeWords.stuck[language], entry.becameStuck, tone: .alert)]
    }
  }

  private var changed: Page.Section? {
    section(RuleChangeWords.changedCases, impact.changed) { lines($0) }
  }

  /// The cases with other advice, newly stuck, or not to be said, each with what changes: at most
  /// `most` changes, the others counted.
  package func entries(most: Int) -> [Page.Entry] {
    let found = impact.cases.filter {
      $0.isChanged || !$0.becameStuck.isEmpty || !$0.cannotBeSaid.isEmpty
    }
    return found.map { entry in
      let stuck =
        entry.becameStuck.isEmpty
        ? [] : [Page.Line(RuleChangeWords.stuck[language], entry.becameStuck, tone: .alert)]
      return Page.Entry(
        title: entry.title[language], id: entry.id,
        lines: stuck + lines(entry, most: most) + entry.cannotBeSaid.map(line))
    }
  }

  /// What changes for a case; with `most`, the first changes, and the number of the others.
  func lines(_ entry: CaseImpact, most: Int = .max) -> [Page.Line] {
    let shown = Array(entry.changes.prefix(most))
    let rest = entry.changes.count - shown.count
    var lines = lines(shown)
    if rest > 0 {
      lines.append(Page.Line(nil, [RuleChangeWords.more(rest)[language]], tone: .quiet))
    }
    if !entry.freed.isEmpty {
      lines.append(Page.Line(RuleChangeWords.freed[language], entry.freed))
    }
    if entry.reaches.old != entry.reaches.new {
      let words = entry.reaches.new ? RuleChangeWords.planWon : RuleChangeWords.planLost
      lines.append(
        Page.Line(
          RuleChangeWords.plan[language], [words[language]],
          tone: entry.reaches.new ? .plain : .alert))
    }
    if !entry.leftOut.isEmpty {
      lines.append(Page.Line(RuleChangeWords.leftOut[language], entry.leftOut, tone: .quiet))
    }
    return lines
  }

  private var open: Page.Section? {
    section(RuleChangeWords.openCases, impact.open) { $0.cannotBeSaid.map(line) }
  }

  /// What cannot be said of a case, and the facts that would settle it.
  func line(_ open: CaseImpact.Open) -> Page.Line {
    let facts = open.facts.map { "\($0.title[language]) (\($0.id))" }
    return Page.Line(
      nil,
      [
        "\(open.title[language]) [\(open.id)]\(Labels.colon[language])"
          + facts.joined(separator: Labels.comma[language])
      ])
  }

  private var offices: Page.Section? {
    let moved = impact.offices.filter { $0.old != $0.new }
    if moved.isEmpty { return nil }
    let lines = moved.map { count in
      Page.Line(
        nil,
        ["\(count.office.title[language])\(Labels.colon[language])\(count.old) -> \(count.new)"])
    }
    let rest = impact.offices.count - moved.count
    let quiet = Page.Line(
      nil, [Wording(en: "\(rest) others unchanged", zh: "其余 \(rest) 个单位不变")[language]],
      tone: .quiet)
    return Page.Section(
      RuleChangeWords.offices[language], (lines + (rest > 0 ? [quiet] : [])).map(Page.Block.line))
  }

  /// A section with an entry for each case; nil where there is none.
  func section(
    _ title: Wording, _ cases: [CaseImpact], _ lines: (CaseImpact) -> [Page.Line]
  ) -> Page.Section? {
    if cases.isEmpty { return nil }
    return Page.Section(
      title[language], count: cases.count,
      cases.map { .entry(Page.Entry(title: $0.title[language], id: $0.id, lines: lines($0))) })
  }

  /// A line for each change, and the reasons once for changes of one subject.
  private func lines(_ changes: [CaseImpact.Change]) -> [Page.Line] {
    changes.indices.flatMap { index -> [Page.Line] in
      let change = changes[index]
      let next = index + 1 < changes.count ? changes[index + 1] : nil
      let line = Page.Line(nil, [text(change)])
      if change.because.isEmpty || next?.isOfSameSubject(as: change) == true { return [line] }
      let reasons = change.because.prefix(4).map { entry in
        "\(entry.section.word[language]) \(entry.id) "
          + "(\(RuleChangeWords.kind(entry.kind)[language]))"
      }
      return [line, Page.Line(RuleChangeWords.because[language], Array(reasons), tone: .quiet)]
    }
  }

  private func text(_ change: CaseImpact.Change) -> String {
    let name = change.part.map { "\(change.id)@\($0)" } ?? change.id
    let states: (String, String)
    var label = ""
    switch change.states {
    case .action(let old, let new): states = (word(old), word(new))
    case .blocker(let old, let new): states = (word(old), word(new))
    case .contradiction(let isNew):
      let (fits, clashes) = (
        Wording(en: "no contradiction", zh: "不矛盾")[language],
        Wording(en: "contradiction", zh: "互相矛盾")[language]
      )
      states = isNew ? (fits, clashes) : (clashes, fits)
    case .inferred(let fact, let old, let new):
      func word(_ value: Value?) -> String {
        value.map { ShownValue(language: language).text($0, of: fact) }
          ?? Wording(en: "not inferred", zh: "不能推断")[language]
      }
      states = (word(old), word(new))
    case .told(let kind, let detail, let old, let new):
      let words = ToldWords(kind: kind, detail: detail, language: language)
      states = (words.text(old, beside: new), words.text(new, beside: old))
      label = words.label.map { "\($0) " } ?? ""
      if let subject = words.subject {
        return "\(subject)\(Labels.colon[language])\(label)\(states.0) -> \(states.1)"
      }
    }
    return "\(change.title[language]) [\(name)]\(Labels.colon[language])\(label)"
      + "\(states.0) -> \(states.1)"
  }

  private func word(_ state: ActionState?) -> String {
    switch state {
    case nil: Wording(en: "not advised", zh: "不建议")[language]
    case .now: Labels.now[language]
    case .decide: Labels.decide[language]
    case .inProgress: Labels.inProgress[language]
    case .waiting: Labels.waiting[language]
    case .unknown: Labels.mayFollow[language]
    case .done: Labels.done[language]
    }
  }

  private func word(_ state: CaseImpact.BlockerState?) -> String {
    switch state {
    case nil: Wording(en: "not in the way", zh: "不成立")[language]
    case .present: Wording(en: "in the way", zh: "成立")[language]
    case .likely: Labels.likely[language]
    case .unknown: Labels.notKnown[language]
    case .idle: Wording(en: "present, stops no open goal", zh: "成立，但不影响未实现的目标")[language]
    }
  }
}

extension CaseImpact.Change {
  fileprivate func isOfSameSubject(as other: CaseImpact.Change) -> Bool {
    guard case .told(let kind, _, _, _) = states, case .told(let otherKind, _, _, _) = other.states
    else { return false }
    return kind == otherKind && id == other.id && part == other.part && kind != .warning
  }
}
