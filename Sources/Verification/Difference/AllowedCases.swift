import Advising
import FEEL
import Playbooks
import Reasoning

/// Which cases the constraints of two versions of a playbook allow, on the day of the comparison.
struct AllowedCases {
  /// The constraints of the two versions, over the names that both share.
  private let sides: [[Implication]]

  /// Those constraints that a diagram can express, with the cases that keep them.
  private struct Kept {
    let diagram: Diagram
    let variables: Set<Variable>
  }

  init(_ common: CommonGround, on date: CalendarDate) {
    sides = [(common.old, CommonGround.Side.old), (common.new, .new)].map { playbook, side in
      playbook.constraints.filter { $0.declaration.effective.contains(date) }
        .compactMap { constraint in
          guard let then = common.program(constraint.then, side) else { return nil }
          let condition = constraint.if.flatMap { common.program($0, side) }
          if constraint.if != nil, condition == nil { return nil }
          return Implication(if: condition, then: then)
        }
    }
  }

  /// The conditions of the constraints; a space must have been cut by them.
  var conditions: [Program] { sides.joined().flatMap { [$0.if, $0.then].compactMap { $0 } } }

  /// Those of the cases that the constraints of both versions allow; where there are none, those
  /// that one version allows, the new one first; false where each version excludes all of them.
  func allowed(_ cases: Diagram, _ space: inout ConditionSpace) throws(Overflow) -> Diagram {
    for choice in [sides[0] + sides[1], sides[1], sides[0]] {
      let left = try allowed(cases, by: choice, &space)
      if left != .alwaysFalse { return left }
    }
    return .alwaysFalse
  }

  private func allowed(
    _ cases: Diagram, by constraints: [Implication], _ space: inout ConditionSpace
  ) throws(Overflow) -> Diagram {
    var open = constraints.filter { constraint in
      [constraint.if, constraint.then].compactMap { $0 }
        .allSatisfy { space.ground.comparesWithConstants($0) }
    }.compactMap { (constraint: Implication) -> Kept? in
      guard let kept = try? space.kept(constraint) else { return nil }
      return Kept(diagram: kept, variables: Set(space.store.support(of: kept)))
    }
    var left = cases
    var reached = Set(space.store.support(of: cases))
    while let next = open.firstIndex(where: { !$0.variables.isDisjoint(with: reached) }) {
      let kept = open.remove(at: next)
      left = try space.store.and(left, kept.diagram)
      reached.formUnion(kept.variables)
    }
    return left
  }
}
