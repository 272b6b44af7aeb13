package import Diagnostics
package import FEEL
package import Playbooks

/// One operand of a remedy's `needs` (contract, section 4.3).
package struct Operand: Sendable {
  /// The operand as a separate condition.
  package let program: Program
  /// The formula that contains it: the remedy's own, or that of a decision.
  package let formula: Formula

  /// The text of the operand.
  package var text: String { program.text }
  /// The place of the operand in the playbook's files.
  package var place: Place { formula.place(of: program.sourceSpan) }
}

extension Playbook {
  /// The operands of a condition (contract, section 4.3).
  ///
  /// It is opened through parentheses, `and`, `not(a or b)`, and decisions of that shape.
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
