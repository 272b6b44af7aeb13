import FEEL
import Playbooks

/// The number of each condition that advice asks for: what has been made of it is found by that.
///
/// These are the playbook's conditions, and the operands of what remedies need. Conditions of one
/// wording share a number.
struct ConditionNumbers: Sendable {
  /// By number.
  private(set) var programs: [Program] = []
  /// By the number that the condition has in the playbook's list.
  private(set) var ofClauses: [Int] = []
  private var known: [String: Int] = [:]

  init(_ clauses: [Clause]) {
    ofClauses.reserveCapacity(clauses.count)
    for clause in clauses { ofClauses.append(number(of: clause.formula.program)) }
  }

  /// The number of the condition: the next one, where it has none yet.
  mutating func number(of program: Program) -> Int {
    if let number = known[program.text] { return number }
    known[program.text] = programs.count
    programs.append(program)
    return programs.count - 1
  }
}
