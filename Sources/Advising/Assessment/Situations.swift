import FEEL
import Playbooks
import Reasoning

extension Situation {
  /// The part with the facts known that have one value left under the constraints that link these
  /// facts; nil where no constraint does.
  func inferring(near facts: [Slot]) -> Situation? {
    let near = facts.flatMap {
      rules.index.constraints.constraints(limits.constraints, linkedTo: $0)
    }
    let constraints = Set(near).sorted()
    guard !constraints.isEmpty,
      let frame = known.closed([frame], under: [Limits(constraints: constraints)])?.first
    else { return nil }
    return taking(frame)
  }

  /// The part with what the frame says of facts that are unknown here.
  fileprivate func taking(_ other: Frame) -> Situation {
    let new = playbook.facts.map(\.slot).filter {
      !isKnown($0) && other.values[$0.index].unknowns == nil
    }
    return new.isEmpty ? self : setting(new.map { ($0, other.values[$0.index]) })
  }
}

/// The parts of a case together.
extension [Situation] {
  /// The parts with the facts known that have one value left under the constraints, after a plan has
  /// set others (contract, section 4.6).
  func inferringMore() -> [Situation] {
    guard !self[0].rules.constraints.isEmpty,
      let frames = self[0].known.closed(
        map(\.frame), under: map { Limits(constraints: $0.limits.constraints) })
    else { return self }
    return zip(self, frames).map { $0.taking($1) }
  }

  /// Tells each part what the others say of goals that are for the whole case.
  mutating func tellOneAnotherTheirGoals() {
    guard count > 1, let rules = first?.rules else { return }
    for goal in rules.goals where rules.playbook.isForWholeCase(rules.playbook[goal]) {
      let own = map { $0.appliesHere(goal) }
      for place in indices {
        let others = own.indices.filter { $0 != place }.map { own[$0] }
        self[place].ofOtherParts[goal] = others.reduce(.fails) { $0.or($1) }
      }
    }
  }
}
