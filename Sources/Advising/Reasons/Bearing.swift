import FEEL
import Playbooks

/// What bears on whether a remedy can start: conditions, and what remedies achieve.
struct Bearing {
  /// The conditions, those of goals last.
  private(set) var conditions: [Program] = []
  /// The remedies whose achievements count, in playbook order.
  private(set) var remedies: [Reference<Remedy>] = []
  /// The facts that the conditions read and the remedies set, or work out their values from.
  private(set) var facts: Set<Slot> = []

  /// Collects what bears on the remedy under these rules.
  init(on remedy: Reference<Remedy>, in rules: PlaybookInForce) {
    let (playbook, graph) = (rules.playbook, rules.graph)
    let bases = graph.atoms(below: graph.remedies[remedy.index].canStart)
      .map { graph.basis(of: $0, in: playbook) }
    let clauses = Set(bases.flatMap(\.clauses))
    let operands = Set(bases.compactMap(\.need))
    let achieving = Set(bases.compactMap(\.remedy))
    let inForce = clauses.sorted().filter { rules.isInForce(playbook[$0].subject) }
    let ofGoals = inForce.filter { playbook[$0].subject.isGoal }
    let others = inForce.filter { !playbook[$0].subject.isGoal }
    conditions =
      others.map { playbook[$0].formula.program }
      + operands.sorted().map { graph.needs[$0].operand.operand.program }
      + ofGoals.map { playbook[$0].formula.program }
    remedies = achieving.sorted().filter { rules.contains($0) }
    facts = Set(playbook.factSlots(read: conditions.flatMap(\.slots)))
    for remedy in remedies { facts.formUnion(playbook.facts(setBy: remedy)) }
    facts = rules.index.constraints.linked(to: facts)
  }
}

extension PlaybookInForce {
  /// Whether the entry is in force; clocks and decisions always count as such.
  fileprivate func isInForce(_ subject: Clause.Subject) -> Bool {
    switch subject {
    case .goal(let goal): contains(goal)
    case .blocker(let blocker): contains(blocker)
    case .remedy(let remedy): contains(remedy)
    case .constraint(let constraint): constraints.contains(constraint)
    case .clock, .decision, .screen: true
    }
  }
}

extension Clause.Subject {
  fileprivate var isGoal: Bool { if case .goal = self { true } else { false } }
}
