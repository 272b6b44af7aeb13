import Advising
import FEEL
import Playbooks
import Reasoning

/// Which cases the constraints of two versions of a playbook allow, on the day of the comparison.
struct AllowedCases {
  /// The constraints of the old and of the new version that a diagram can express.
  private let sides: [[Kept]]

  /// The cases that keep a constraint.
  private struct Kept: LinksVariables {
    let diagram: Diagram
    let variables: Set<Variable>
  }

  /// The constraints of the two versions by their implications; the space must have been cut by them.
  init(_ sides: [[Implication]], _ space: inout ConditionSpace) {
    self.sides = sides.map { constraints in
      constraints.compactMap { constraint in
        guard constraint.conditions.allSatisfy({ space.ground.comparesWithConstants($0) }),
          let kept = try? space.kept(constraint)
        else { return nil }
        return Kept(diagram: kept, variables: Set(space.store.support(of: kept)))
      }
    }
  }

  /// Those of the cases that the constraints of both versions allow; where there are none, those
  /// that one version allows, the new one first; false where each version excludes all of them.
  func allowed(_ cases: Diagram, _ space: inout ConditionSpace) throws(Overflow) -> Diagram {
    let read = space.store.support(of: cases)
    for choice in [sides[0] + sides[1], sides[1], sides[0]] {
      var left = cases
      for kept in choice.linked(to: read) { left = try space.store.and(left, kept.diagram) }
      if left != .alwaysFalse { return left }
    }
    return .alwaysFalse
  }
}

extension CommonGround {
  /// The constraints of the old and of the new version in force on the day, over the common names.
  func constraints(on date: CalendarDate) -> [[Implication]] {
    [(old, Side.old), (new, .new)].map { playbook, side in
      playbook.constraints.filter { $0.declaration.effective.contains(date) }
        .compactMap { constraint in
          guard let then = program(constraint.then, side) else { return nil }
          let condition = constraint.if.flatMap { program($0, side) }
          if constraint.if != nil, condition == nil { return nil }
          return Implication(if: condition, then: then)
        }
    }
  }
}
