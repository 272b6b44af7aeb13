import FEEL
import Playbooks

/// Which diagram serves which condition: conditions of the same text share one.
///
/// The conditions are those of the playbook, and the operands of what remedies need.
struct DiagramNumbers: Sendable {
  /// The condition of each diagram, by the number of the diagram.
  let conditions: [Condition]
  /// The number of the diagram, by the number of the condition in the playbook's list.
  let ofClauses: [Int]
  /// The number of the diagram, by the place of the operand.
  let ofOperands: [Int]
  /// The diagrams of the conditions that read each fact, decision or other name directly, by slot.
  let reading: [[Int]]
  /// What each condition reads, by the number of the diagram; made when first asked for.
  private let behind: LazyTable<Behind>

  /// A condition as an object, so that handing it on costs one reference.
  final class Condition: Sendable {
    let program: Program

    init(_ program: Program) { self.program = program }
  }

  /// The facts that the condition with that diagram reads, directly or through decisions.
  func facts(_ diagram: Int, _ playbook: Playbook) -> Set<Slot> {
    behind(diagram, playbook).facts
  }

  /// What the condition with that diagram reads, directly or through decisions.
  func behind(_ diagram: Int, _ playbook: Playbook) -> Behind {
    behind.value(at: diagram) { Behind(conditions[diagram].program, playbook) }
  }

  /// What a condition reads, directly or through decisions.
  final class Behind: Sendable {
    /// The facts.
    let facts: Set<Slot>
    /// The decisions, in the order of evaluation.
    let decisions: [Reference<Decision>]

    init(_ program: Program, _ playbook: Playbook) {
      facts = Set(playbook.factSlots(read: program.slots))
      let slots = playbook.slots(behind: program.slots)
      decisions = playbook.decisionOrder.filter { slots.contains(playbook[$0].slot) }
    }
  }

  init(_ clauses: [Clause], operands: [Program], slots: Int) {
    var conditions: [Condition] = []
    var known: [ExactText: Int] = [:]
    func number(of program: Program) -> Int {
      let text = ExactText(program.text)
      if let number = known[text] { return number }
      known[text] = conditions.count
      conditions.append(Condition(program))
      return conditions.count - 1
    }
    ofClauses = clauses.map { number(of: $0.formula.program) }
    ofOperands = operands.map { number(of: $0) }
    self.conditions = conditions
    behind = LazyTable(count: conditions.count)
    var reading: [[Int]] = Array(repeating: [], count: slots)
    for (number, condition) in conditions.enumerated() {
      for slot in condition.program.slots { reading[slot.index].append(number) }
    }
    self.reading = reading
  }
}
