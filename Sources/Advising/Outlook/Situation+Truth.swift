package import FEEL
package import Playbooks
import Reasoning

extension Situation {
  /// What the condition comes to; without a condition it holds.
  package func truth(of formula: Formula?) -> Truth {
    guard let formula else { return .holds }
    return truth(of: formula.program)
  }

  package func truth(of program: Program) -> Truth {
    switch program.evaluate(in: frame) {
    case .boolean(let value): value ? .holds : .fails
    case .unknown(let slots): .unknown(facts(of: slots.slots))
    default: .unknown([])
    }
  }

  /// The facts among the slots, in order; decisions stand for nothing here, since their unknown
  /// values name the facts that they hang on.
  private func facts(of slots: [Slot]) -> [Slot] { slots.sorted() }
}
