package import FEEL
package import Playbooks
import Reasoning

/// The truth of the rules' conditions in this situation (contract, section 2).
///
/// The answers are exact for comparisons of facts with constants, however they are joined, and
/// sound for all else.
extension Situation {
  /// Whether the blocker is present: its `when`.
  package func present(_ blocker: Reference<Blocker>) -> Truth {
    truth(of: playbook.clauses.number(.when, of: .blocker(blocker)))
  }

  /// Whether the goal is one of the case's: its `when`.
  package func applies(_ goal: Reference<Goal>) -> Truth {
    truth(of: playbook.clauses.number(.when, of: .goal(goal)))
  }

  /// Whether the goal is reached.
  package func reached(_ goal: Reference<Goal>) -> Truth {
    truth(of: playbook.clauses.number(.reached, of: .goal(goal)))
  }

  /// Whether the remedy suits the case: its `when`.
  package func suits(_ remedy: Reference<Remedy>) -> Truth {
    truth(of: playbook.clauses.number(.when, of: .remedy(remedy)))
  }

  /// Whether the `needs` of the remedy hold.
  package func meetsNeeds(of remedy: Reference<Remedy>) -> Truth {
    truth(of: playbook.clauses.number(.needs, of: .remedy(remedy)))
  }

  /// Whether the operand of a remedy's `needs` is true.
  func holds(_ need: RuleIndex.Need) -> Truth { holds(need, in: frame) }

  /// Whether the operand is true with the facts of another frame.
  func holds(_ need: RuleIndex.Need, in frame: Frame) -> Truth {
    Truth(rules.conditions.decide(diagram: need.diagram, in: frame))
  }

  /// The truth of a condition of the playbook; true where the entry has none.
  package func truth(of clause: Reference<Clause>?) -> Truth {
    guard let clause else { return .holds }
    return Truth(rules.conditions.decide(clause, in: frame))
  }

  /// The truth of a condition that has no number.
  package func truth(of program: Program) -> Truth {
    Truth(rules.conditions.decide(program, in: frame))
  }
}

extension Truth {
  /// The verdict as a truth; null is unknown and depends on no fact.
  fileprivate init(_ verdict: Verdict) {
    switch verdict {
    case .certain(.true): self = .holds
    case .certain(.false): self = .fails
    case .certain(.null): self = .unknown([])
    case .unknown(let slots): self = .unknown(slots)
    }
  }
}
