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
  func holds(_ need: RuleIndex.Need) -> Truth { truth(diagram: need.diagram) }

  /// Whether the operand is true with the facts of another frame.
  func holds(_ need: RuleIndex.Need, in frame: Frame) -> Truth {
    Truth(rules.conditions.decide(diagram: need.diagram, in: frame))
  }

  /// The truth of a condition of the playbook; true where the entry has none.
  package func truth(of clause: Reference<Clause>?) -> Truth {
    guard let clause else { return .holds }
    return truth(diagram: rules.index.diagrams.ofClauses[clause.index])
  }

  /// The same, remembered.
  mutating func settleTruth(of clause: Reference<Clause>) -> Truth {
    settleTruth(diagram: rules.index.diagrams.ofClauses[clause.index])
  }

  /// Whether the operand of a remedy's `needs` is true, remembered.
  mutating func settleTruth(of need: RuleIndex.Need) -> Truth {
    settleTruth(diagram: need.diagram)
  }

  /// The truth of a condition that has no number.
  package func truth(of program: Program) -> Truth {
    Truth(rules.conditions.decide(program, in: frame))
  }
}

extension Truth {
  /// The verdict as a truth; null is unknown and depends on no fact.
  init(_ verdict: Verdict) {
    switch verdict {
    case .certain(.true): self = .holds
    case .certain(.false): self = .fails
    case .certain(.null): self = .unknown([])
    case .unknown(let slots): self = .unknown(slots)
    }
  }
}
