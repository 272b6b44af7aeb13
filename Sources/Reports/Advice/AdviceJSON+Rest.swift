import Diagnostics
import Advising
package import FEEL
import Playbooks

extension AdviceJSON {
  /// The questions, early ones first; in each group the checklists follow the facts.
  var questions: [JSON] {
    advice.inquiries.map(question)
  }

  /// A question about a fact, or about a checklist.
  func question(_ inquiry: Inquiry) -> JSON {
    switch inquiry {
    case .fact(let item): question(item)
    case .screen(let item): question(item)
    }
  }

  /// A checklist asks about no fact of its own; readers that look for one find null.
  private func question(_ item: ScreenQuestion) -> JSON {
    let screen = playbook[item.screen]
    return .object(
      [
        ("fact", .null), ("screen", .string(screen.id)), ("title", title(screen.declaration)),
        ("ask", .string(titles.question(item.screen))),
        ("facts", .array(screen.facts.map(name))),
        ("decides", .array(item.decides.map { .string(playbook[$0].id) })),
        ("early", .bool(item.isEarly)),
      ] + phase(advice.phases[item.screen]))
  }

  /// The phases in order, each with what stands in the way there.
  var road: JSON {
    .array(
      advice.road.stretches.map { stretch in
        .object(
          [
            ("phase", .string(playbook[stretch.phase].id)),
            ("title", title(playbook[stretch.phase].declaration)),
            ("state", .string(stretch.state.rawValue)),
          ] + flag("frontier", stretch.isFrontier))
      })
  }

  private func question(_ item: Question) -> JSON {
    let fact = playbook.fact(at: item.fact)
    return .object(
      [("fact", name(item.fact))] + part(item.part) + [("ask", .string(titles.question(item.fact)))]
        + member("where", fact?.whereFound?[language]) + [
          ("decides", .array(item.decides.map { .string(playbook.declaration(of: $0).id) })),
          ("value", JSON(item.value)), ("early", .bool(item.isEarly)),
          ("title", .string(titles.fact(item.fact))),
        ] + phase(advice.phases[item.fact])
        + (item.asked == nil ? [] : [("asked", .optional(item.asked?.day?.text))])
        + effects(of: item))
  }

  var plan: JSON {
    let plan = advice.plan
    return .object([
      ("stages", .array(plan.stages.map { .array($0.map(step)) })),
      ("reaches", .bool(plan.reaches)),
      ("unreached", .array(plan.unreached.map { .string(playbook[$0].id) })),
      (
        "assumes",
        .array(plan.assumes.map { .string(Naming.name($0.id(in: playbook), part: $0.part)) })
      ),
      ("asks", .array(plan.asks.map(name))), ("days", .integer(plan.days)),
      ("undated", .array(plan.undated.map(step))),
      ("if_needed", .array(plan.ifNeeded.map(step))),
    ])
  }

  private func step(_ step: Plan.Step) -> JSON {
    .string(Naming.name(playbook[step.entry].id, part: step.part))
  }

  func clock(_ item: ClockAdvice) -> JSON {
    let clock = playbook[item.clock]
    return .object(
      [("id", .string(clock.id))] + part(item.part) + [("state", .string(item.state.rawValue))]
        + member("due", item.due?.text)
        + member("holder", clock.holder.map { playbook[$0].id }) + [
          ("title", title(clock.declaration)), ("hangs_on", .array(item.hangsOn.map(name))),
          ("basis", .array(clock.basis.map { .string($0.text) })),
        ])
  }

  /// The decisions of the whole case; those that differ between parts are in `part_decisions`.
  var decisions: [(String, JSON)] {
    let whole = advice.decisions.filter { $0.part == nil }
    let unknown = advice.decisions.filter { $0.value.unknowns != nil }
    return [
      ("decisions", .object(whole.map { (playbook[$0.decision].id, JSON($0.value)) })),
      (
        "unknown_decisions",
        .array(unknown.map { .string(Naming.name(playbook[$0.decision].id, part: $0.part)) })
      ),
    ]
  }

  private var partDecisions: JSON {
    let own = advice.decisions.filter { $0.part != nil }
    var members: [(String, JSON)] = []
    for reference in playbook.decisions.indices.map(Reference<Decision>.init) {
      let values = own.filter { $0.decision == reference }
        .map { ($0.part ?? "", JSON($0.value)) }
      if !values.isEmpty { members.append((playbook[reference].id, .object(values))) }
    }
    return .object(members)
  }

  /// The keys that we add to those of the contract.
  var additions: [(String, JSON)] {
    let content = advice.case
    return [
      ("title", .string(content.title[language])), ("language", .string(language.rawValue)),
      ("lead", .optional(content.lead)), ("leader", .optional(content.leader)),
      ("team", .array(content.team.map(JSON.string))), ("example", .bool(content.isExample)),
      ("screened", .array(screened)), ("closed", closed),
      ("opened", .optional(content.opened?.text)),
      ("offices", offices),
      (
        "parts",
        .array(
          content.parts.map {
            .object([("id", .string($0.id)), ("title", .string($0.title[language]))])
          })
      ),
      ("set_aside", .array(advice.setAside.map(setAside))),
      ("part_decisions", partDecisions), ("disputed", .array(advice.disputed.map(evidence))),
      ("certain", .bool(advice.isCertain)),
    ] + trial + nextChange
  }

  /// An office's decision not to take a step.
  private func setAside(_ entry: LogEntry) -> JSON {
    .object(
      [("id", id(entry.remedy)), ("title", .string(titles.remedy(entry.remedy)))]
        + part(entry.part) + [
          ("on", .string(entry.on.text)), ("by", .optional(entry.by)),
          ("reason", .optional(entry.reason ?? entry.note)),
        ])
  }

  /// The checklists that count as gone through on the day, in playbook order.
  private var screened: [JSON] {
    advice.case.screened(on: advice.date).map { screen, screening in
      .object([
        ("id", .string(playbook[screen].id)),
        ("title", .string(playbook[screen].declaration.title[language])),
        ("on", .optional(screening.on?.text)), ("source", .optional(screening.source)),
      ])
    }
  }

  /// That people have struck the case off their list; null where it is on it on the day.
  private var closed: JSON {
    guard let closed = advice.case.closed, closed.on <= advice.date else { return .null }
    return .object([
      ("on", .string(closed.on.text)), ("is", .string(closed.outcome.rawValue)),
      ("by", .optional(closed.by)), ("note", .optional(closed.note)),
    ])
  }

  /// The offices of the actions and clocks, each with its name in this case.
  private var offices: JSON {
    let named = advice.actions.map { playbook[$0.remedy] }.flatMap { remedy in
      [remedy.lead, remedy.decide?.by].compactMap { $0 } + remedy.with + remedy.counterparts
    }
    let holders = advice.clocks.compactMap { playbook[$0.clock].holder }
    return .object(
      Set(named + holders).sorted().map { (playbook[$0].id, .string(titles.office($0))) })
  }
}

extension JSON {
  /// A FEEL value: booleans, numbers with all digits, otherwise text; unknown is null.
  package init(_ value: Value) {
    switch value {
    case .null, .unknown: self = .null
    case .boolean(let value): self = .bool(value)
    case .number: self = .number(value.text)
    case .list(let items): self = .array(items.map(JSON.init))
    case .context(let context):
      // An unknown attribute is left out, because null would mean "there is none".
      self = .object(
        context.entries.filter { !$0.value.isUnknown }.map { ($0.name, JSON($0.value)) })
    default: self = .string(value.text)
    }
  }

  /// A mean, written without decimals if it is a whole number.
  init(_ value: Double) {
    let isWhole = value.rounded() == value && abs(value) < 1e15
    self = .number(isWhole ? String(Int(value)) : value.description)
  }
}

extension Value {
  fileprivate var isUnknown: Bool { if case .unknown = self { true } else { false } }
}
