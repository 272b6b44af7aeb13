import Advising
import Docket
import FEEL
import Playbooks
import Reasoning
import YAML

/// Finds a case in which a small change shows, and writes it as a test.
struct TestDrafter {
  private let playbook: Playbook
  private let today: CalendarDate
  private let ground: Ground
  private let frame: Frame
  private let advisor: Advisor
  /// Nothing stands in the way, and every goal is open, as far as both go together.
  private let quiet: [(Slot, Value)]

  /// So many cases are tried for a test.
  private static let mostCandidates = 24

  init(_ playbook: Playbook, _ today: CalendarDate) {
    self.playbook = playbook
    self.today = today
    ground = playbook.ground
    advisor = Advisor(playbook)
    var values: [Value] = []
    for index in 0..<playbook.vocabulary.count { values.append(.unknown(.one(Slot(index)))) }
    values[playbook.vocabulary.today.index] = .date(today)
    frame = Frame(values: values, now: DateAndTime(startOf: today))
    quiet = CaseSampler(playbook, on: today, atMost: 1).quiet
  }

  /// Whether there may be a case in which the change shows: not, where it is proved to mean the
  /// same in every case in which anybody looks at it.
  func canMatter(_ mutant: Mutant) -> Bool {
    do {
      var search = Search(self, mutant)
      return try search.canShow()
    } catch {
      return true
    }
  }

  /// A test that passes now, and fails with the change.
  func draft(_ mutant: Mutant) -> String? {
    let then = Advisor(mutant.applied(to: playbook))
    for candidate in candidates(mutant).prefix(Self.mostCandidates) {
      let file = candidate.file(on: today)
      let before = advisor.adviseUnproved(file, on: today, asking: false)
      let after = then.adviseUnproved(file, on: today, asking: false)
      if let expect = expectation(before, after) { return test(mutant, candidate, expect) }
    }
    return nil
  }

  /// A case in which the change may show.
  private struct Candidate {
    let facts: [(slot: Slot, value: Value)]
    let failed: [Reference<Remedy>]

    func file(on day: CalendarDate) -> Case {
      var statements: [Slot: Statement] = [:]
      for (slot, value) in facts { statements[slot] = Statement(value: value) }
      return Case(
        id: "test", title: Text("test"), facts: statements,
        log: failed.map { LogEntry(on: day, remedy: $0, status: .failed) })
    }
  }

  /// The facts that a diagram shows, alone and where all else is quiet, with what comes before in
  /// the lists as it is and failed; then what is found by trying.
  private func candidates(_ mutant: Mutant) -> [Candidate] {
    var search = Search(self, mutant)
    let shown = ((try? search.settings()) ?? []).map { $0.map { (slot: $0.fact, value: $0.value) } }
    let filled = shown.map { facts in
      facts + quiet.filter { one in !facts.contains { $0.slot == one.0 } }
    }
    let logs = [[]] + earlier(mutant)
    var candidates = logs.flatMap { log in
      (shown + filled).map { Candidate(facts: $0, failed: log) }
    }
    if case .decision(let index, let formula) = mutant.target,
      var sampler = DecisionSampler(playbook, index, formula.program, frame)
    {
      candidates += sampler.found(atMost: 4).map {
        Candidate(facts: $0.map { (slot: $0.0, value: $0.1) }, failed: [])
      }
    }
    return candidates
  }

  /// What stands before the place of the change, in each list that has it.
  private func earlier(_ mutant: Mutant) -> [[Reference<Remedy>]] {
    let lists: [[Reference<Remedy>]]
    switch mutant.target {
    case .suits(let index, _), .needs(let index, _):
      let all = playbook.blockers.map(\.remedies) + playbook.goals.map(\.remedies)
      lists = all.filter { $0.contains(Reference(index)) }
        .map { Array($0.prefix { $0 != Reference(index) }) }
    case .blockerOrder(let index, let swap):
      lists = [Array(playbook.blockers[index].remedies.prefix(swap))]
    case .goalOrder(let index, let swap):
      lists = [Array(playbook.goals[index].remedies.prefix(swap))]
    case .blocker, .decision, .table: lists = []
    }
    return lists.filter { !$0.isEmpty }
  }

  private func test(_ mutant: Mutant, _ candidate: Candidate, _ expect: String) -> String {
    let facts = candidate.facts.map { slot, value in
      "\(playbook.vocabulary.name(of: slot)): \((value.newValue ?? .null).text(inFlow: true))"
    }
    let log = candidate.failed.map {
      "{on: \(today.text), remedy: \(playbook[$0].id), is: failed}"
    }
    return
      ([
        "  - name: \(mutant.id) \(mutant.key), \(name(mutant.change))",
        "    facts: {\(facts.joined(separator: ", "))}",
      ] + (log.isEmpty ? [] : ["    log: [\(log.joined(separator: ", "))]"]) + [
        "    as of: \(today.text)", "    expect: {\(expect)}",
      ]).joined(separator: "\n")
  }

  private func name(_ change: Mutant.Change) -> String {
    let text =
      switch change {
      case .comparison(let old, let new): "where \(old) is not \(new)"
      case .without(let part): "where it takes \(part)"
      case .connective(let old, let new): "where \(old) is not \(new)"
      case .order(let first, let second): "\(first) before \(second)"
      case .withoutRow(let row): "where row \(row) decides"
      case .rowOrder(let row): "where row \(row) comes before the next"
      case .output(let old, let new): "where it is \(old) and not \(new)"
      }
    // A name in plain text, whatever stands in the condition.
    let plain = String(text.map { "\"'#:{}[],&*!|>%@`\n".contains($0) ? " " : $0 })
    return plain.split(separator: " ").joined(separator: " ")
  }

  /// What of the advice as it is now the change would turn.
  private func expectation(_ before: Advice, _ after: Advice) -> String? {
    func present(_ advice: Advice) -> [String] {
      advice.blockers.filter { $0.state == .holds }.map { playbook[$0.blocker].id }
    }
    func decided(_ advice: Advice) -> [(id: String, text: String)] {
      advice.decisions.compactMap { decision in
        guard decision.value.isStated, let value = decision.value.newValue else { return nil }
        return (playbook[decision.decision].id, value.text(inFlow: true))
      }
    }
    func states(_ advice: Advice) -> [(id: String, state: ActionState)] {
      advice.actions.map { (playbook[$0.remedy].id, $0.state) }
    }
    if present(before) != present(after) {
      return "blockers: [\(present(before).joined(separator: ", "))]"
    }
    let (stated, restated) = (decided(before), decided(after))
    if let turned = stated.first(where: { one in !restated.contains { $0 == one } }) {
      return "decisions: {\(turned.id): \(turned.text)}"
    }
    let (then, now) = (states(before), states(after))
    let changed = then.filter { action in
      !now.contains { $0.id == action.id && $0.state == action.state }
    }
    if let first = changed.first { return "actions: {\(first.id): \(first.state.rawValue)}" }
    let added = now.filter { action in !then.contains { $0.id == action.id } }
    return added.first.map { "not actions: [\($0.id)]" }
  }

  /// The tests of a changed row as conditions, so that the cases at their bounds are told apart.
  private func cuts(of table: Decision.Table, _ row: Int) -> [Program] {
    guard table.rows.indices.contains(row) else { return [] }
    return zip(table.inputs, table.rows[row]).compactMap { input, cell in
      cell.text == "-"
        ? nil
        : Program.compile("(\(input.text)) in (\(cell.text))", in: playbook.vocabulary.scope)
          .program
    }
  }

  /// A condition that holds, or does not.
  private struct Claim {
    let program: Program
    let holds: Bool
  }

  /// The cases in which a change shows, as a diagram.
  private struct Search {
    /// So many of the ways for it to be looked at are tried.
    private static let most = 4
    private let old: Program?
    private let new: Program?
    /// What must be so besides, so that the difference comes to the surface: one of these.
    private let context: [[Claim]]
    private var decision: (old: Program, new: Program)?
    private var tables: (old: DecisionTable, new: DecisionTable, row: Int)?
    private var space: ConditionSpace

    init(_ drafter: TestDrafter, _ mutant: Mutant) {
      let playbook = drafter.playbook
      func when(_ remedy: Reference<Remedy>) -> [Claim] {
        [playbook[remedy].when?.program].compactMap { $0 }.map { Claim(program: $0, holds: true) }
      }
      /// A blocker that lists it is present, a goal open, or a need that it may fill is not filled.
      func looking(_ index: Int) -> [[Claim]] {
        let remedy = Reference<Remedy>(index)
        let blockers = playbook.blockers.filter { $0.remedies.contains(remedy) }
          .map { [Claim(program: $0.when.program, holds: true)] }
        let goals = playbook.goals.filter { $0.remedies.contains(remedy) }.map { goal in
          [goal.when?.program].compactMap { $0 }.map { Claim(program: $0, holds: true) }
            + [Claim(program: goal.reached.program, holds: false)]
        }
        let achieved = Set(playbook.remedies[index].achieves.map(\.fact))
        let gaps = playbook.remedies.enumerated().filter { $0.offset != index }
          .flatMap { ($1.needs.map(playbook.operands) ?? []) }
          .filter { !achieved.isDisjoint(with: playbook.factSlots(read: $0.program.slots)) }
          .map { [Claim(program: $0.program, holds: false)] }
        return blockers + goals + gaps
      }
      func pair(_ remedies: [Reference<Remedy>], _ swap: Int) -> [Claim] {
        when(remedies[swap]) + when(remedies[swap + 1])
      }
      var cuts: [Program] = []
      switch mutant.target {
      case .blocker(let index, let formula):
        (old, new) = (playbook.blockers[index].when.program, formula.program)
        context = [[]]
      case .suits(let index, let formula):
        (old, new) = (playbook.remedies[index].when?.program, formula.program)
        context = looking(index)
      case .needs(let index, let formula):
        (old, new) = (playbook.remedies[index].needs?.program, formula.program)
        context = looking(index).map { $0 + when(Reference(index)) }
      case .blockerOrder(let index, let swap):
        (old, new) = (nil, nil)
        let blocker = playbook.blockers[index]
        context = [
          [Claim(program: blocker.when.program, holds: true)] + pair(blocker.remedies, swap)
        ]
      case .goalOrder(let index, let swap):
        (old, new) = (nil, nil)
        context = [pair(playbook.goals[index].remedies, swap)]
      case .decision(let index, let formula):
        (old, new) = (nil, nil)
        context = [[]]
        decision = playbook.decisions[index].program.map { ($0, formula.program) }
      case .table(let index, let row, let table):
        (old, new) = (nil, nil)
        context = [[]]
        tables = playbook.decisions[index].table.map { ($0, table.table, row) }
        cuts = drafter.cuts(of: table, row)
      }
      let name = mutant.decision.map { playbook.decisions[$0].id }
        .flatMap { Program.compile($0, in: playbook.vocabulary.scope).program }
      space = ConditionSpace(
        drafter.ground, frame: drafter.frame,
        conditions: [old, new, name, decision?.new].compactMap { $0 } + cuts
          + context.flatMap { $0.map(\.program) })
    }

    /// Whether it can show where anybody looks.
    mutating func canShow() throws(Overflow) -> Bool {
      let shows = try shows()
      if shows == .alwaysFalse { return false }
      guard old != nil, new != nil else { return true }
      for claims in context {
        if try space.store.and(shows, all(claims)) != .alwaysFalse { return true }
      }
      return false
    }

    mutating func shows() throws(Overflow) -> Diagram {
      if let old, let new { return try differ(old, new) }
      if let tables { return try space.differ(tables.old, tables.new, about: tables.row) }
      if let decision, decision.old.type == .boolean {
        return try differ(decision.old, decision.new)
      }
      return try all(context.first ?? [])
    }

    /// A choice of facts for each context, and one for none.
    mutating func settings() throws(Overflow) -> [[ConditionSpace.Setting]] {
      let shows = try shows()
      var found: [[ConditionSpace.Setting]] = []
      for claims in context.prefix(Self.most) + [[]] {
        let both = try space.store.and(shows, all(claims))
        if let witness = space.store.witness(of: .true, in: both) {
          found.append(space.settings(of: witness))
        }
      }
      return found
    }

    /// Both are true or not in other cases; null counts as not.
    private mutating func differ(_ old: Program, _ new: Program) throws(Overflow) -> Diagram {
      let left = try space.diagram(of: old)
      let right = try space.diagram(of: new)
      return try space.store.differ(left, right)
    }

    private mutating func all(_ claims: [Claim]) throws(Overflow) -> Diagram {
      var all = Diagram.alwaysTrue
      for claim in claims {
        let holds = try space.store.isTrue(space.diagram(of: claim.program))
        all = try space.store.and(all, claim.holds ? holds : space.store.not(holds))
      }
      return all
    }
  }
}

extension Mutant {
  /// The decision that is changed.
  var decision: Int? {
    switch target {
    case .decision(let index, _), .table(let index, _, _): index
    case .blocker, .suits, .needs, .blockerOrder, .goalOrder: nil
    }
  }
}

extension Decision {
  fileprivate var program: Program? {
    if case .expression(let formula) = logic { formula.program } else { nil }
  }

  fileprivate var table: DecisionTable? {
    if case .table(let table) = logic { table.table } else { nil }
  }
}
