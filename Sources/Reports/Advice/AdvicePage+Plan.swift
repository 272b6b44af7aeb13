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
      line(Labels.asks, shortened(plan.asks.map(titles.fact))),
      explains ? line(Labels.undated, plan.undated.map(name), tone: .quiet) : nil,
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
    ].filter { !$0.0.isEmpty }.map { names, sentence in sentence(titles.list(shortened(names))) }
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
          Labels.hangsOn, item.state == .unknown ? shortened(item.hangsOn.map(titles.fact)) : []),
        grounds(clock.basis),
      ]
      return Page.Entry(
        title: titles.name(clock.declaration.title[language], part: item.part), id: clock.id,
        lines: lines.compactMap { $0 })
    }
    return Page.Section(say(Labels.clocks), count: entries.count, entries.map(Page.Block.entry))
  }

  /// The decisions that are known figures or classes; with `explain` all decisions.
  var figures: Page.Section? {
    let lines = advice.decisions.compactMap { item -> Page.Block? in
      let decision = playbook[item.decision]
      guard explains || isFigure(item.value, of: decision) else { return nil }
      let name = titles.name(decision.declaration.title[language], part: item.part)
      return .line(
        Page.Line(nil, [name + say(Labels.colon) + values.text(item.value, of: decision)]))
    }
    return lines.isEmpty ? nil : Page.Section(say(Labels.figures), lines)
  }

  /// Whether a decision reads as a figure.
  ///
  /// It must be known and have a title or a unit of its own; decisions that only serve as
  /// conditions have neither.
  private func isFigure(_ value: Value, of decision: Decision) -> Bool {
    switch value {
    case .null, .unknown, .boolean: false
    default: decision.unit != nil || decision.declaration.title != Text(decision.id)
    }
  }

  /// The disputed and the assumed facts.
  var basis: Page.Section? {
    let disputed = line(
      Labels.disputed, advice.disputed.map(text), tone: .alert, isListed: true)
    let lines = [disputed, inferredFacts] + assumptions
    let blocks = lines.compactMap { $0 }.map(Page.Block.line)
    return blocks.isEmpty ? nil : Page.Section(say(Labels.basis), blocks)
  }

  /// The assumed facts: how many there are, and which the reasons use; with `explain` all of them.
  private var assumptions: [Page.Line?] {
    guard !advice.assumptions.isEmpty else { return [] }
    if explains {
      let all = advice.assumptions.map { item in
        titles.fact(item.fact) + say(Labels.colon) + value(item)
      }
      return [line(Labels.assumed, all, isListed: true)]
    }
    let shown =
      advice.actions.flatMap(\.because)
      + advice.blockers.filter { $0.state == .holds }.flatMap(\.because)
    let used = advice.assumptions.filter { assumed in
      shown.contains { $0.fact == assumed.fact && $0.origin == .assumed }
    }
    let names = used.map { titles.fact($0.fact) + say(Labels.colon) + value($0) }
    return [
      line(
        Labels.assumed,
        [sentences.assumptionsShort(advice.assumptions.count)]
          + (names.isEmpty
            ? [] : [sentences.assumptionsUsed(titles.list(shortened(names)))]))
    ]
  }

  private func value(_ evidence: Evidence) -> String {
    playbook.fact(at: evidence.fact).map { values.text(evidence.value, of: $0) }
      ?? evidence.value.text
  }

  var warnings: Page.Section? {
    // A source that is not in force is marked where it is cited.
    let shown = advice.warnings.filter { explains || $0.code != .sourceNotInForce }
    guard !shown.isEmpty else { return nil }
    return Page.Section(
      say(Labels.warnings),
      shown.map { .line(Page.Line(nil, [$0.message[language]], isListed: true)) })
  }
}
