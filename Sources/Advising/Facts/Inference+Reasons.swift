import FEEL
import Playbooks
import Reasoning

/// What an inferred fact follows from.
extension Inference {
  /// A set of constraints and stated facts from which the fact follows in that part, and of which
  /// nothing can be left out.
  ///
  /// A single constraint is tried first, the last one of the playbook before the others.
  func reasons(for fact: Slot, in part: Int, _ parts: [PartFacts]) -> InferredFact.Reasons {
    let near = Set(
      rules.index.constraints.constraints(parts[part].limits.constraints, linkedTo: fact))
    let direct = near.sorted().reversed().first { number in
      follows(fact, in: part, [number], nil, [part], parts)
    }
    let isAlone = direct != nil
    // What follows within one part needs no other part.
    let places =
      isAlone || follows(fact, in: part, near, nil, [part], parts)
      ? [part] : Array(parts.indices)
    var constraints = direct.map { [$0] } ?? near
    if places.count > 1 {
      constraints = Set(parts.flatMap(\.limits.constraints))
    }
    if !isAlone {
      for number in constraints.sorted() {
        let rest = constraints.subtracting([number])
        if follows(fact, in: part, rest, nil, places, parts) { constraints = rest }
      }
    }
    let playbook = rules.playbook
    let read = Set(
      playbook.factSlots(
        read: constraints.flatMap { playbook.constraints[$0].conditions }
          .flatMap(\.program.slots)) + [fact])
    var facts = Set(places.flatMap { parts[$0].stated }).intersection(read)
    for other in facts.sorted() {
      let rest = facts.subtracting([other])
      if follows(fact, in: part, constraints, rest, places, parts) { facts = rest }
    }
    return InferredFact.Reasons(
      constraints: constraints.sorted().map { Reference($0) }, facts: facts.sorted())
  }

  /// Whether the constraints and the stated facts, all where none are given, leave the fact its
  /// value.
  private func follows(
    _ fact: Slot, in part: Int, _ constraints: Set<Int>, _ facts: Set<Slot>?, _ places: [Int],
    _ parts: [PartFacts]
  ) -> Bool {
    let stated = places.map { place in
      facts.map { $0.intersection(parts[place].stated) } ?? parts[place].stated
    }
    let limits = zip(places, stated).map { place, stated in
      self.limits(stated: stated, without: parts[place].setAside, among: constraints)
    }
    let frames = zip(places, stated).map { frame(parts[$0], stating: $1) }
    guard let closed = closed(frames, under: limits), let own = places.firstIndex(of: part) else {
      return false
    }
    let value = closed[own].values[fact.index]
    return value.unknowns == nil && value.isSameFact(as: parts[part].frame.values[fact.index])
  }
}
