import Advising
import Diagnostics
import FEEL
import Playbooks

/// The actions on the sheet: the first one, the others, and what waits.
extension AdviceSheet {
  /// One step with the parts in which it is in the same state.
  struct Step {
    /// The action; of several parts, the one of the first.
    let action: ActionAdvice
    /// The ids of the parts; empty where it is told of the whole case.
    let parts: [String]
  }

  /// The actions in a state, alike ones of several parts together; steps if needed are left out.
  func steps(_ state: ActionState) -> [Step] {
    var order: [Reference<Remedy>] = []
    var own: [Reference<Remedy>: [ActionAdvice]] = [:]
    for action in advice.actions where action.state == state && !action.isIfNeeded {
      if own[action.remedy] == nil { order.append(action.remedy) }
      own[action.remedy, default: []].append(action)
    }
    return order.compactMap { remedy in
      guard let all = own[remedy], let first = all.first else { return nil }
      return Step(action: first, parts: all.compactMap(\.part))
    }
  }

  /// The names of steps, each once, with the parts that it concerns.
  func named(_ steps: [(remedy: Reference<Remedy>, part: String?)]) -> [String] {
    var seen: Set<Reference<Remedy>> = []
    return steps.filter { seen.insert($0.remedy).inserted }.map { step in
      let parts = steps.filter { $0.remedy == step.remedy }.compactMap(\.part)
      return titles.name(titles.remedy(step.remedy), parts: parts)
    }
  }

  func name(_ step: Step) -> String {
    titles.name(titles.remedy(step.action.remedy), parts: step.parts)
  }

  private func id(_ step: Step) -> String { playbook[step.action.remedy].id }

  /// The step to take up next, with the parts in which it is in the same state.
  private var firstStep: Step? { advice.nextStep.flatMap { steps($0.state).first } }

  /// The first step: what, who, by when, and why.
  var first: [Page.Line] {
    guard let step = firstStep else {
      let note = advice.actions.isEmpty ? sentences.noActions : say(SheetLabels.nothingNow)
      return [Page.Line(say(SheetLabels.first), [note])]
    }
    let state = step.action.state == .now ? [] : [say(Labels.action(step.action.state))]
    let items = [
      name(step),
      ([offices(step)] + state + entries(step)).joined(separator: say(Labels.separator)),
      because(step),
    ]
    return [
      Page.Line(
        say(SheetLabels.first), items.filter { !$0.isEmpty }, id: id(step), form: .block)
    ]
  }

  /// What else can start now.
  var others: Page.Section? { section(SheetLabels.alsoNow, .now) }
  var inProgress: Page.Section? { section(SheetLabels.inProgress, .inProgress) }
  var decisions: Page.Section? { section(SheetLabels.decide, .decide) }

  /// The steps in a state, without the one at the head of the page.
  private func section(_ title: Wording, _ state: ActionState) -> Page.Section? {
    let steps = Array(steps(state).dropFirst(firstStep?.action.state == state ? 1 : 0))
    guard !steps.isEmpty else { return nil }
    let shown = steps.count <= extent.actions + 1 ? steps[...] : steps.prefix(extent.actions)
    let entries = shown.map { step -> Page.Block in
      let offices = offices(step)
      var lines = offices.isEmpty ? [] : [Page.Line(nil, [offices])]
      let purpose = extent.tellsPurpose ? purpose(step) : ""
      if !purpose.isEmpty { lines.append(Page.Line(nil, [purpose])) }
      lines += [progress(step), considered(step)].compactMap { $0 }
      return .entry(Page.Entry(title: name(step), id: id(step), lines: lines))
    }
    let rest = steps.count - shown.count
    let more =
      rest == 0 ? [] : [Page.Block.line(Page.Line(nil, [sentences.moreSteps(rest)], tone: .quiet))]
    return Page.Section(say(title), count: steps.count, entries + more)
  }

  /// Who leads, who decides, who is approached, and by when.
  private func offices(_ step: Step) -> String {
    let remedy = playbook[step.action.remedy]
    var items: [String] = []
    if let lead = remedy.lead { items.append(sentences.leads(titles.office(lead))) }
    if step.action.state == .decide, let by = remedy.decide?.by {
      items.append(sentences.decides(titles.office(by)))
    }
    if !remedy.counterparts.isEmpty {
      let all = remedy.counterparts.map(titles.office)
      let most = extent.counterparts
      let shown =
        all.count <= most + 1 ? all : all.prefix(most) + [sentences.moreOffices(all.count - most)]
      items.append(say(Labels.counterparts) + " " + titles.list(shown))
    }
    if let deadline = full.deadline(step.action) {
      items.append((deadline.label.map { $0 + " " } ?? "") + deadline.joined(language))
    }
    return items.joined(separator: say(Labels.separator))
  }

  /// Two names at most, however wide the page is: the head stays short.
  private func few(_ items: [String]) -> String { titles.list(shortened(items, most: 2)) }

  /// What the step is for: the blockers and goals that advise it, else the steps that it prepares.
  private func purpose(_ step: Step) -> String {
    let reasons = step.action.action.reasons.map(titles.reason)
    if !reasons.isEmpty { return sentences.purpose(few(reasons)) }
    let prepared = step.action.action.supports.filter(servesTheCase).map(titles.remedy)
    if !prepared.isEmpty { return sentences.prepares(titles.list(shortened(prepared, most: 1))) }
    let phase = advice.phases[step.action.remedy]
    return phase.map { sentences.belongs(playbook[$0].declaration.title[language]) } ?? ""
  }

  /// Whether the step is advised for a blocker that is present, or for an open goal.
  private func servesTheCase(_ remedy: Reference<Remedy>) -> Bool {
    advice.actions.contains { action in
      action.remedy == remedy && !action.isIfNeeded
        && action.action.reasons.contains { reason in
          switch reason {
          case .blocker(let blocker):
            advice.blockers.contains { $0.blocker == blocker && $0.state == .holds }
          case .goal(let goal): advice.goals.contains { $0.goal == goal && $0.state == .open }
          }
        }
    }
  }

  /// Whether the page lists what is waited for as something that has to come first.
  private func isToCome(_ waited: Action.Waited) -> Bool {
    guard case .remedy(let remedy) = waited else { return true }
    return advice.actions.contains {
      $0.remedy == remedy && !$0.isIfNeeded && $0.state != .unknown
    }
  }

  /// The stated facts that make the first step necessary; where there are none, what it is for.
  private func because(_ step: Step) -> String {
    let stated = step.action.because.filter { $0.statement != nil }.map(titles.plain)
    let prepares = step.action.action.reasons.isEmpty
    return stated.isEmpty || prepares ? purpose(step) : sentences.because(few(stated))
  }

  /// The last two entries of the log about the step.
  private func entries(_ step: Step) -> [String] {
    advice.case.history(of: step.action.remedy, parts: step.parts, on: advice.date)
      .filter { $0.void == nil }.suffix(2).map { titles.entry($0, withNote: false) }
  }

  private func progress(_ step: Step) -> Page.Line? {
    let entries = entries(step)
    return entries.isEmpty ? nil : Page.Line(nil, entries)
  }

  private func considered(_ step: Step) -> Page.Line? {
    guard step.action.state == .decide else { return nil }
    let items = (playbook[step.action.remedy].decide?.consider ?? []).map { $0[language] }
    return items.isEmpty ? nil : Page.Line(nil, [sentences.considering(names(items))])
  }

  /// What waits, a line each, and what may follow.
  var waiting: Page.Section? {
    let steps = steps(.waiting)
    let shown = steps.count <= extent.waiting + 1 ? steps[...] : steps.prefix(extent.waiting)
    let lines = shown.map { step in
      let waits = Waits(of: step.action, in: advice, titles, parts: step.parts) { waited in
        step.action.waitsForUnknown.contains(waited) || !isToCome(waited)
      }
      // What stands at the head of the page is not told again where there is more to tell.
      let first = firstStep.map(name)
      let needed = waits.needed
      let told =
        needed.count <= 2 ? needed : Array(needed.filter { $0 != first }.prefix(2))
      let text =
        needed.isEmpty && waits.oneOf.isEmpty
        ? nil : sentences.waits(name(step), told, of: needed.count, oneOf: waits.oneOf)
      let entries = entries(step)
      let log = entries.count > 1 ? sentences.provenance(entries) : ""
      return Page.Line(nil, [(text ?? sentences.waitsForAnswers(name(step))) + log], isListed: true)
    }
    var more: [String] = []
    let rest = steps.count - shown.count
    if rest > 0 { more.append(sentences.moreSteps(rest)) }
    let following = self.steps(.unknown).map(name)
    if !following.isEmpty { more.append(sentences.mayFollow(names(following))) }
    let perhaps = named(advice.actions.filter(\.isIfNeeded).map { ($0.remedy, $0.part) })
    if !perhaps.isEmpty { more.append(sentences.maybeNeeded(names(perhaps))) }
    if lines.isEmpty, more.isEmpty { return nil }
    let tail = more.map { Page.Block.line(Page.Line(nil, [$0], tone: .quiet)) }
    return Page.Section(
      say(steps.isEmpty ? SheetLabels.later : SheetLabels.waiting),
      count: steps.isEmpty ? nil : steps.count, lines.map(Page.Block.line) + tail)
  }

  /// The steps that were tried without success.
  var failed: Page.Section? {
    let lines = advice.failed.map { entry in
      titles.name(titles.remedy(entry.remedy), part: entry.part) + say(Labels.colon)
        + titles.entry(entry, withNote: false)
    }
    guard !lines.isEmpty else { return nil }
    return Page.Section(
      say(SheetLabels.failed), count: lines.count,
      [.line(Page.Line(nil, shortened(lines, most: 3), isListed: true))])
  }

  /// The steps that an office has decided not to take.
  var setAside: Page.Section? {
    guard !advice.setAside.isEmpty else { return nil }
    let lines = advice.setAside.map { entry in
      titles.name(titles.remedy(entry.remedy), part: entry.part) + say(Labels.colon)
        + titles.entry(entry)
    }
    return Page.Section(
      say(Labels.setAside), count: lines.count, [.line(Page.Line(nil, lines, isListed: true))])
  }
}
