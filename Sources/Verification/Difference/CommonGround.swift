import Advising
import FEEL
import Playbooks
import Reasoning

/// Two versions of a playbook over one list of names, so that their conditions can be compared.
///
/// A fact that both versions have with the same type is one name, and so is a decision with the
/// same meaning by its text. Facts and decisions that share only the name are two names.
struct CommonGround {
  /// One of the two versions.
  enum Side { case old, new }

  let old: Playbook
  let new: Playbook
  let ground: Ground
  /// A frame in which everything but the day is unknown.
  let frame: Frame
  /// The facts by their slots; the new version's fact where both versions have it.
  let facts: [Slot: Fact]
  /// The decisions that have the same meaning in both versions by their text.
  let sharedDecisions: Set<String>
  let caseOpened: Slot
  private let scopes: (old: Scope, new: Scope)

  init(old: Playbook, new: Playbook, on date: CalendarDate) {
    var layout = CommonLayout(old: old, new: new)
    layout.addFacts()
    layout.addDecisions()
    let own = layout.addCaseNames()
    self.old = old
    self.new = new
    facts = layout.facts
    sharedDecisions = layout.sharedDecisions
    caseOpened = own.opened
    scopes = (Scope(layout.oldNames), Scope(layout.newNames))
    var values: [Value] = []
    for index in 0..<layout.count { values.append(.unknown(.one(Slot(index)))) }
    values[own.today.index] = .date(date)
    frame = Frame(values: values, now: DateAndTime(startOf: date))
    var decisions: [Slot: Derivation] = [:]
    for (side, playbook, names) in [
      (Side.old, old, layout.oldNames), (.new, new, layout.newNames),
    ] {
      let scope = side == .old ? scopes.old : scopes.new
      let slots = Dictionary(names.map { ($0.path, $0.slot) }, uniquingKeysWith: { a, _ in a })
      for decision in playbook.decisions {
        guard let slot = slots[decision.id] else { continue }
        decisions[slot] = CommonGround.derivation(decision, in: scope)
      }
    }
    ground = Ground(domains: layout.domains, decisions: decisions)
  }

  /// The condition in terms of the common names; `true` where there is none.
  func program(_ formula: Formula?, _ side: Side) -> Program? {
    program(formula?.text ?? "true", side)
  }

  /// The text compiled with the names of one version; nil where it does not compile.
  func program(_ text: String, _ side: Side) -> Program? {
    CommonGround.compiled(text, in: side == .old ? scopes.old : scopes.new)
  }

  private static func compiled(_ text: String, in scope: Scope) -> Program? {
    Program.compile(text, in: scope).program
  }

  private static func derivation(_ decision: Decision, in scope: Scope) -> Derivation? {
    switch decision.logic {
    case .expression(let formula):
      return compiled(formula.text, in: scope).map(Derivation.expression)
    case .table(let table):
      let inputs = table.inputs.compactMap { compiled($0.text, in: scope) }
      guard inputs.count == table.inputs.count else { return nil }
      let rows = table.rows.compactMap { row -> DecisionTable.Row? in
        let tests = zip(row, inputs).compactMap { test, input in
          Program.compileUnaryTests(test.text, input: input.type, in: scope).program
        }
        guard tests.count == inputs.count, let last = row.last,
          let output = compiled(last.text, in: scope)
        else { return nil }
        return DecisionTable.Row(tests: tests, output: output)
      }
      guard rows.count == table.rows.count else { return nil }
      return .table(
        DecisionTable(
          inputs: inputs, rows: rows, hit: table.table.hit, priorities: table.table.priorities))
    }
  }
}
