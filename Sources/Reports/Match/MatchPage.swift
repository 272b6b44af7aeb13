package import Advising
package import Diagnostics
import FEEL
import Playbooks

/// The companies compared with a case, as a page: the best first, each with its reasons.
package struct MatchPage {
  let `case`: Case
  let matches: [Match]
  let language: Language
  /// Whether all questions are shown, and not only the first eight.
  let explains: Bool

  /// The page of the matches, in the order of their ranks.
  package init(_ case: Case, _ matches: [Match], language: Language, explain: Bool = false) {
    self.case = `case`
    self.matches = matches
    self.language = language
    explains = explain
  }

  /// The page, to be written in any format.
  package var page: Page {
    Page(
      language: language, id: `case`.id, title: `case`.title[language], head: head,
      sections: [summary, companies, conditions, open].compactMap { $0 },
      close: say(Labels.closing))
  }

  func say(_ wording: Wording) -> String { wording[language] }

  private var head: [Page.Line] {
    guard let advice = matches.first?.advice else { return [] }
    let playbook = advice.playbook
    let rules = Sentences(language: language).playbook(playbook)
    return [
      Page.Line(say(Labels.asOf), [advice.date.text, say(Labels.playbook) + " " + rules])
    ]
  }

  private var summary: Page.Section? {
    let words = MatchWords(language: language)
    let ruledOut = matches.count { match in
      !match.roles.isEmpty && match.roles.allSatisfy { $0.rank.counts.first != 0 }
    }
    let best = matches.first.flatMap { match in
      match.roles.first.map { words.best(match.candidate.title[language], role($0, of: match)) }
    }
    let lines =
      matches.isEmpty
      ? [words.nobody]
      : [words.result(matches.count, ruledOut: ruledOut), best, words.rankedBy].compactMap { $0 }
    return Page.Section(
      say(Labels.summary), isSummary: true,
      lines.map { .line(Page.Line(nil, [$0])) })
  }

  private var companies: Page.Section? {
    let entries = matches.enumerated().map { entry($1, number: $0 + 1) }
    return entries.isEmpty
      ? nil
      : Page.Section(
        say(MatchLabels.companies), count: entries.count, entries.map(Page.Block.entry))
  }

  private func entry(_ match: Match, number: Int) -> Page.Entry {
    let roles = match.roles.map { role($0, of: match) }
    let lines =
      [
        Page.Line(
          say(MatchLabels.role), roles.isEmpty ? [say(MatchLabels.offersNothing)] : roles,
          isListed: true)
      ] + Match.Kind.allCases.compactMap { line($0, match) }
    return Page.Entry(
      number: number, title: match.candidate.title[language], id: match.candidate.id, lines: lines)
  }

  private func role(_ role: Match.Role, of match: Match) -> String {
    let name = match.advice.playbook[role.goal].declaration.title[language]
    return MatchWords(language: language).role(
      name, isOffered: role.isOffered == .holds, counts: role.rank.counts)
  }

  private func line(_ kind: Match.Kind, _ match: Match) -> Page.Line? {
    let items = match.findings.filter { $0.kind == kind }.map { text($0, of: match) }
    guard !items.isEmpty else { return nil }
    return Page.Line(
      say(kind == .unknown ? MatchLabels.notKnownWhether : MatchLabels.kind(kind)), items,
      tone: kind == .bars ? .alert : .plain, isListed: true)
  }

  /// A finding against the company: the roles concerned, the reasons, and the remedy that cures it.
  private func text(_ finding: Match.Finding, of match: Match) -> String {
    let titles = Titles(advice: match.advice, language: language)
    let parts = match.parts(of: finding).map(titles.goal)
    var text = titles.name(titles.blocker(finding.blocker), parts: [])
    if !parts.isEmpty { text += bracketed(titles.list(parts)) }
    if finding.kind != .unknown {
      let reasons = reasons(finding, of: match)
      if !reasons.isEmpty {
        text += say(Labels.colon) + reasons.joined(separator: Labels.separator[language])
      }
    }
    if let cure = finding.cure { text += bracketed(Labels.cure[language] + titles.remedy(cure)) }
    return text
  }

  /// The stated facts behind a finding, without one whose title is the same as the finding's.
  private func reasons(_ finding: Match.Finding, of match: Match) -> [String] {
    let playbook = match.advice.playbook
    let page = AdvicePage(match.advice, language: language)
    let title = playbook[finding.blocker].declaration.title
    return finding.because.filter { evidence in
      evidence.statement != nil && playbook.fact(at: evidence.fact)?.title != title
    }.map(page.text)
  }

  private func bracketed(_ text: String) -> String { language == .zh ? "（\(text)）" : " (\(text))" }

  /// The measures by which the city could help, with the companies that each helps.
  private var conditions: Page.Section? {
    guard let advice = matches.first?.advice else { return nil }
    let titles = Titles(advice: advice, language: language)
    let entries = MatchConditions(matches).all.map { condition in
      let remedy = advice.playbook[condition.remedy]
      let lines = [
        Page.Line(say(Labels.lead), [remedy.lead].compactMap { $0 }.map(titles.office)),
        Page.Line(say(Labels.with), remedy.with.map(titles.office)),
        Page.Line(say(Labels.counterparts), remedy.counterparts.map(titles.office)),
        Page.Line(say(Labels.decidedBy), [remedy.decide?.by].compactMap { $0 }.map(titles.office)),
        Page.Line(
          say(Labels.consider), (remedy.decide?.consider ?? []).map { $0[language] },
          isListed: true),
        Page.Line(say(Labels.steps), remedy.steps.map { $0[language] }, isListed: true),
        Page.Line(say(MatchLabels.helps), condition.helps.map { $0.title[language] }),
        AdvicePage(advice, language: language).grounds(remedy.basis),
      ].compactMap { $0 }.filter { !$0.items.isEmpty }
      return Page.Entry(title: titles.remedy(condition.remedy), id: remedy.id, lines: lines)
    }
    return entries.isEmpty
      ? nil
      : Page.Section(
        say(MatchLabels.conditions), count: entries.count, entries.map(Page.Block.entry))
  }

  /// The questions and open checklists of all companies together, each once.
  private var open: Page.Section? {
    guard let advice = matches.first?.advice else { return nil }
    let titles = Titles(advice: advice, language: language)
    let found = MatchQuestions(matches)
    let questions = found.all
    let shown = explains ? questions : Array(questions.prefix(8))
    var blocks = shown.map { question -> Page.Block in
      let fact = advice.playbook.fact(at: question.fact)
      let lines = [
        Page.Line(say(Labels.askWhom), [fact?.whereFound?[language]].compactMap { $0 }),
        Page.Line(say(MatchLabels.concerns), question.companies.map { $0.title[language] }),
      ].filter { !$0.items.isEmpty }
      return .entry(
        Page.Entry(title: titles.question(question.fact), id: fact?.id, lines: lines))
    }
    if questions.count > shown.count {
      let more = Sentences(language: language).moreQuestions(questions.count - shown.count)
      blocks.append(.line(Page.Line(nil, [more])))
    }
    for checklist in found.checklists {
      let screen = advice.playbook[checklist.screen]
      let lines = [
        Page.Line(say(Labels.checklist), [titles.list(screen.facts.map(titles.fact))]),
        Page.Line(say(MatchLabels.concerns), checklist.companies.map { $0.title[language] }),
      ].filter { !$0.items.isEmpty }
      blocks.append(
        .entry(Page.Entry(title: titles.question(checklist.screen), id: screen.id, lines: lines)))
    }
    let count = questions.count + found.checklists.count
    return blocks.isEmpty ? nil : Page.Section(say(Labels.unknown), count: count, blocks)
  }
}
