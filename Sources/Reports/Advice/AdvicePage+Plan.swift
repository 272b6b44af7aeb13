import Advising
import Diagnostics
import FEEL
import Playbooks

extension AdvicePage {
  /// The stages of the plan, and what it presupposes.
  var plan: Page.Section? {
    let plan = advice.plan
    guard !plan.stages.isEmpty || !plan.asks.isEmpty else { return nil }
    let head =
      plan.stages.isEmpty
      ? sentences.planEmpty
      : sentences.planHead(plan, countsUsual: countsUsual(plan))
    let stages = plan.stages.enumerated().map { index, steps in
      Page.Entry(
        number: index + 1, title: steps.map(nameInPlan).joined(separator: say(Labels.separator)),
        lines: [])
    }
    let lines = [
      line(Labels.rests, premises, isListed: true),
      line(Labels.unreached, plan.unreached.map(titles.goal), tone: .alert),
      line(Labels.asks, plan.asks.map(titles.fact)),
      line(Labels.undated, plan.undated.map(name), tone: .quiet),
    ]
    return Page.Section(
      say(Labels.plan),
      [.line(Page.Line(nil, [head]))] + stages.map(Page.Block.entry)
        + lines.compactMap { $0 }.map(Page.Block.line))
  }

  /// Whether the days of the plan rest on a usual length somewhere, and not on time limits alone.
  private func countsUsual(_ plan: Plan) -> Bool {
    plan.stages.joined().contains { step in
      playbook[step.entry].within == nil && playbook[step.entry].usual != nil
    }
  }

  /// What the plan takes as given, by kind.
  private var premises: [String] {
    var (absent, present, goals, facts) = ([String](), [String](), [String](), [String]())
    for assumption in advice.plan.assumes {
      switch assumption {
      case .blocker(let item):
        let name = titles.name(titles.blocker(item.entry), part: item.part)
        if isLikely(item) { present.append(name) } else { absent.append(name) }
      case .goal(let item): goals.append(titles.name(titles.goal(item.entry), part: item.part))
      case .fact(let item): facts.append(titles.name(titles.fact(item.entry), part: item.part))
      }
    }
    return [
      (absent, sentences.takenAbsent), (present, sentences.takenPresent),
      (goals, sentences.takenGoals), (facts, sentences.takenFacts),
    ].filter { !$0.0.isEmpty }.map { names, sentence in sentence(titles.list(names)) }
  }

  private func isLikely(_ item: Plan.Named<Reference<Blocker>>) -> Bool {
    advice.blockers.contains {
      $0.blocker == item.entry && $0.isLikely
        && ($0.part == nil || item.part == nil || $0.part == item.part)
    }
  }

  private func nameInPlan(_ step: Plan.Step) -> String {
    advice.plan.ifNeeded.contains(step) ? sentences.ifNeeded(name(step)) : name(step)
  }

  private func name(_ step: Plan.Step) -> String {
    titles.name(titles.remedy(step.entry), part: step.part)
  }

  /// The time limits of the case, with their due dates.
  var clocks: Page.Section? {
    guard !advice.clocks.isEmpty else { return nil }
    let entries = advice.clocks.map { item in
      let clock = playbook[item.clock]
      let lines = [
        line(
          Labels.due,
          [
            sentences.clock(
              item.state, due: item.due, on: advice.date, isOthers: clock.holder != nil)
          ],
          tone: item.state == .overdue ? .alert : .plain),
        line(Labels.holder, [clock.holder].compactMap { $0 }.map(titles.office)),
        line(
          Labels.hangsOn, item.state == .unknown ? item.hangsOn.map(titles.fact) : []),
        grounds(clock.basis),
      ]
      return Page.Entry(
        title: titles.name(clock.declaration.title[language], part: item.part), id: clock.id,
        lines: lines.compactMap { $0 })
    }
    return Page.Section(say(Labels.clocks), count: entries.count, entries.map(Page.Block.entry))
  }

  /// The decisions with their values.
  var figures: Page.Section? {
    let lines = advice.decisions.map { item -> Page.Block in
      let decision = playbook[item.decision]
      let name = titles.name(decision.declaration.title[language], part: item.part)
      return .line(
        Page.Line(nil, [name + say(Labels.colon) + values.text(item.value, of: decision)]))
    }
    return lines.isEmpty ? nil : Page.Section(say(Labels.figures), lines)
  }

  /// The disputed and the assumed facts.
  var basis: Page.Section? {
    let disputed = line(
      Labels.disputed, advice.disputed.map(text), tone: .alert, isListed: true)
    let lines = [disputed, inferredFacts, assumptions]
    let blocks = lines.compactMap { $0 }.map(Page.Block.line)
    return blocks.isEmpty ? nil : Page.Section(say(Labels.basis), blocks)
  }

  /// The assumed facts.
  private var assumptions: Page.Line? {
    line(Labels.assumed, advice.assumptions.map(titles.plain), isListed: true)
  }

  /// The warnings about what the case file says; whoever acts on the advice reads them first.
  var warningsAboutTheCase: Page.Section? { warnings { $0.isAboutTheCase } }

  /// The other warnings.
  var warnings: Page.Section? { warnings { !$0.isAboutTheCase } }

  private func warnings(where belongs: (Advice.Warning.Code) -> Bool) -> Page.Section? {
    let shown = advice.warnings.filter { belongs($0.code) }
    guard !shown.isEmpty else { return nil }
    return Page.Section(
      say(Labels.warnings),
      shown.map { .line(Page.Line(nil, [$0.sentence(language)], isListed: true)) })
  }
}

extension Advice.Warning.Code {
  /// Whether it is about the log or the facts of the case file, and not about the rules.
  fileprivate var isAboutTheCase: Bool {
    switch self {
    case .doneNotAchieved, .underWayNotAdvised, .factOfLaterDay: true
    case .noBoolean, .noWayForward, .sourceNotInForce, .effectOutsideAllowed, .noEnd,
      .constraintsNotAnalysed, .calendarBegins, .calendarEnds:
      false
    }
  }
}
