import FEEL
import Playbooks
import Reasoning

/// Finds constraints and stated facts that cannot all be so, part by part (contract, section 2).
struct ContradictionSearch {
  private let inference: Inference
  private let parts: [PartFacts]
  private let playbook: Playbook

  init(_ inference: Inference, _ parts: [PartFacts]) {
    self.inference = inference
    self.parts = parts
    playbook = inference.rules.playbook
  }

  /// A fact as it is stated in one part, or in the whole case.
  private struct Stated {
    let fact: Slot
    let parts: [Int]
  }

  /// The contradictions; their constraints are set aside, so that a filling is left in each part.
  func findings(setAside own: inout [PartFacts]) -> [Contradiction] {
    var found: [Contradiction] = []
    let all = Set(inference.rules.constraints.map(\.index))
    func resolve(_ places: [Int]) {
      while clash(places, all, nil, own), let least = least(places, own) {
        found.append(least)
        for place in places { own[place].setAside.formUnion(least.constraints.map(\.index)) }
      }
    }
    for place in parts.indices { resolve([place]) }
    if parts.count > 1 { resolve(Array(parts.indices)) }
    return found
  }

  /// Whether these constraints and stated facts leave some part no filling; all that is stated counts
  /// where no facts are given.
  private func clash(
    _ places: [Int], _ constraints: Set<Int>, _ facts: [Stated]?, _ own: [PartFacts]
  ) -> Bool {
    let stated = places.map { place in
      facts.map { Set($0.filter { $0.parts.contains(place) }.map(\.fact)) } ?? own[place].stated
    }
    let limits = zip(places, stated).map { place, stated in
      inference.limits(stated: stated, without: own[place].setAside, among: constraints)
    }
    let frames = zip(places, stated).map { place, stated in
      inference.frame(own[place], stating: stated)
    }
    return inference.closed(frames, under: limits) == nil
  }

  /// A contradiction of which nothing can be left out: of several, the one without the earliest
  /// constraints, and then without the earliest facts.
  private func least(_ places: [Int], _ own: [PartFacts]) -> Contradiction? {
    var constraints = Set(inference.rules.constraints.map(\.index))
    var facts = stated(in: places, own)
    for number in constraints.sorted() {
      let rest = constraints.subtracting([number])
      if clash(places, rest, facts, own) { constraints = rest }
    }
    let read = Set(
      constraints.flatMap { playbook.constraints[$0].conditions }
        .flatMap { playbook.factSlots(read: $0.program.slots) })
    facts.removeAll { !read.contains($0.fact) }
    var next = 0
    while next < facts.count {
      var rest = facts
      rest.remove(at: next)
      if clash(places, constraints, rest, own) { facts = rest } else { next += 1 }
    }
    guard !constraints.isEmpty else { return nil }
    let alone = places.count == 1 ? own[places[0]].part : nil
    return Contradiction(
      part: alone, constraints: constraints.sorted().map { Reference($0) },
      facts: facts.map { stated in
        let part = own[stated.parts[0]]
        return Evidence(
          fact: stated.fact, value: part.frame.values[stated.fact.index],
          statement: part.statements[stated.fact], origin: part.origins[stated.fact])
      }, places: facts.map(\.parts))
  }

  /// What is stated in these parts, in the order of the facts; a fact that is one for the case is
  /// there once.
  private func stated(in places: [Int], _ own: [PartFacts]) -> [Stated] {
    playbook.facts.flatMap { fact -> [Stated] in
      let stating = places.filter { own[$0].stated.contains(fact.slot) }
      if stating.isEmpty { return [] }
      return fact.ofCase
        ? [Stated(fact: fact.slot, parts: stating)]
        : stating.map { Stated(fact: fact.slot, parts: [$0]) }
    }
  }
}
