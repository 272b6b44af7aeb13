import Advising
import FEEL
import Playbooks

extension AdviceJSON {
  func action(_ item: ActionAdvice) -> JSON {
    let remedy = playbook[item.remedy]
    let action = item.action
    return .object(
      [
        ("id", .string(remedy.id)), ("title", title(remedy.declaration)),
        ("state", .string(item.state.rawValue)), ("certain", .bool(item.isCertain)),
      ] + part(item.part) + [
        ("for", .array(action.reasons.map { .string(id($0)) })),
        ("supports", .array(action.supports.map(id))),
        ("lead", .optional(remedy.lead.map { playbook[$0].id })),
        ("with", offices(remedy.with)), ("counterparts", offices(remedy.counterparts)),
        ("gaps", .array(action.gaps.map(gap))),
        ("waits_for", .array(action.waitsFor.map(waited))),
      ] + phase(advice.phases[item.remedy]) + flag("if_needed", item.isIfNeeded) + [
        ("hangs_on", .array(item.hangsOn.map(name))), ("steps", texts(remedy.steps)),
        ("documents", .array(item.documents.map(document))),
      ] + time(item) + [
        ("basis", .array(remedy.basis.map { .string($0.text) })),
        ("because", .array(item.because.map(evidence))),
        ("span", span(remedy.declaration.place)),
        ("grounds", .array(remedy.basis.map(ground))),
      ] + deliberation(remedy) + standing(item.standing) + stage(item))
  }

  private func time(_ item: ActionAdvice) -> [(String, JSON)] {
    member("within", playbook[item.remedy].within?.text)
      + member("usual", playbook[item.remedy].usual?.text)
      + (item.due.map { [("due", .string($0.text)), ("overdue", .bool(item.isOverdue))] } ?? [])
  }

  private func offices(_ offices: [Reference<Office>]) -> JSON {
    .array(offices.map { .string(playbook[$0].id) })
  }

  private func gap(_ gap: Gap) -> JSON {
    .object(
      [
        ("condition", .string(gap.operand.text)),
        ("state", .string(gap.truth.isUnknown ? "unclear" : "open")),
        ("span", span(gap.operand.place)),
      ]
        + member("by", gap.filler.map { playbook[$0].id }))
  }

  private func waited(_ waited: Action.Waited) -> JSON {
    switch waited {
    case .remedy(let remedy): id(remedy)
    case .blocker(let blocker): .string(playbook[blocker].id)
    }
  }

  private func document(_ item: ActionAdvice.DocumentAdvice) -> JSON {
    .object([
      ("title", .string(item.document.title[language])),
      ("have", item.have.map(JSON.bool) ?? .null),
    ])
  }

  /// The office that decides the remedy, and what it should consider.
  private func deliberation(_ remedy: Remedy) -> [(String, JSON)] {
    guard let decide = remedy.decide else { return [] }
    let by = member("by", decide.by.map { playbook[$0].id })
    return [("decide", .object(by + [("consider", texts(decide.consider))]))]
  }

  /// The last entry of the log, and the day since when the step has been under way.
  private func standing(_ standing: Standing) -> [(String, JSON)] {
    guard let last = standing.last else { return [] }
    let members: [(String, JSON)] = [
      ("status", .string(last.status.rawValue)), ("on", .string(last.on.text)),
    ]
    return [
      (
        "standing",
        .object(
          members + member("by", last.by) + member("reason", last.reason)
            + member("note", last.note) + member("begun", standing.begun?.text)
            + [("approved", .bool(standing.isApproved))])
      )
    ]
  }

  private func stage(_ item: ActionAdvice) -> [(String, JSON)] {
    item.stage.map { [("stage", .integer($0 + 1))] } ?? []
  }

  /// A source that is cited, and whether somebody has checked it there.
  func ground(_ basis: Basis) -> JSON {
    let source = playbook[basis.source]
    return .object(
      [("source", .string(source.id)), ("title", title(source.declaration))]
        + member("number", source.number) + member("date", source.date?.text) + [
          ("locator", .string(basis.locator)), ("checked", .bool(source.checked)),
        ])
  }
}
