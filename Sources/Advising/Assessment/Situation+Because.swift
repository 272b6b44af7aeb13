package import FEEL
package import Playbooks

extension Situation {
  /// The known facts, through decisions, of the operands that settle these conditions, in order
  /// of appearance, without repeats.
  package func settlingFacts(of formulas: [Formula?]) -> [Slot] {
    var found: [Slot] = []
    for formula in formulas.compactMap({ $0 }) { collect(formula.program, into: &found) }
    return found
  }

  private func collect(_ program: Program, into found: inout [Slot]) {
    for slot in program.settling(in: frame) {
      if let decision = playbook.decision(at: slot) {
        collect(decision, into: &found)
      } else if playbook.fact(at: slot) != nil, isKnown(slot), !found.contains(slot) {
        found.append(slot)
      }
    }
  }

  /// A table is settled by the inputs that its rows look at.
  private func collect(_ decision: Decision, into found: inout [Slot]) {
    switch decision.logic {
    case .expression(let formula): collect(formula.program, into: &found)
    case .table(let table):
      for input in table.inputs { collect(input.program, into: &found) }
    }
  }
}
