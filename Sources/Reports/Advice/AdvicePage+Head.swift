import Advising
import Diagnostics
import FEEL
import Playbooks

extension AdvicePage {
  /// The lines above the advice: the day, the rules, and how much is known.
  var head: [Page.Line] {
    let content = advice.case
    let rules = sentences.playbook(playbook)
    let day = [advice.date.text, say(Labels.playbook) + " " + rules]
    let origin =
      (content.lead.map { [$0] } ?? [])
      + (content.opened.map { [say(Labels.openedOn) + " " + $0.text] } ?? [])
    return [
      line(Labels.tried, advice.trial?.settings.map(\.text) ?? [], tone: .alert),
      line(Labels.asOf, day),
      line(content.lead == nil ? Labels.opened : Labels.inCharge, lead(origin)),
      line(Labels.leader, [content.leader].compactMap { $0 }),
      line(Labels.team, content.team.isEmpty ? [] : [titles.list(content.team)]),
      line(Labels.screened, screened, isListed: true),
      line(Labels.closed, closed, tone: .alert),
      line(
        Labels.parts,
        content.parts.isEmpty ? [] : [titles.list(content.parts.map { $0.title[language] })]
      ),
      line(Labels.facts, factCounts), road,
    ].compactMap { $0 }
  }

  /// The texts beside the label of the lead; if nobody leads, the label itself says "opened".
  private func lead(_ origin: [String]) -> [String] {
    advice.case.lead == nil ? advice.case.opened.map { [$0.text] } ?? [] : origin
  }

  /// The checklists that count as gone through on the day, in playbook order.
  private var screened: [String] {
    advice.case.screened(on: advice.date).map { screen, screening in
      playbook[screen].declaration.title[language]
        + sentences.provenance([screening.source, screening.on?.text].compactMap { $0 })
    }
  }

  /// That people have struck the case off their list, from that day on.
  private var closed: [String] {
    guard let closed = advice.case.closed, closed.on <= advice.date else { return [] }
    return [closed.on.text, say(Labels.outcome(closed.outcome)), closed.by, closed.note]
      .compactMap { $0 }
  }

  private var factCounts: [String] {
    let content = advice.case
    let all = Array(content.facts.values) + content.parts.flatMap { $0.facts.values }
    let statements = all.compactMap { $0.form(on: advice.date) }
    func count(_ status: Statement.Status?) -> Int {
      statements.count { $0.status == status && ($0.value != nil || status == .asked) }
    }
    let kinds: [Statement.Status?] = [.verified, .stated, nil]
    let known = kinds.reduce(0) { $0 + count($1) }
    let named = kinds.filter { count($0) > 0 }.map { sentences.factCount($0, count($0)) }
    let open = advice.inquiries.count
    let others: [Statement.Status?] = [.disputed, .asked]
    return [sentences.known(known, named)]
      + others.filter { count($0) > 0 }.map { sentences.factCount($0, count($0)) }
      + (advice.inferred.isEmpty ? [] : [sentences.inferredCount(advice.inferred.count)])
      + openScreens
      + (advice.assumptions.isEmpty ? [] : [sentences.assumedCount(advice.assumptions.count)])
      + (open == 0 ? [] : [sentences.openCount(open)])
  }

  /// The summary: what stands in the way, what can be done, what is due first, the state of the
  /// goals.
  var summary: Page.Section {
    let mattering = advice.blockers.filter(\.matters)
    let present = mattering.filter { $0.state == .holds && !$0.follows }
    let following = titles.blockers(mattering.filter { $0.state == .holds && $0.follows })
    let open = mattering.filter(\.state.isUnknown)
    let others = advice.blockers.count { $0.state == .holds && !$0.matters }
    var first = [sentences.presentBlockers(titles.blockers(present))]
    if others > 0 { first.append(sentences.otherBlockers(others)) }
    if !following.isEmpty {
      first.append(sentences.consequences(titles.list(following)))
    }
    if !open.isEmpty {
      let likely = titles.blockers(open.filter(\.isLikely))
      first.append(sentences.openBlockers(open.count, likely: likely))
    }
    let lines = [
      Page.Line(nil, [first.joined(separator: language == .zh ? "" : " ")]),
      Page.Line(nil, [actionCounts]), nearestDue,
      advice.stuck.isEmpty
        ? nil : Page.Line(nil, [sentences.stuck(stuckNames)], tone: .alert),
      deadEnds == 0 ? nil : Page.Line(nil, [sentences.deadEnds(deadEnds)], tone: .alert),
      nextChange,
      advice.goals.isEmpty ? nil : Page.Line(nil, [goals]),
    ]
    return Page.Section(
      say(Labels.summary), isSummary: true, lines.compactMap { $0 }.map(Page.Block.line))
  }

  /// The number of warnings about steps that nothing can bring forward any more.
  private var deadEnds: Int { advice.warnings.count { $0.code == .noWayForward } }

  private var actionCounts: String {
    let counts = ActionState.allCases.compactMap { state -> String? in
      let number = advice.actions.count { $0.state == state && !$0.isIfNeeded }
      return number == 0 ? nil : sentences.actionCount(state, number)
    }
    let preparing = advice.actions.count(where: \.isIfNeeded)
    let note = preparing == 0 ? "" : sentences.perhapsNeeded(preparing)
    return counts.isEmpty
      ? sentences.noActions
      : [sentences.sentence(counts), note].filter { !$0.isEmpty }
        .joined(separator: language == .zh ? "" : " ")
  }

  private var stuckNames: String {
    titles.list(advice.stuck.map { titles.name(titles.reason($0.reason), part: $0.part) })
  }

  private var goals: String {
    let texts = advice.goals.map { goal in
      sentences.goal(titles.name(titles.goal(goal.goal), part: goal.part), word(goal))
    }
    return say(Labels.goals) + say(Labels.colon)
      + texts.joined(separator: say(Labels.separator)) + (language == .zh ? "。" : ".")
  }

  /// The state of the goal; what nobody has said is told apart from what is known.
  private func word(_ goal: Advice.GoalAdvice) -> String {
    guard goal.state == .notOfTheCase, let when = playbook[goal.goal].when else {
      return say(Labels.goal(goal.state))
    }
    let known = Set(
      advice.case.statements(on: advice.date, part: nil).filter { $0.value.knownValue != nil }.keys
    )
    .union(advice.case.parts.flatMap(\.facts.keys)).union(advice.inferred.map(\.fact))
    let facts = playbook.factSlots(read: when.program.slots)
    return say(known.isDisjoint(with: facts) ? Labels.saidToBeNone : Labels.notAGoal)
  }

  /// The earliest due date of a step or a time limit.
  private var nearestDue: Page.Line? {
    guard let due = advice.nearestDue else { return nil }
    let title =
      switch due.subject {
      case .step(let remedy): titles.remedy(remedy)
      case .clock(let clock): playbook[clock].declaration.title[language]
      }
    return Page.Line(
      nil, [sentences.nearestDue(due.date, on: advice.date, titles.name(title, part: due.part))],
      tone: due.date < advice.date ? .alert : .plain)
  }
}
