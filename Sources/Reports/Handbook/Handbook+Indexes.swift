import Diagnostics
import FEEL
import Playbooks

extension Handbook {
  /// The page of the offices, each with the remedies in which it has a role.
  var officesPage: Page {
    let entries = playbook.offices.references { _ in true }.map { office in
      func remedies(_ takesPart: (Remedy) -> Bool) -> [String] {
        playbook.remedies.filter(takesPart).map { $0.declaration.title[language] }
      }
      let lines = [
        line(HandbookLabels.leads, remedies { $0.lead == office }, isListed: true),
        line(HandbookLabels.decides, remedies { $0.decide?.by == office }, isListed: true),
        line(HandbookLabels.supports, remedies { $0.with.contains(office) }),
        line(HandbookLabels.approached, remedies { $0.counterparts.contains(office) }),
        line(
          HandbookLabels.holds,
          playbook.clocks.filter { $0.holder == office }.map { $0.declaration.title[language] }),
      ].compactMap { $0 }
      return Page.Entry(title: title(office), id: playbook[office].id, lines: lines)
    }
    return index("offices", HandbookLabels.offices, entries)
  }

  /// The page of the sources, each with what cites it and whether somebody has checked it.
  var sourcesPage: Page {
    let entries = playbook.sources.references { _ in true }.map { reference in
      let source = playbook[reference]
      let cited = citing(reference)
      let lines = [
        line(HandbookLabels.number, [source.number].compactMap { $0 }),
        line(HandbookLabels.date, [source.date?.text].compactMap { $0 }),
        inForce(source.declaration),
        Page.Line(
          nil, [say(source.checked ? HandbookLabels.checked : Labels.notChecked)],
          tone: source.checked ? .plain : .alert),
        line(HandbookLabels.review, [source.review?.text].compactMap { $0 }),
        line(HandbookLabels.cited, cited.isEmpty ? [say(HandbookLabels.unused)] : cited),
      ].compactMap { $0 }
      return Page.Entry(title: source.declaration.title[language], id: source.id, lines: lines)
    }
    return index("sources", HandbookLabels.sources, entries)
  }

  private func citing(_ source: Reference<Source>) -> [String] {
    let cites = { (basis: [Basis]) in basis.contains { $0.source == source } }
    let declarations =
      playbook.blockers.filter { cites($0.basis) }.map(\.declaration)
      + playbook.remedies.filter { cites($0.basis) }.map(\.declaration)
      + playbook.clocks.filter { cites($0.basis) }.map(\.declaration)
      + playbook.constraints.filter { cites($0.basis) }.map(\.declaration)
    return unique(declarations.map { $0.title[language] })
  }

  /// The page of the facts that a case may state.
  var factsPage: Page {
    let users = FactUsers(playbook)
    let entries = playbook.facts.map { fact in
      let notes = [
        fact.ofCase ? say(HandbookLabels.whole) : nil,
        fact.optional ? say(HandbookLabels.mayBeNone) : nil,
      ].compactMap { $0 }
      let lines = [
        line(HandbookLabels.ask, [fact.ask?[language]].compactMap { $0 }),
        line(HandbookLabels.whereFound, [fact.whereFound?[language]].compactMap { $0 }),
        line(HandbookLabels.values, choices(fact.allowed, fact.type)),
        line(HandbookLabels.unit, [fact.unit].compactMap { $0 }.map { Units.name($0, language) }),
        notes.isEmpty ? nil : Page.Line(nil, notes),
        line(
          HandbookLabels.silent, [fact.assume].compactMap { $0 }.map { values.text($0, of: fact) }),
        line(HandbookLabels.usedBy, unique(users.titles(of: fact.slot, language))),
        line(HandbookLabels.onChecklist, screens(listing: fact.slot)),
        line(HandbookLabels.bound, constraints(reading: fact.slot)),
      ].compactMap { $0 }
      return Page.Entry(title: fact.title[language], id: fact.id, lines: lines)
    }
    return index("facts", HandbookLabels.facts, entries)
  }

  private func choices(_ allowed: Allowed?, _ type: DataType) -> [String] {
    switch allowed {
    case .values(let choices):
      return choices.map { choice in
        choice.title.map { "\($0[language]) (`\(choice.value.text)`)" } ?? "`\(choice.value.text)`"
      }
    case .tests(let formula): return [code(formula.text)]
    case nil:
      if case .boolean = type { return [say(Labels.yes), say(Labels.no)] }
      return [code(type.name)]
    }
  }

  /// The page of the decisions, each with its formula.
  var figuresPage: Page {
    let users = FactUsers(playbook)
    let entries = playbook.decisions.map { decision in
      let lines =
        [
          line(
            HandbookLabels.unit, [decision.unit].compactMap { $0 }.map { Units.name($0, language) })
        ].compactMap { $0 } + logic(decision)
        + [
          line(HandbookLabels.usedBy, unique(users.titles(of: decision.slot, language))),
          line(HandbookLabels.bound, constraints(reading: decision.slot)),
        ].compactMap { $0 }
      return Page.Entry(
        title: decision.declaration.title[language], id: decision.id, lines: lines)
    }
    return index("figures", HandbookLabels.figures, entries)
  }

  private func logic(_ decision: Decision) -> [Page.Line] {
    switch decision.logic {
    case .expression(let formula):
      if formula.program.type == .boolean { return condition(HandbookLabels.inWords, formula) }
      return [Page.Line(say(HandbookLabels.formula), [code(formula.text)])]
    case .table(let table):
      let inputs = table.inputs.map { code($0.text) }.joined(separator: Labels.comma[language])
      let rows = table.rows.map { row in
        row.dropLast().map { code($0.text) }.joined(separator: Labels.comma[language])
          + " → " + (row.last.map { code($0.text) } ?? "")
      }
      return [Page.Line(inputs, rows, isListed: true)]
    }
  }

  func index(_ name: String, _ title: Wording, _ entries: [Page.Entry]) -> Page {
    let back = Page.Section(say(HandbookLabels.indexes), [backToContents])
    return page(name, say(title), [section(title, entries), back].compactMap { $0 })
  }
}

/// The entries other than constraints that directly read each fact or decision.
private struct FactUsers {
  private var users: [Slot: [Text]] = [:]
  private var seen: [Clause.Subject: Set<Slot>] = [:]

  init(_ playbook: Playbook) {
    for clause in playbook.clauses.all where clause.isOfUser {
      add(clause.declaration, clause.subject, clause.formula)
    }
    for (index, clock) in playbook.clocks.enumerated() {
      add(clock.declaration, .clock(Reference(index)), clock.from)
    }
    for decision in playbook.decisions {
      for slot in decision.slots { users[slot, default: []].append(decision.declaration.title) }
    }
  }

  /// Each entry counts once for a slot.
  private mutating func add(
    _ declaration: Declaration, _ entry: Clause.Subject, _ formula: Formula
  ) {
    for slot in formula.program.slots where seen[entry, default: []].insert(slot).inserted {
      users[slot, default: []].append(declaration.title)
    }
  }

  func titles(of slot: Slot, _ language: Language) -> [String] {
    (users[slot] ?? []).map { $0[language] }
  }
}

extension Clause {
  /// Whether it belongs to an entry that uses facts: decisions are gone through with their tables,
  /// and constraints only tell what facts are.
  fileprivate var isOfUser: Bool {
    switch subject {
    case .goal, .blocker, .remedy, .clock, .screen: true
    case .decision, .constraint: false
    }
  }
}
