package import FEEL
package import Playbooks
import Reasoning

extension Situation {
  /// What the condition comes to; without a condition it holds.
  package func truth(of formula: Formula?) -> Truth {
    guard let formula else { return .holds }
    return truth(of: formula.program)
  }

  /// Exact for comparisons of facts with constants, however they are joined; sound for all else.
  package func truth(of program: Program) -> Truth { truth(of: program, in: frame) }

  /// The same where the facts are those of another frame.
  func truth(of program: Program, in frame: Frame) -> Truth {
    switch rules.conditions.decide(program, in: frame) {
    case .certain(.true): .holds
    case .certain(.false): .fails
    case .certain(.null): .unknown([])
    case .unknown(let slots): .unknown(slots)
    }
  }
}
