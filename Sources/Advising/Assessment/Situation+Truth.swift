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

  /// Whether the goal is one of the case's: its `when`; one that is for the whole case is the case's
  /// where it is that of any part (contract, section 4.8).
  package func applies(_ goal: Reference<Goal>) -> Truth {
    if let settled = appliesInPlan[goal] { return settled }
    let own = appliesHere(goal)
    guard let others = ofOtherParts[goal] else { return own }
    return own == .holds ? .holds : own.or(others)
  }

  /// Whether the goal is one of this part: its `when`.
  func appliesHere(_ goal: Reference<Goal>) -> Truth {
    truth(of: playbook.clauses.number(.when, of: .goal(goal)))
  }

  /// Whether the goal is reached; it is not known to be so through a fact that a contradiction names
  /// (contract, section 2).
  package func reached(_ goal: Reference<Goal>) -> Truth {
    let truth = condition(ofReaching: goal)
    guard truth == .holds, !doubtful.isEmpty else { return truth }
    let other = doubting.condition(ofReaching: goal)
    if other == .holds { return .holds }
    let behind = rules.index.constraints.linked(to: Set(other.slots)).union(other.slots)
    return .unknown(behind.filter { !doubtful.contains($0) && !isKnown($0) }.sorted())
  }

  /// The truth of the goal's `reached`, whatever contradictions name.
  func condition(ofReaching goal: Reference<Goal>) -> Truth {
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

  /// Whether an unknown blocker is likely: some operand of its `when` that is no `not` is true by a
  /// stated fact, and none is false (contract, section 4.1).
  ///
  /// `byStated` is what is known where nothing but the stated facts is (``byStatedFacts``).
  func isLikely(_ blocker: Reference<Blocker>, byStated: Frame) -> Bool {
    let operands = rules.index.signs[blocker.index]
    return operands.contains {
      $0.isPositive && rules.conditions.decide(diagram: $0.diagram, in: byStated) == .certain(.true)
    } && operands.allSatisfy { truth(diagram: $0.diagram) != .fails }
  }

  /// The stated facts that make the unknown blocker likely, in order of appearance.
  func factsMakingLikely(_ blocker: Reference<Blocker>) -> [Slot] {
    let byStated = byStatedFacts
    let telling = playbook.operands(of: playbook[blocker].when).filter {
      rules.conditions.decide($0.program, in: byStated) == .certain(.true)
    }
    return telling.flatMap { playbook.factSlots(read: $0.program.slots) }
      .filter(stated.contains).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The truth of a condition of the playbook by what is known of its facts, whatever the constraints
  /// say of the unknown ones.
  package func truthByFacts(of clause: Reference<Clause>) -> Truth {
    let diagram = rules.index.diagrams.ofClauses[clause.index]
    return Truth(rules.conditions.decide(diagram: diagram, in: frame))
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
