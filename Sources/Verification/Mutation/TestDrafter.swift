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

  init(_ playbook: Playbook, _ today: CalendarDate) {
    self.playbook = playbook
    self.today = today
    ground = playbook.ground
    advisor = Advisor(playbook)
    var values: [Value] = []
    for index in 0..<playbook.vocabulary.count { values.append(.unknown(.one(Slot(index)))) }
    values[playbook.vocabulary.today.index] = .date(today)
    frame = Frame(values: values, now: DateAndTime(startOf: today))
  }

  /// Whether there may be a case in which the change shows: not, where it is proved to mean the
  /// same.
  func canMatter(_ mutant: Mutant) -> Bool {
    do {
      var search = Search(self, mutant)
      return try search.shows() != .alwaysFalse
    } catch {
      return true
    }
  }

  /// A test that passes now, and fails with the change.
  func draft(_ mutant: Mutant) -> String? {
    var search = Search(self, mutant)
    let candidates = (try? search.settings()) ?? []
    if candidates.isEmpty { return nil }
    let then = Advisor(mutant.applied(to: playbook))
    for settings in candidates {
      var facts: [Slot: Statement] = [:]
      for setting in settings { facts[setting.fact] = Statement(value: setting.value) }
      let file = Case(id: "test", title: Text("test"), facts: facts)
      let before = advisor.adviseUnproved(file, on: today, asking: false)
      let after = then.adviseUnproved(file, on: today, asking: false)
      if let expect = expectation(before, after) { return test(mutant, settings, expect) }
    }
    return nil
  }

  private func test(
    _ mutant: Mutant, _ settings: [ConditionSpace.Setting], _ expect: String
  ) -> String {
    let texts = settings.map { setting in
      let value = setting.value.newValue ?? .null
      return "\(playbook.vocabulary.name(of: setting.fact)): \(value.text(inFlow: true))"
    }
    return """
        - name: \(mutant.id) \(mutant.key), \(name(mutant.change))
          facts: {\(texts.joined(separator: ", "))}
          as of: \(today.text)
          expect: {\(expect)}
      """
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

  /// The cases in which a change shows, as a diagram.
  private struct Search {
    private let old: Program?
    private let new: Program?
    /// What must hold besides, so that the difference comes to the surface.
    private let context: [[Program]]
    private var decision: (old: Program, new: Program)?
    private var tables: (old: DecisionTable, new: DecisionTable, row: Int)?
    private var space: ConditionSpace

    init(_ drafter: TestDrafter, _ mutant: Mutant) {
      let playbook = drafter.playbook
      func when(_ remedy: Reference<Remedy>) -> [Program] {
        [playbook[remedy].when?.program].compactMap { $0 }
      }
      func listing(_ index: Int) -> [[Program]] {
        playbook.blockers.filter { $0.remedies.contains(Reference(index)) }
          .map { [$0.when.program] }
      }
      func pair(_ remedies: [Reference<Remedy>], _ swap: Int) -> [Program] {
        when(remedies[swap]) + when(remedies[swap + 1])
      }
      var cuts: [Program] = []
      switch mutant.target {
      case .blocker(let index, let formula):
        (old, new) = (playbook.blockers[index].when.program, formula.program)
        context = [[]]
      case .suits(let index, let formula):
        (old, new) = (playbook.remedies[index].when?.program, formula.program)
        context = listing(index)
      case .needs(let index, let formula):
        (old, new) = (playbook.remedies[index].needs?.program, formula.program)
        context = listing(index).map { $0 + when(Reference(index)) }
      case .blockerOrder(let index, let swap):
        (old, new) = (nil, nil)
        let blocker = playbook.blockers[index]
        context = [[blocker.when.program] + pair(blocker.remedies, swap)]
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
          + context.flatMap { $0 })
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
      for conditions in context + [[]] {
        let both = try space.store.and(shows, all(conditions))
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

    private mutating func all(_ conditions: [Program]) throws(Overflow) -> Diagram {
      var all = Diagram.alwaysTrue
      for condition in conditions {
        let diagram = try space.diagram(of: condition)
        all = try space.store.and(all, space.store.isTrue(diagram))
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
