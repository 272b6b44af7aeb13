package import FEEL
import Playbooks

extension Advisor {
  /// How the entry stands in the case, and what it rests on.
  ///
  /// Where `part` is given, the answer is about that part only. Otherwise it is about all parts
  /// together, and says so where they differ.
  package func explain(
    _ subject: EntrySubject, part: String? = nil, of case: Case, on date: CalendarDate
  ) -> EntryAnswer {
    let situations = situations(of: `case`, on: date)
    let explainer = EntryExplainer(
      advisor: self, subject: subject, case: `case`, date: date, part: part,
      all: situations, asked: situations.filter { part == nil || $0.part == part })
    return explainer.answer()
  }
}

/// Works out the explanation of an entry that is neither a blocker nor a remedy nor a goal.
struct EntryExplainer {
  let advisor: Advisor
  let subject: EntrySubject
  let `case`: Case
  let date: CalendarDate
  /// The id of the part that was asked about; nil for all parts.
  let part: String?
  /// All parts of the case.
  let all: [Situation]
  /// The parts that were asked about.
  let asked: [Situation]

  var playbook: Playbook { advisor.playbook }
  var first: Situation { asked[0] }

  /// The explanation; one for each part where they differ.
  func answer() -> EntryAnswer {
    if Set(asked.map { key(in: $0) }).count == 1 { return .explained(explanation) }
    return .partsDiffer(
      asked.map { situation in
        EntryExplainer(
          advisor: advisor, subject: subject, case: `case`, date: date, part: situation.part,
          all: all, asked: [situation]
        ).explanation
      })
  }

  private var explanation: EntryExplanation {
    switch subject {
    case .clock(let clock): self.clock(clock)
    case .decision(let decision): self.decision(decision)
    case .fact(let fact): self.fact(fact)
    case .phase(let phase): self.phase(phase)
    case .screen(let screen): self.screen(screen)
    }
  }

  /// The state of the entry in a part, as a text by which parts are compared.
  private func key(in situation: Situation) -> String {
    switch subject {
    case .clock(let clock):
      let advice = ClockAdvice(clock, in: situation)
      return ([advice?.state.rawValue ?? "not-counted", advice?.due?.text].compactMap { $0 })
        .joined(separator: " ")
    case .decision(let decision): return text(situation[playbook[decision].slot])
    case .fact(let fact): return text(situation[fact])
    case .phase, .screen: return ""
    }
  }

  private func text(_ value: Value) -> String { value.unknowns == nil ? value.literal : "unknown" }

  /// Whether the state stays as it is where provisional nones count as unknown.
  private var isSure: Bool {
    let sure = OpenScreens(all).withoutProvisional.filter { part == nil || $0.part == part }
    return zip(asked, sure).allSatisfy { key(in: $0) == key(in: $1) }
  }

  func explanation(
    _ state: String, isCertain: Bool, because: [Evidence], hangsOn: [Slot],
    _ account: EntryExplanation.Account
  ) -> EntryExplanation {
    EntryExplanation(
      subject: subject, case: `case`, playbook: playbook, date: date, part: part, state: state,
      isCertain: isCertain, because: because, hangsOn: hangsOn, account: account)
  }

  private func findings(_ formula: Formula) -> [EntryExplanation.Finding] {
    playbook.operands(of: formula).map { .init(operand: $0, truth: first.truth(of: $0.program)) }
  }

  // Clocks.

  private func clock(_ reference: Reference<Clock>) -> EntryExplanation {
    let clock = playbook[reference]
    let advice = ClockAdvice(reference, in: first)
    let formulas = [clock.when, clock.from, clock.met].compactMap { $0 }
    let because = advice == nil ? [clock.when].compactMap { $0 } : formulas
    let state = advice?.state.rawValue ?? "not-counted"
    return explanation(
      state, isCertain: advice?.state != .unknown && isSure,
      because: first.evidence(first.settlingFacts(of: because)), hangsOn: advice?.hangsOn ?? [],
      .clock(
        ClockAccount(
          advice: advice,
          fails: (clock.when.map(findings) ?? []).filter { $0.truth != .holds },
          endedBy: clock.met.map { changing($0.program.slots) } ?? [],
          follows: follows(advice))))
  }

  /// The remedies in force that change a fact that is read here.
  private func changing(_ slots: [Slot]) -> [Reference<Remedy>] {
    let facts = Set(playbook.factSlots(read: slots))
    return first.rules.remedies.filter { remedy in
      playbook[remedy].changes.contains { facts.contains($0.fact) }
    }
  }

  /// The blockers that come up on the day after the last one.
  private func follows(_ advice: ClockAdvice?) -> [Reference<Blocker>] {
    guard advice?.state == .running, let due = advice?.due, let next = due.adding(days: 1) else {
      return []
    }
    let before = present(on: due)
    return present(on: next).filter { !before.contains($0) }
  }

  private func present(on day: CalendarDate) -> [Reference<Blocker>] {
    let situations = advisor.situations(of: `case`, on: day).filter {
      part == nil || $0.part == part
    }
    return advisor.rules(on: day).blockers.filter { blocker in
      situations.contains { $0.present(blocker) == .holds }
    }
  }

  // Decisions.

  private func decision(_ reference: Reference<Decision>) -> EntryExplanation {
    let decision = playbook[reference]
    let value = first[decision.slot]
    var rows: [DecisionAccount.Row] = []
    var fired: [Int] = []
    var operands: [EntryExplanation.Finding] = []
    let formulas: [Formula]
    switch decision.logic {
    case .expression(let formula):
      formulas = [formula]
      if formula.program.type == .boolean { operands = findings(formula) }
    case .table(let table):
      formulas = table.inputs
      fired = table.table.rowsGiving(value, in: first.frame)
      rows = self.rows(of: table)
    }
    return explanation(
      value.unknowns == nil ? "known" : "unknown", isCertain: value.unknowns == nil && isSure,
      because: first.evidence(first.settlingFacts(of: formulas)),
      hangsOn: (value.unknowns?.slots ?? []).filter { playbook.fact(at: $0) != nil },
      .decision(
        DecisionAccount(
          value: value, fired: fired, rows: rows, inputs: decision.slots.map { ($0, first[$0]) },
          operands: operands, users: playbook.users(of: decision.slot))))
  }

  /// Every row of the table, with what its cells come to.
  private func rows(of table: Decision.Table) -> [DecisionAccount.Row] {
    let cells = table.table.cells(in: first.frame)
    let matches = table.table.matches(in: first.frame)
    return table.table.rows.indices.map { index in
      DecisionAccount.Row(
        cells: cells[index].map(truth), match: truth(matches[index]),
        output: table.table.rows[index].output.evaluate(in: first.frame))
    }
  }

  private func truth(_ match: DecisionTable.Match) -> Truth {
    switch match {
    case .yes: .holds
    case .no: .fails
    case .unknown(let slots): .unknown(slots.slots)
    }
  }

  // Facts.

  private func fact(_ slot: Slot) -> EntryExplanation {
    let statement = first.statements[slot]
    let isKnown = first.isKnown(slot)
    let evidence = isKnown ? first.evidence([slot]).first : nil
    let state =
      evidence?.origin?.word ?? statement?.status?.rawValue
      ?? (isKnown ? "stated" : "unknown")
    return explanation(
      state, isCertain: isKnown && isSure, because: [evidence].compactMap { $0 },
      hangsOn: isKnown ? [] : [slot],
      .fact(
        FactAccount(
          evidence: evidence, statement: statement, history: history(slot),
          users: playbook.users(of: slot), changedBy: changing([slot]))))
  }

  /// What the fact was before, by the day.
  private func history(_ slot: Slot) -> [Statement] {
    let own = `case`.parts.first { $0.id == part }?.facts[slot] ?? `case`.facts[slot]
    let forms = (own?.forms ?? []).filter { $0.counts(on: date) }
    return Array(forms.dropLast())
  }
}
