import Advising
import Diagnostics
import FEEL
package import Playbooks

extension AdvicePage {
  /// The section with the actions in one state; nil if there are none.
  func section(_ state: ActionState) -> Page.Section? {
    let entries = entries(state)
    guard !entries.isEmpty else { return nil }
    let note = state == .decide ? [Page.Block.line(decideNote)] : []
    return Page.Section(
      say(heading(state)), count: entries.count, note + entries.map(Page.Block.entry))
  }

  /// The actions in one state, numbered by their place among all actions; steps if needed have a list
  /// of their own.
  func entries(_ state: ActionState) -> [Page.Entry] {
    let actions = advice.actions.filter { !$0.isIfNeeded }
    return actions.enumerated().filter { $0.element.state == state }.map { index, action in
      Page.Entry(
        number: index + 1, title: titles.name(titles.remedy(action.remedy), part: action.part),
        id: playbook[action.remedy].id,
        lines: state == .done ? [progress(action)].compactMap { $0 } : lines(action))
    }
  }

  private var decideNote: Page.Line { Page.Line(nil, [say(Labels.decideNote)], tone: .quiet) }

  private func heading(_ state: ActionState) -> Wording {
    switch state {
    case .now: Labels.now
    case .decide: Labels.decide
    case .inProgress: Labels.inProgress
    case .waiting: Labels.waiting
    case .unknown: Labels.mayFollow
    case .done: Labels.done
    }
  }

  /// The lines of an action.
  ///
  /// They say who acts and by when, what for, what it waits for, how it is done, and on what
  /// grounds.
  private func lines(_ action: ActionAdvice) -> [Page.Line] {
    let remedy = playbook[action.remedy]
    let open = action.state == .waiting || action.state == .unknown
    let lines = [
      offices(remedy), deliberation(remedy), consider(remedy), deadline(action), progress(action),
      line(Labels.purpose, action.action.reasons.map(titles.reason)),
      line(Labels.supports, action.action.supports.map(titles.remedy)),
      line(Labels.waitsFor, waits(action)), open ? gaps(action) : nil,
      line(Labels.hangsOn, action.action.hangsOn.map(titles.fact)),
      line(Labels.steps, remedy.steps.map { $0[language] }, isListed: true), documents(action),
      because(action.because), grounds(remedy.basis), doubts(action),
    ]
    return lines.compactMap { $0 }
  }

  /// What a reader of the one page asks next of a step: what for, how, with which papers, because of
  /// which facts, on what grounds; for each part in which it is an action.
  package func details(of remedy: Reference<Remedy>) -> [(part: String?, lines: [Page.Line])] {
    advice.actions.filter { $0.remedy == remedy }.map { action in
      let own = playbook[remedy]
      let lines = [
        line(Labels.purpose, action.action.reasons.map(titles.reason)),
        line(Labels.supports, action.action.supports.map(titles.remedy)),
        line(Labels.waitsFor, waits(action)),
        line(Labels.steps, own.steps.map { $0[language] }, isListed: true), documents(action),
        because(action.because), grounds(own.basis),
      ]
      return (action.part, lines.compactMap { $0 })
    }
  }

  /// The facts that decide whether an action that can be taken up is needed at all.
  private func doubts(_ action: ActionAdvice) -> Page.Line? {
    guard action.state.isActionable, !action.isCertain, !action.hangsOn.isEmpty else { return nil }
    let facts = titles.list(action.hangsOn.map(titles.fact))
    return line(Labels.perhaps, [sentences.mayChange(facts)], tone: .quiet)
  }

  /// What the action waits for.
  ///
  /// A blocker that is not established is never named as if it were present.
  private func waits(_ action: ActionAdvice) -> [String] {
    let open = action.waitsForUnknown
    let parts = action.part.map { [$0] } ?? []
    let waits = Waits(of: action, in: advice, titles, parts: parts) { open.contains($0) }
    return waits.items(sentences) + open.map { sentences.notEstablished(titles.waited($0)) }
  }

  /// The offices of a remedy: who leads, who supports, who is approached; never mixed.
  private func offices(_ remedy: Remedy) -> Page.Line? {
    var items: [String] = []
    if !remedy.with.isEmpty {
      items.append(say(Labels.with) + " " + titles.list(remedy.with.map(titles.office)))
    }
    if !remedy.counterparts.isEmpty {
      let names = titles.list(remedy.counterparts.map(titles.office))
      items.append(say(Labels.counterparts) + " " + names)
    }
    guard let lead = remedy.lead else {
      return items.isEmpty ? nil : line(Labels.lead, [say(Labels.none)] + items)
    }
    return line(Labels.lead, [titles.office(lead)] + items)
  }

  private func deliberation(_ remedy: Remedy) -> Page.Line? {
    guard let by = remedy.decide?.by else { return nil }
    return line(Labels.decidedBy, [titles.office(by)])
  }

  private func consider(_ remedy: Remedy) -> Page.Line? {
    line(Labels.consider, (remedy.decide?.consider ?? []).map { $0[language] }, isListed: true)
  }

  /// The due date; where there is none, the time limit or how long the step usually takes.
  func deadline(_ action: ActionAdvice) -> Page.Line? {
    guard let due = action.due else {
      let remedy = playbook[action.remedy]
      return remedy.within.flatMap { line(Labels.within, [sentences.within($0)]) }
        ?? remedy.usual.flatMap { line(Labels.usual, [sentences.span($0)]) }
    }
    if due < advice.date, !action.isOverdue {
      return line(Labels.due, [sentences.dueElsewhere(due)])
    }
    return line(
      Labels.due, [sentences.deadline(due, on: advice.date)],
      tone: action.isOverdue ? .alert : .plain)
  }

  /// All that the log says of the step.
  private func progress(_ action: ActionAdvice) -> Page.Line? {
    let entries = advice.case.history(of: action.remedy, part: action.part, on: advice.date)
    return line(Labels.progress, entries.map { titles.entry($0) }, isListed: true)
  }

  private func documents(_ action: ActionAdvice) -> Page.Line? {
    line(Labels.documents, action.documents.map(titles.document), isListed: true)
  }

  /// The operands of `needs` that are false or not known.
  private func gaps(_ action: ActionAdvice) -> Page.Line? {
    let findings = ConditionFindings(
      titles: titles, part: action.part, evidence: action.because + advice.assumptions)
    return line(
      Labels.gaps,
      action.action.gaps.map { gap in
        sentences.gap(
          findings.text(gap.operand.program, gap.truth), filler: gap.filler.map(titles.remedy))
      }, isListed: true)
  }
}
