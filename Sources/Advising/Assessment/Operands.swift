package import Diagnostics
package import FEEL
package import Playbooks

/// One operand of a remedy's `needs`.
package struct Operand: Sendable {
  package let program: Program
  /// The formula that it is a part of: the remedy's own, or a decision's.
  package let formula: Formula

  package var text: String { program.text }
  package var place: Place { formula.place(of: program.sourceSpan) }
}

extension Playbook {
  /// The operands of a condition, opened through parentheses, `and`, `not(a or b)`, and decisions
  /// of that shape (contract, section 4.3).
  package func operands(of formula: Formula) -> [Operand] {
    formula.program.conjuncts.flatMap { conjunct -> [Operand] in
      if let slot = conjunct.singleSlot, let decision = decision(at: slot),
        case .expression(let inner) = decision.logic
      {
        return operands(of: inner)
      }
      return [Operand(program: conjunct, formula: formula)]
    }
  }
}
