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
  /// The facts that each condition reads, by the number of the diagram; made when first asked for.
  private let facts: LazyTable<Facts>

  /// A condition as an object, so that handing it on costs one reference.
  final class Condition: Sendable {
    let program: Program

    init(_ program: Program) { self.program = program }
  }

  /// The facts that the condition with that diagram reads, directly or through decisions.
  func facts(_ diagram: Int, _ playbook: Playbook) -> Set<Slot> {
    facts.value(at: diagram) {
      Facts(Set(playbook.factSlots(read: conditions[diagram].program.slots)))
    }.slots
  }

  /// The facts of a condition, as an object.
  private final class Facts: Sendable {
    let slots: Set<Slot>

    init(_ slots: Set<Slot>) { self.slots = slots }
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
    facts = LazyTable(count: conditions.count)
    var reading: [[Int]] = Array(repeating: [], count: slots)
    for (number, condition) in conditions.enumerated() {
      for slot in condition.program.slots { reading[slot.index].append(number) }
    }
    self.reading = reading
  }
}
