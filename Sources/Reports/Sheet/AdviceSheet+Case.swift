import Advising
import Diagnostics
import FEEL
import Playbooks

/// What stands in the way, the road, the questions, the time limits, the plan, and what it rests on.
extension AdviceSheet {
  /// The blockers in a line or two, then what cannot be, what is stuck, and what to check.
  var obstacles: [Page.Line] {
    let mattering = advice.blockers.filter(\.matters)
    let present = titles.blockers(mattering.filter { $0.state == .holds && !$0.follows })
    let following = titles.blockers(mattering.filter { $0.state == .holds && $0.follows })
    let besides = titles.blockers(advice.blockers.filter { $0.state == .holds && !$0.matters })
    var text = [
      present.isEmpty
        ? sentences.presentBlockers([])
        : sentences.sentence([present.joined(separator: say(Labels.separator))])
    ]
    if !following.isEmpty { text.append(sentences.consequences(names(following))) }
    if !besides.isEmpty { text.append(sentences.besides(names(besides))) }
    let unknown = mattering.filter(\.state.isUnknown)
    if !unknown.isEmpty {
      let likely = titles.blockers(unknown.filter(\.isLikely))
      let open = titles.blockers(reached(unknown.filter { !$0.isLikely }))
      let later = titles.blockers(unknown).count - open.count - likely.count
      text.append(
        sentences.notYetKnown(names(open), likely: names(likely), later: max(later, 0)))
    }
    return [Page.Line(say(SheetLabels.blockers), [prose(text)])] + goals + contradictions + stuck
      + checks
  }

  /// Those in the phases up to the one where the case stands; all where the playbook has no phases.
  private func reached(_ items: [Advice.BlockerAdvice]) -> [Advice.BlockerAdvice] {
    guard let here = advice.road.stretches.first(where: \.isFrontier)?.phase else { return items }
    return items.filter { item in
      advice.phases[item.blocker].map { !(here < $0) } ?? true
    }
  }

  /// The goals that are reached; people can then close the case.
  private var goals: [Page.Line] {
    let own = advice.goals.filter { $0.state != .notOfTheCase }
    let reached = own.filter { $0.state == .reached }
    guard !reached.isEmpty else { return [] }
    if reached.count == own.count {
      return [Page.Line(say(Labels.goals), [say(SheetLabels.allReached)])]
    }
    let names = reached.map { titles.name(titles.goal($0.goal), part: $0.part) }
    return [Page.Line(say(Labels.goals), [sentences.reached(titles.list(names))])]
  }

  private var contradictions: [Page.Line] {
    advice.contradictions.map { item in
      let facts = item.facts.map(titles.text).joined(separator: say(Labels.separator))
      let text = sentences.contradiction(facts, titles.constraints(item.constraints))
      return Page.Line(
        say(SheetLabels.contradiction), [titles.name(text, part: item.part)], tone: .alert)
    }
  }

  private var stuck: [Page.Line] {
    let names = unique(
      advice.stuck.map { titles.name(titles.reason($0.reason), part: $0.part) })
    return names.isEmpty
      ? []
      : [
        Page.Line(
          say(SheetLabels.stuck), [names.joined(separator: say(Labels.separator))], tone: .alert)
      ]
  }

  /// What to check in the case file; what only the rules are to blame for stands on the full page.
  private var checks: [Page.Line] {
    let shown = advice.warnings.filter { $0.isForTheCase }.map { $0.sentence(language) }
    return shortened(shown, most: 3).map {
      Page.Line(say(SheetLabels.check), [$0], tone: .alert)
    }
  }

  /// Where the case stands, what is blocked further on, and what is unclear.
  var road: [Page.Line] {
    let stretches = advice.road.stretches
    guard !stretches.isEmpty else { return [] }
    func phases(_ state: Road.State) -> [String] {
      stretches.filter { $0.state == state && !$0.isFrontier }
        .map { sentences.quoted(playbook[$0.phase].declaration.title[language]) }
    }
    let here = stretches.first(where: \.isFrontier).map { stretch in
      sentences.here(
        playbook[stretch.phase].declaration.title[language], say(Labels.state(stretch.state)))
    }
    let (blocked, unclear) = (phases(.blocked), phases(.unclear))
    let items = [
      here,
      blocked.isEmpty
        ? nil : say(Labels.state(.blocked)) + say(Labels.colon) + names(blocked),
      unclear.isEmpty ? nil : sentences.unclearPhases(unclear),
    ]
    return [Page.Line(say(Labels.road), items.compactMap { $0 })]
  }

  /// The first questions, each with where the answer is found, and the checklists whose time has come.
  var questions: Page.Section? {
    let inquiries = advice.inquiries
    var facts: [(question: Question, parts: [String])] = []
    var screens: [String] = []
    for case .fact(let question) in inquiries where question.isEarly {
      if let index = facts.firstIndex(where: { $0.question.fact == question.fact }) {
        facts[index].parts += [question.part].compactMap { $0 }
      } else {
        facts.append((question, [question.part].compactMap { $0 }))
      }
    }
    for case .screen(let question) in inquiries where question.isEarly {
      screens.append(titles.screen(question.screen))
    }
    let shown = facts.prefix(extent.questions).map { item in
      let whereFound = playbook.fact(at: item.question.fact)?.whereFound?[language]
      let asked = item.question.asked.map { sentences.askedBefore($0.day) }
      return titles.name(titles.question(item.question.fact), parts: item.parts)
        + sentences.provenance([whereFound.map(sentences.askAt), asked].compactMap { $0 })
    }
    var lines = [Page.Line(nil, Array(shown), isListed: true)]
    if !screens.isEmpty {
      lines.append(Page.Line(nil, [sentences.checklists(names(screens))]))
    }
    let later = inquiries.count - shown.count - screens.count
    if later > 0 {
      let isFirst = shown.isEmpty && screens.isEmpty
      lines.append(
        Page.Line(nil, [sentences.moreToAsk(later, isFirst: isFirst)], tone: .quiet))
    }
    guard !inquiries.isEmpty else { return nil }
    return Page.Section(
      say(SheetLabels.questions), lines.filter { !$0.items.isEmpty }.map(Page.Block.line))
  }

  /// The time limits, the plan, and what the page rests on.
  var arrangement: Page.Section? {
    let calendar = advice.warnings.filter(\.isAboutTheCalendar).map { $0.sentence(language) }
    let lines =
      clocks + plan + (full.line(SheetLabels.days, calendar, tone: .quiet).map { [$0] } ?? [])
      + basis
    return Page.Section(say(SheetLabels.arrangement), lines.map(Page.Block.line))
  }

  /// The time limits that run, are overdue or have expired, the nearest first; then, on a line, those
  /// of which it is not known how they stand.
  private var clocks: [Page.Line] {
    let listed = advice.clocks.filter { $0.state != .met && $0.state != .notStarted }
    guard !listed.isEmpty else { return [] }
    let sorted = listed.enumerated().sorted { a, b in
      guard let left = a.element.due, let right = b.element.due, left != right else {
        let isDated = (a.element.due != nil, b.element.due != nil)
        return isDated.0 == isDated.1 ? a.offset < b.offset : isDated.0
      }
      return left < right
    }.map(\.element)
    let dated = told(sorted.filter { $0.due != nil || $0.state != .unknown })
      .map { $0.name + say(Labels.colon) + $0.state }
    let open = told(sorted.filter { $0.due == nil && $0.state == .unknown }).map(\.name)
    let texts =
      shortened(dated, most: 3)
      + (open.isEmpty ? [] : [sentences.openLimits(names(open))])
    return [Page.Line(say(SheetLabels.clocks), texts, isListed: true)]
  }

  /// The time limits with whose they are and how they stand; what is the same in several parts once.
  private func told(_ clocks: [ClockAdvice]) -> [(name: String, state: String)] {
    let states = clocks.map { item in
      sentences.clock(
        item.state, due: item.due, on: advice.date, isOthers: playbook[item.clock].holder != nil)
    }
    func isSame(_ a: Int, _ b: Int) -> Bool {
      clocks[a].clock == clocks[b].clock && states[a] == states[b]
    }
    return clocks.indices.filter { index in !(0..<index).contains { isSame($0, index) } }
      .map { index in
        let clock = playbook[clocks[index].clock]
        let parts = clocks.indices.filter { isSame($0, index) }.compactMap { clocks[$0].part }
        let holder = clock.holder.map { sentences.provenance([titles.office($0)]) } ?? ""
        return (
          titles.name(clock.declaration.title[language], parts: parts) + holder, states[index]
        )
      }
  }

  /// The plan in a line: how many steps, to where, how long at least, and what comes after this.
  private var plan: [Page.Line] {
    let plan = advice.plan
    let lines: [String]
    if plan.stages.isEmpty {
      guard !plan.asks.isEmpty else { return [] }
      lines = [sentences.planEmpty]
    } else {
      let steps = Set(plan.stages.joined().map(\.entry)).count
      func goals(_ state: GoalState) -> [String] {
        unique(
          advice.goals.filter { $0.state == state && !plan.unreached.contains($0.goal) }
            .map { titles.goal($0.goal) })
      }
      let unknown = goals(.unknown).filter { !goals(.open).contains($0) }
      let next = named(plan.stages.dropFirst().first?.map { ($0.entry, $0.part) } ?? [])
      lines =
        [
          sentences.planInALine(
            steps: steps, goals: titles.list(goals(.open)), days: plan.days,
            undated: Set(plan.undated.map(\.entry)).count)
        ] + (plan.assumes.isEmpty ? [] : [sentences.planAssumes(plan.assumes.count)])
        + (next.isEmpty ? [] : [sentences.nextAfterThis(names(next))])
        + (unknown.isEmpty ? [] : [sentences.notKnownGoals(titles.list(unknown))])
    }
    let open = [
      plan.unreached.isEmpty
        ? nil : sentences.notReached(titles.list(plan.unreached.map(titles.goal))),
      plan.asks.isEmpty ? nil : sentences.heldUpBy(names(plan.asks.map(titles.fact))),
    ].compactMap { $0 }
    return [Page.Line(say(SheetLabels.plan), [prose(lines + open)])]
  }

  /// How much is known and how, and the version of the rules.
  private var basis: [Page.Line] {
    let content = advice.case
    let all = Array(content.facts.values) + content.parts.flatMap { $0.facts.values }
    let statements = all.compactMap { $0.form(on: advice.date) }
    let stated = statements.count { $0.value != nil && $0.status != .disputed }
    let verified = statements.count { $0.status == .verified && $0.value != nil }
    let disputed = statements.count { $0.status == .disputed }
    let screened = playbook.screens.count - advice.unscreened.count
    let items = [
      sentences.knownFacts(stated, verified: verified),
      disputed == 0 ? nil : sentences.factCount(.disputed, disputed),
      advice.inferred.isEmpty ? nil : sentences.inferredCount(advice.inferred.count),
      playbook.screens.isEmpty
        ? nil : sentences.checklistsDone(screened, of: playbook.screens.count),
      advice.assumptions.isEmpty ? nil : sentences.stepsNotDone(advice.assumptions.count),
      say(Labels.playbook) + " " + playbook.version,
    ]
    return [Page.Line(say(SheetLabels.basis), items.compactMap { $0 })]
  }
}

extension Advice.Warning {
  /// Whether a caseworker can do something about it.
  fileprivate var isForTheCase: Bool {
    switch code {
    case .doneNotAchieved, .underWayNotAdvised, .factOfLaterDay, .noWayForward: true
    case .noBoolean, .sourceNotInForce, .effectOutsideAllowed, .noEnd, .constraintsNotAnalysed,
      .calendarBegins, .calendarEnds:
      false
    }
  }

  /// Whether it is about how days are counted.
  fileprivate var isAboutTheCalendar: Bool { code == .calendarBegins || code == .calendarEnds }
}
