import FEEL
import Playbooks

/// The numbers of the conditions that advice decides, by which diagrams are looked up.
///
/// They cover the playbook's conditions and the operands of `needs`. Conditions with the same text
/// share a number.
struct ConditionNumbers: Sendable {
  /// The conditions, by number.
  private(set) var programs: [Program] = []
  /// The number of each condition, by its index in the playbook's list.
  private(set) var ofClauses: [Int] = []
  /// The numbers given so far, by the text of the condition.
  private var known: [String: Int] = [:]

  init(_ clauses: [Clause]) {
    ofClauses.reserveCapacity(clauses.count)
    for clause in clauses { ofClauses.append(number(of: clause.formula.program)) }
  }

  /// The number of the condition; it gets the next free one if it has none yet.
  mutating func number(of program: Program) -> Int {
    if let number = known[program.text] { return number }
    known[program.text] = programs.count
    programs.append(program)
    return programs.count - 1
  }
}
