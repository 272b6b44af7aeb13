package import Advising
package import Diagnostics
import FEEL
import Playbooks

/// The explanation of a clock, decision, fact, phase or checklist as JSON.
///
/// It has the keys of the contract (section 5) as every explanation has them, then those of its kind.
package struct EntryJSON {
  let explanation: EntryExplanation
  /// Its conditions, opened; none where nobody asked for them.
  let opened: [OpenedCondition]
  let language: Language

  /// The JSON of an explanation, with titles and sentences in one language.
  package init(
    _ explanation: EntryExplanation, opened: [OpenedCondition] = [], language: Language
  ) {
    self.explanation = explanation
    self.opened = opened
    self.language = language
  }

  private var playbook: Playbook { explanation.playbook }
  private var titles: Titles {
    EntrySentences(explanation: explanation, language: language).titles
  }

  /// The explanation as one JSON object.
  package var json: JSON {
    let declaration = playbook.declaration(of: explanation.subject)
    let letter = EntryLetter(explanation: explanation, language: language).letter
    return .object(
      [("id", .string(declaration.id)), ("kind", .string(explanation.subject.kind))]
        + JSON.member("part", explanation.part) + [
          ("state", .string(explanation.state)), ("certain", .bool(explanation.isCertain)),
          ("because", .array(explanation.because.map { JSON($0, in: playbook) })),
          ("hangs_on", names(explanation.hangsOn)), ("fails", .array(fails)),
          ("changes", .array([])), ("waits_for", .array(waitsFor)),
          ("not_analysed", .array([])), ("schema", .string(ExplanationJSON.schema)),
          ("case", .string(explanation.case.id)), ("as_of", .string(explanation.date.text)),
          ("title", .string(declaration.title[language])), ("span", JSON(declaration.place)),
          (
            "basis",
            .array(playbook.basis(of: explanation.subject).map { .string($0.text) })
          ),
        ] + account
        + (opened.isEmpty ? [] : [("operands", OperandOutline(titles: titles).json(opened))]) + [
          ("sentence", .string(letter.official)), ("plain", .string(letter.plain)),
        ])
  }

  private func names(_ slots: [Slot]) -> JSON {
    .array(slots.map { .string(playbook.vocabulary.name(of: $0)) })
  }

  private func ids(_ remedies: [Reference<Remedy>]) -> JSON {
    .array(remedies.map { .string(playbook[$0].id) })
  }

  /// The operands that are false or unknown.
  private var fails: [JSON] {
    let findings: [EntryExplanation.Finding] =
      switch explanation.account {
      case .clock(let account): account.fails
      case .decision(let account): account.operands.filter { $0.truth != .holds }
      case .fact, .phase, .screen: []
      }
    return findings.map { finding in
      .object([
        ("condition", .string(finding.operand.text)), ("span", JSON(finding.operand.place)),
        ("truth", finding.truth.known.map(JSON.bool) ?? .null),
        ("hangs_on", names(finding.truth.slots)),
      ])
    }
  }

  /// What stops a phase; nothing for other kinds.
  private var waitsFor: [JSON] {
    guard case .phase(let account) = explanation.account else { return [] }
    return account.blockers.filter { $0.state == .holds }
      .map { .string(playbook[$0.blocker].id) }
  }

  private var account: [(String, JSON)] {
    switch explanation.account {
    case .clock(let account): clock(account)
    case .decision(let account): decision(account)
    case .fact(let account): fact(account)
    case .phase(let account): phase(account)
    case .screen(let account): screen(account)
    }
  }

  private func clock(_ account: ClockAccount) -> [(String, JSON)] {
    guard case .clock(let reference) = explanation.subject else { return [] }
    let clock = playbook[reference]
    return JSON.member("from", account.advice?.from?.text)
      + JSON.member("due", account.advice?.due?.text) + [("within", .string(clock.within.text))]
      + JSON.member("holder", clock.holder.map { playbook[$0].id })
      + JSON.member("met", clock.met?.text) + [
        ("ended_by", ids(account.endedBy)),
        ("follows", .array(account.follows.map { .string(playbook[$0].id) })),
      ]
  }

  private func decision(_ account: DecisionAccount) -> [(String, JSON)] {
    let own: [(String, JSON)] = [
      ("value", account.value.unknowns == nil ? JSON(account.value) : .null),
      ("rows", .array(account.fired.map { .integer($0 + 1) })),
      (
        "inputs",
        .array(
          account.inputs.map { input in
            .object([
              ("name", .string(playbook.vocabulary.name(of: input.slot))),
              ("value", input.value.unknowns == nil ? JSON(input.value) : .null),
            ])
          })
      ), ("used_by", users(account.users)),
    ]
    return own + table(account)
  }

  /// The table with what each cell comes to; nothing where the decision is none.
  private func table(_ account: DecisionAccount) -> [(String, JSON)] {
    guard case .decision(let decision) = explanation.subject,
      case .table(let table) = playbook[decision].logic
    else { return [] }
    func truth(_ truth: Truth) -> JSON { truth.known.map(JSON.bool) ?? .null }
    let json = JSON.object([
      ("hit", .string(table.table.hit.rawValue)),
      ("inputs", .array(table.inputs.map { .string($0.text) })),
      (
        "rows",
        .array(
          account.rows.indices.map { index in
            let row = account.rows[index]
            return .object([
              (
                "cells",
                .array(
                  row.cells.indices.map { cell in
                    .object([
                      ("test", .string(table.rows[index][cell].text)),
                      ("fits", truth(row.cells[cell])),
                    ])
                  })
              ), ("output", .string(table.rows[index].last?.text ?? "")),
              ("fits", truth(row.match)),
              ("fires", .bool(account.value.unknowns == nil && account.fired.contains(index))),
            ])
          })
      ),
    ])
    return [("table", json)]
  }

  private func fact(_ account: FactAccount) -> [(String, JSON)] {
    [
      ("value", account.evidence.map { JSON($0.value) } ?? .null),
      ("history", .array(account.history.map(form))), ("used_by", users(account.users)),
      ("changed_by", ids(account.changedBy)),
    ]
  }

  private func form(_ statement: Statement) -> JSON {
    .object(
      [("value", statement.value.map { JSON($0) } ?? .null)]
        + JSON.member("source", statement.source) + JSON.member("on", statement.on?.text)
        + JSON.member("status", statement.status?.rawValue)
        + JSON.member("note", statement.note))
  }

  private func users(_ subjects: [Clause.Subject]) -> JSON {
    .array(
      subjects.map { subject in
        .object([
          ("kind", .string(subject.section.singular)),
          ("id", .string(playbook.declaration(of: subject).id)),
        ])
      })
  }

  private func phase(_ account: PhaseAccount) -> [(String, JSON)] {
    [
      ("frontier", .bool(account.isFrontier)),
      (
        "blockers",
        .array(account.blockers.map { blocker($0.blocker, $0.state, part: $0.part) })
      ),
      ("unscreened", .array(account.unscreened.map { .string(playbook[$0].id) })),
      (
        "actions",
        .array(
          account.actions.map { action in
            .object(
              [("id", .string(playbook[action.remedy].id))] + JSON.member("part", action.part)
                + [("state", .string(action.state.rawValue))])
          })
      ),
    ]
  }

  private func screen(_ account: ScreenAccount) -> [(String, JSON)] {
    JSON.member("on", account.how?.on?.text) + JSON.member("source", account.how?.source) + [
      ("facts", names(account.facts.map(\.fact))),
      (
        "blockers",
        .array(account.blockers.map { blocker($0.blocker, $0.state, part: nil) })
      ),
    ]
  }

  private func blocker(_ blocker: Reference<Blocker>, _ state: Truth, part: String?) -> JSON {
    let word = state == .holds ? "present" : state == .fails ? "absent" : "unknown"
    return .object(
      [("id", .string(playbook[blocker].id))] + JSON.member("part", part)
        + [("state", .string(word))])
  }
}
