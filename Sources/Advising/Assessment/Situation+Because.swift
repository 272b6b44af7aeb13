package import FEEL
package import Playbooks

extension Situation {
  /// The known facts that settle the conditions, in order of appearance and without repeats.
  ///
  /// Only the operands that settle a condition count; decisions are opened (contract, section 5,
  /// `because`).
  package func settlingFacts(of formulas: [Formula]) -> [Slot] {
    var found: [Slot] = []
    for formula in formulas { collect(formula.program, into: &found) }
    return found
  }

  /// Adds the known facts that settle the program.
  private func collect(_ program: Program, into found: inout [Slot]) {
    for slot in program.settling(in: frame) {
      if let decision = playbook.decision(at: slot) {
        collect(decision, into: &found)
      } else if playbook.fact(at: slot) != nil, isKnown(slot), !found.contains(slot) {
        found.append(slot)
      }
    }
  }

  /// Adds the known facts that settle the decision; for a table, those that settle its inputs.
  private func collect(_ decision: Decision, into found: inout [Slot]) {
    switch decision.logic {
    case .expression(let formula): collect(formula.program, into: &found)
    case .table(let table):
      for input in table.inputs { collect(input.program, into: &found) }
    }
  }
}
