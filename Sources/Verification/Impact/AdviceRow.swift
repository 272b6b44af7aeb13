import Advising
import Diagnostics
import FEEL
import Playbooks

/// One thing that an advice says, with all that a reader is told of it.
struct AdviceRow {
  /// What it is about; the same in both versions where an entry was renamed.
  struct Subject: Hashable {
    let kind: CaseImpact.Kind
    let id: String
    var part: String?
  }

  let subject: Subject
  let title: Text
  /// What is told of it; what has nothing to tell is left out.
  let details: [(detail: CaseImpact.Detail, said: CaseImpact.Said)]
  /// The action that it is, for which more reasons are known.
  var action: ActionAdvice?

  /// What is told under this heading.
  subscript(detail: CaseImpact.Detail) -> CaseImpact.Said? {
    details.first { $0.detail == detail }?.said
  }
}

/// What an advice says, row by row, under the names of the new version.
struct AdviceRows {
  let advice: Advice
  let names: NamesOfToday

  private var playbook: Playbook { advice.playbook }

  var all: [AdviceRow] {
    goals + actions + blockers + questions + screens + road + clocks + decisions + assumptions
      + [plan] + orders + warnings
  }

  private typealias Details = [(CaseImpact.Detail, CaseImpact.Said?)]

  private func row(
    _ kind: CaseImpact.Kind, _ id: String, _ part: String?, _ title: Text, _ details: Details,
    action: ActionAdvice? = nil
  ) -> AdviceRow {
    AdviceRow(
      subject: .init(kind: kind, id: id, part: part), title: title,
      details: details.compactMap { detail, said in said.map { (detail, $0) } }, action: action)
  }

  private var goals: [AdviceRow] {
    advice.goals.map { goal in
      let entry = playbook[goal.goal]
      return row(
        .goal, names(entry.id, .goals), goal.part, entry.declaration.title,
        [(.state, .code(goal.state.rawValue))])
    }
  }

  private var actions: [AdviceRow] {
    advice.actions.map { action in
      let remedy = playbook[action.remedy]
      return row(
        .action, names(remedy.id, .remedies), action.part, remedy.declaration.title,
        responsibilities(remedy) + texts(remedy) + standing(action), action: action)
    }
  }

  private func responsibilities(_ remedy: Remedy) -> Details {
    [
      (.lead, remedy.lead.map { .entry(offices([$0])) }),
      (.with, .list(offices(remedy.with))),
      (.counterparts, .list(offices(remedy.counterparts))),
      (.decidedBy, remedy.decide.flatMap(\.by).map { .entry(offices([$0])) }),
      (.within, remedy.within.map { .code($0.text) }),
    ]
  }

  private func texts(_ remedy: Remedy) -> Details {
    [
      (.consider, .texts(remedy.decide?.consider ?? [])), (.steps, .texts(remedy.steps)),
      (.documents, .texts(remedy.documents.map(\.title))),
    ]
  }

  private func standing(_ action: ActionAdvice) -> Details {
    let own = action.action
    let missing = action.documents.filter { $0.have == false }.map(\.document.title)
    return [
      (.documentsMissing, .texts(missing)),
      (.purpose, .list(own.reasons.map(name))), (.supports, .list(own.supports.map(name))),
      (.waitsFor, .list(own.waitsFor.map(name))), (.hangsOn, .list(own.hangsOn.map(name))),
      (.phase, advice.phases[action.remedy].map { .entry([name($0)]) }),
      (.due, action.due.map { .code($0.text) }),
      (.overdue, action.due == nil ? nil : .flag(action.isOverdue)),
      (.ifNeeded, .flag(action.isIfNeeded)),
    ]
  }

  private var blockers: [AdviceRow] {
    advice.blockers.filter { $0.state != .fails }.map { finding in
      let blocker = playbook[finding.blocker]
      return row(
        .blocker, names(blocker.id, .blockers), finding.part, blocker.declaration.title,
        [
          (.phase, advice.phases[finding.blocker].map { .entry([name($0)]) }),
          (.follows, finding.state == .holds ? .flag(finding.follows) : nil),
          (.hangsOn, .list(finding.state.slots.map(name))),
        ])
    }
  }

  private var questions: [AdviceRow] {
    advice.questions.compactMap { question in
      guard let fact = playbook.fact(at: question.fact) else { return nil }
      return row(
        .question, names(fact.id, .facts), question.part, fact.title,
        [
          (.state, .code(question.isEarly ? "early" : "later")),
          (.ask, .texts([fact.ask].compactMap { $0 })),
          (.whereFound, .texts([fact.whereFound].compactMap { $0 })),
        ])
    }
  }

  private var screens: [AdviceRow] {
    advice.screenQuestions.map { question in
      let screen = playbook[question.screen]
      return row(
        .screen, screen.id, nil, screen.declaration.title,
        [
          (.state, .code(question.isEarly ? "early" : "later")),
          (.ask, .texts([screen.ask].compactMap { $0 })),
          (.facts, .list(screen.facts.map(name))),
        ])
    }
  }

  private var road: [AdviceRow] {
    advice.road.stretches.map { stretch in
      let phase = playbook[stretch.phase]
      return row(
        .phase, phase.id, nil, phase.declaration.title,
        [(.state, .code(stretch.state.rawValue)), (.frontier, .flag(stretch.isFrontier))])
    }
  }

  private var clocks: [AdviceRow] {
    advice.clocks.map { clock in
      let entry = playbook[clock.clock]
      return row(
        .clock, names(entry.id, .clocks), clock.part, entry.declaration.title,
        [
          (.state, .code(clock.state.rawValue)), (.due, clock.due.map { .code($0.text) }),
          (.holder, entry.holder.map { .entry(offices([$0])) }),
        ])
    }
  }

  private var decisions: [AdviceRow] {
    advice.decisions.map { decision in
      let entry = playbook[decision.decision]
      let value = decision.value.isStated ? decision.value.text : "unknown"
      return row(
        .decision, names(entry.id, .decisions), decision.part, entry.declaration.title,
        [(.value, .code(value))])
    }
  }

  private var assumptions: [AdviceRow] {
    advice.assumptions.compactMap { assumed in
      guard let fact = playbook.fact(at: assumed.fact) else { return nil }
      return row(
        .assumption, names(fact.id, .facts), nil, fact.title, [(.value, .code(assumed.value.text))])
    }
  }

  private var plan: AdviceRow {
    let plan = advice.plan
    let stages = plan.stages.map { stage in
      plain(stage.map(name).joined(separator: " + "))
    }
    return row(
      .plan, "plan", nil, Text("plan"),
      [
        (.stages, .list(stages)), (.days, .code(String(plan.days))),
        (.unreached, .list(plan.unreached.map(name))),
        (
          .assumes,
          .list(
            plan.assumes.map { item in
              plain(name(of: item) + (item.part.map { "@\($0)" } ?? ""))
            })
        ),
        (.asks, .list(plan.asks.map(name))),
        (.undated, .list(plan.undated.map { plain(name($0)) })),
        (.ifNeededSteps, .list(plan.ifNeeded.map { plain(name($0)) })),
      ])
  }

  /// In which order the steps, the blockers and the questions come.
  private var orders: [AdviceRow] {
    func row(_ id: String, _ ids: [String]) -> AdviceRow {
      self.row(.order, id, nil, Text(id), [(.order, .list(ids.map(plain)))])
    }
    func id(_ id: String, _ part: String?) -> String { part.map { "\(id)@\($0)" } ?? id }
    return [
      row(
        "actions",
        advice.actions.map { id(names(playbook[$0.remedy].id, .remedies), $0.part) }),
      row(
        "blockers",
        advice.blockers.filter { $0.state != .fails }
          .map { id(names(playbook[$0.blocker].id, .blockers), $0.part) }),
      row("questions", advice.questions.map { id(name($0.fact).id, $0.part) }),
    ]
  }

  private var warnings: [AdviceRow] {
    advice.warnings.map { warning in
      let message = Text([
        .init(language: "en", text: warning.message.en),
        .init(language: "zh", text: warning.message.zh),
      ])
      return AdviceRow(
        subject: .init(kind: .warning, id: warning.code.rawValue, part: warning.message.en),
        title: message, details: [])
    }
  }
}

/// Entries by their ids and titles.
extension AdviceRows {
  private typealias Named = (id: String, title: Text)

  private func plain(_ id: String) -> Named { (id, Text(id)) }

  private func offices(_ references: [Reference<Office>]) -> [Named] {
    references.map { (names(playbook[$0].id, .offices), playbook[$0].title) }
  }

  private func name(_ reason: Reason) -> Named {
    switch reason {
    case .blocker(let blocker):
      (names(playbook[blocker].id, .blockers), playbook[blocker].declaration.title)
    case .goal(let goal): name(goal)
    }
  }

  private func name(_ waited: Action.Waited) -> Named {
    switch waited {
    case .remedy(let remedy): name(remedy)
    case .blocker(let blocker):
      (names(playbook[blocker].id, .blockers), playbook[blocker].declaration.title)
    }
  }

  private func name(_ remedy: Reference<Remedy>) -> Named {
    (names(playbook[remedy].id, .remedies), playbook[remedy].declaration.title)
  }

  private func name(_ goal: Reference<Goal>) -> Named {
    (names(playbook[goal].id, .goals), playbook[goal].declaration.title)
  }

  private func name(_ phase: Reference<Phase>) -> Named {
    (playbook[phase].id, playbook[phase].declaration.title)
  }

  private func name(_ slot: Slot) -> Named {
    let id = names(slot, in: playbook)
    return (id, playbook.fact(at: slot)?.title ?? Text(id))
  }

  private func name(_ step: Plan.Step) -> String {
    let id = names(playbook[step.entry].id, .remedies)
    return step.part.map { "\(id)@\($0)" } ?? id
  }

  private func name(of assumption: Plan.Assumption) -> String {
    let id = assumption.id(in: playbook)
    switch assumption {
    case .blocker: return names(id, .blockers)
    case .goal: return names(id, .goals)
    case .fact: return names(id, .facts)
    }
  }
}

extension CaseImpact.Said {
  fileprivate static func code(_ code: String) -> Self {
    Self(codes: [code], shown: [Text(code)], isList: false)
  }

  fileprivate static func flag(_ isSo: Bool) -> Self { .code(isSo ? "true" : "false") }

  fileprivate static func entry(_ named: [(id: String, title: Text)]) -> Self {
    Self(codes: named.map(\.id), shown: named.map(\.title), isList: false)
  }

  fileprivate static func list(_ named: [(id: String, title: Text)]) -> Self? {
    named.isEmpty ? nil : Self(codes: named.map(\.id), shown: named.map(\.title), isList: true)
  }

  fileprivate static func texts(_ texts: [Text]) -> Self? {
    if texts.isEmpty { return nil }
    let codes = texts.map { $0.translations.map(\.text).joined(separator: " / ") }
    return Self(codes: codes, shown: texts, isList: true)
  }
}
