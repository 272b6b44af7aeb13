import FEEL
import Playbooks

/// Says which facts a change has to touch to turn a node of the graph of reasons.
///
/// To make a conjunction true, each false part has to turn, so the facts of any one of them will
/// do; to make it false, one part has to turn, so the facts of all of them count. For a disjunction
/// it is the other way round. So nothing is missed, and the fewest facts are followed.
struct TurningFacts {
  private var reading: Reading<Bool>
  private let graph: ReasonGraph
  private let playbook: Playbook
  /// The facts found so far, by node.
  private var known: [Int: Set<Slot>] = [:]

  init(_ reading: Reading<Bool>) {
    self.reading = reading
    graph = reading.situation.rules.graph
    playbook = reading.situation.playbook
  }

  /// The facts of which a change has to touch at least one; empty where no change turns the node.
  mutating func facts(of link: ReasonGraph.Link) -> Set<Slot> {
    if let found = known[link.node] { return found }
    let node = ReasonGraph.Link(to: link.node)
    let found =
      switch graph.kinds[link.node] {
      case .atom(let atom): facts(of: atom)
      case .all(let links): facts(of: links, isSettledBy: false)
      case .any(let links): facts(of: links, isSettledBy: true)
      case .advised(let remedy): reading[node] ? ofAdvice(on: remedy) : ofAdvising(remedy)
      }
    known[link.node] = found
    return found
  }

  /// The facts of a conjunction or disjunction; one link that has the settling answer is enough for
  /// the node to have it.
  private mutating func facts(of links: Range<Int32>, isSettledBy settling: Bool) -> Set<Slot> {
    let children = links.map { graph.links[Int($0)] }
    let settled = children.filter { reading[$0] == settling }
    if settled.isEmpty { return children.reduce(into: []) { $0.formUnion(facts(of: $1)) } }
    return settled.map { facts(of: $0) }.min { $0.count < $1.count } ?? []
  }

  /// The facts that would make a remedy advised that is not.
  private mutating func ofAdvising(_ remedy: Reference<Remedy>) -> Set<Slot> {
    var found: Set<Slot> = []
    for bearing in graph.remediesBearing(
      on: remedy,
      where: { needing in
        !self.reading[self.graph.remedies[needing.index].advised]
      })
    {
      let nodes = graph.remedies[bearing.index]
      found.formUnion(facts(of: nodes.chosen))
      for number in graph.ties[bearing.index].supports {
        let filling = graph.fillings[number]
        if reading[graph.remedies[filling.needing.index].advised] {
          found.formUnion(facts(of: filling.supports))
        }
      }
    }
    return found
  }

  /// The facts that would leave a remedy without anything that advises it.
  private mutating func ofAdvice(on remedy: Reference<Remedy>) -> Set<Slot> {
    let own = graph.remedies[remedy.index]
    if reading[own.chosen] { return facts(of: own.chosen) }
    // It is there to support others: a change has to reach something along the way.
    var found: Set<Slot> = []
    for bearing in graph.remediesBearing(on: remedy) {
      let nodes = graph.remedies[bearing.index]
      if reading[nodes.chosen] { found.formUnion(facts(of: nodes.chosen)) }
      for number in graph.ties[bearing.index].supports
      where reading[graph.fillings[number].supports] {
        found.formUnion(facts(of: graph.fillings[number].supports))
      }
    }
    return found
  }

  /// The facts that the answer to the question depends on; none for the log and the day.
  private func facts(of atom: ReasonGraph.Atom) -> Set<Slot> {
    let basis = graph.basis(of: atom, in: playbook)
    var found: Set<Slot> = []
    for clause in basis.clauses {
      found.formUnion(playbook.facts(readBy: playbook[clause].formula.program))
    }
    if let need = basis.need {
      found.formUnion(playbook.facts(readBy: graph.needs[need].operand.operand.program))
    }
    if let remedy = basis.remedy { found.formUnion(playbook.facts(setBy: remedy)) }
    // A fact may also turn because it is inferred from others.
    return reading.situation.rules.index.constraints.linked(to: found)
  }
}

extension Playbook {
  /// The facts that the condition reads, directly or through decisions.
  func facts(readBy program: Program) -> Set<Slot> { Set(factSlots(read: program.slots)) }

  /// The facts that the remedy sets, and those that it works out their values from.
  func facts(setBy remedy: Reference<Remedy>) -> Set<Slot> {
    self[remedy].changes.reduce(into: []) { found, achievement in
      found.insert(achievement.fact)
      if case .formula(let formula) = achievement.change {
        found.formUnion(facts(readBy: formula.program))
      }
    }
  }
}
