import FEEL
import Playbooks
import Reasoning

/// Works out which unknown facts have one value left under the constraints (contract, section 2).
struct Inference: Sendable {
  let rules: PlaybookInForce
  /// The space of the case; nil where the playbook has no constraints.
  let space: ConstraintSpace?
  /// The facts that are one for the whole case, if it has several parts.
  let ofCase: [Slot]
  /// The constraints that do more than compare facts with constants and read decisions.
  let readsDecisions: Bool

  init(_ rules: PlaybookInForce, _ parts: [PartFacts]) {
    self.rules = rules
    let playbook = rules.playbook
    let space = rules.constraints.isEmpty ? nil : rules.conditions.space(for: parts[0].frame)
    self.space = space
    ofCase = parts.count > 1 ? playbook.facts.filter(\.ofCase).map(\.slot) : []
    readsDecisions = rules.constraints.contains { reference in
      space?.isSimple[reference.index] == false
        && playbook[reference].conditions.contains { condition in
          condition.program.slots.contains { playbook.decision(at: $0) != nil }
        }
    }
  }

  /// Whether constraints can say anything at all.
  var isNeeded: Bool { space != nil }

  /// The constraints that take part where these facts are stated, without those set aside.
  ///
  /// One that does more than compare facts with constants takes part once all its facts are stated.
  func limits(stated: Set<Slot>, without setAside: Set<Int>, among: Set<Int>? = nil) -> Limits {
    guard let space else { return Limits() }
    return Limits(
      constraints: rules.constraints.map(\.index).filter { number in
        !setAside.contains(number) && among?.contains(number) ?? true
          && (space.isSimple[number] || space.facts[number].allSatisfy(stated.contains))
      })
  }

  /// The frames once every fact that has one value left has it; nil where no filling is left in some
  /// part, or two parts make different values known of a fact that is one for the case.
  func closed(_ frames: [Frame], under limits: [Limits]) -> [Frame]? {
    guard let space else { return frames }
    var frames = frames
    var isChanging = true
    while isChanging {
      isChanging = false
      for index in frames.indices {
        if readsDecisions { rules.derive(rules.playbook.decisionOrder, in: &frames[index]) }
        guard let possible = space.possibilities(in: frames[index], under: limits[index]) else {
          return nil
        }
        for (fact, value) in possible.settled {
          frames[index].values[fact.index] = value
          isChanging = isChanging || !ofCase.isEmpty
        }
      }
      for fact in ofCase {
        let known = frames.map { $0.values[fact.index] }.filter { $0.unknowns == nil }
        guard let first = known.first else { continue }
        if known.contains(where: { $0.equals(first) != true && $0.text != first.text }) {
          return nil
        }
        for index in frames.indices where frames[index].values[fact.index].unknowns != nil {
          frames[index].values[fact.index] = first
          isChanging = true
        }
      }
    }
    return frames
  }

  /// Gives every fact with one value left that value, and says so.
  func infer(_ parts: inout [PartFacts]) {
    for index in parts.indices {
      parts[index].limits = limits(
        stated: parts[index].stated, without: parts[index].setAside)
    }
    guard let frames = closed(parts.map(\.frame), under: parts.map(\.limits)) else { return }
    for index in parts.indices {
      for fact in rules.playbook.facts where parts[index].isOpen(fact.slot) {
        let value = frames[index].values[fact.slot.index]
        guard value.unknowns == nil else { continue }
        parts[index].frame.values[fact.slot.index] = value
        parts[index].origins[fact.slot] = .inferred
      }
    }
  }

  /// Marks the facts that a contradiction names, and those that are inferred through them.
  func doubt(_ contradictions: [Contradiction], _ parts: inout [PartFacts]) {
    for index in parts.indices {
      for contradiction in contradictions
      where contradiction.part == nil || contradiction.part == parts[index].part {
        for (evidence, places) in zip(contradiction.facts, contradiction.places)
        where places.contains(index) || ofCase.contains(evidence.fact) {
          parts[index].named.insert(evidence.fact)
        }
      }
      guard !parts[index].named.isEmpty else { continue }
      parts[index].doubtful = parts[index].named.union(
        inferred(through: parts[index].named, in: parts[index]))
    }
  }

  private func inferred(through named: Set<Slot>, in part: PartFacts) -> Set<Slot> {
    let left = part.stated.subtracting(named)
    let limits = limits(stated: left, without: part.setAside)
    let closed = closed([frame(part, stating: left)], under: [limits])
    return Set(
      part.origins.compactMap { fact, origin in
        guard origin == .inferred, closed?[0].values[fact.index].unknowns != nil else { return nil }
        return fact
      })
  }

  /// The frame of the part if these facts alone were stated.
  func frame(_ part: PartFacts, stating facts: Set<Slot>) -> Frame {
    var frame = part.frame
    for fact in rules.playbook.facts where !facts.contains(fact.slot) {
      frame.values[fact.slot.index] = .unknown(.one(fact.slot))
    }
    if readsDecisions { rules.derive(rules.playbook.decisionOrder, in: &frame) }
    return frame
  }
}
