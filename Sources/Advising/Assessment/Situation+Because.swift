package import FEEL
package import Playbooks

extension Situation {
  /// The known facts that settle the conditions, in order of appearance and without repeats.
  ///
  /// Only the operands that settle a condition count; decisions are opened (contract, section 5,
  /// `because`).
  package func settlingFacts(of formulas: [Formula]) -> [Slot] {
    playbook.facts(settling: formulas.map(\.program), in: frame)
  }
}

extension Playbook {
  /// The known facts of the frame that settle the conditions, in order of appearance and without
  /// repeats.
  func facts(settling programs: [Program], in frame: Frame) -> [Slot] {
    var found: [Slot] = []
    for program in programs { collect(program, in: frame, into: &found) }
    return found
  }

  /// Adds the known facts that settle the program.
  private func collect(_ program: Program, in frame: Frame, into found: inout [Slot]) {
    for slot in program.settling(in: frame) {
      if let decision = decision(at: slot) {
        collect(decision, in: frame, into: &found)
      } else if fact(at: slot) != nil, !found.contains(slot) {
        if case .unknown = frame.values[slot.index] { continue }
        found.append(slot)
      }
    }
  }

  /// Adds the known facts that settle the decision; for a table, those that settle its inputs.
  private func collect(_ decision: Decision, in frame: Frame, into found: inout [Slot]) {
    switch decision.logic {
    case .expression(let formula): collect(formula.program, in: frame, into: &found)
    case .table(let table):
      for input in table.inputs { collect(input.program, in: frame, into: &found) }
    }
  }
}
