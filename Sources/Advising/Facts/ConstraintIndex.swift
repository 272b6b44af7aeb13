import FEEL
import Playbooks

/// Which conditions the constraints of a playbook touch, on any day and in any case.
struct ConstraintIndex: Sendable {
  /// Whether some constraint touches a fact that the condition reads, by number of the diagram.
  let touches: [Bool]
  /// The diagrams of the conditions that may depend on each fact through constraints, by fact; only
  /// facts that constraints read are listed.
  let near: [Slot: [Int]]
  /// The facts that each constraint reads, by number.
  let read: [Set<Slot>]
  /// The numbers of the constraints that read each fact, in order.
  let reading: [Slot: [Int]]
  /// The facts that some constraint reads.
  let facts: Set<Slot>
  /// For each constraint, the facts that it and others link to it, by number.
  private let linked: [Set<Slot>]
  /// Whether some constraint reads the day on which the case was opened.
  let readsOpened: Bool

  init(_ playbook: Playbook, _ diagrams: DiagramNumbers) {
    let read = playbook.constraints.map { constraint in
      Set(playbook.factSlots(read: constraint.conditions.flatMap(\.program.slots)))
    }
    self.read = read
    let opened = playbook.vocabulary.caseOpened
    readsOpened = playbook.constraints.contains { constraint in
      playbook.slots(behind: constraint.conditions.flatMap(\.program.slots)).contains(opened)
    }
    facts = read.reduce(into: []) { $0.formUnion($1) }
    var reading: [Slot: [Int]] = [:]
    for (number, facts) in read.enumerated() {
      for fact in facts { reading[fact, default: []].append(number) }
    }
    self.reading = reading
    guard !facts.isEmpty else {
      touches = Array(repeating: false, count: diagrams.conditions.count)
      near = [:]
      linked = read
      return
    }
    let groups = Self.groups(read)
    linked = read.map { facts in groups.first { !$0.isDisjoint(with: facts) } ?? facts }
    var groupOfFact: [Slot: Int] = [:]
    for (number, group) in groups.enumerated() {
      for fact in group { groupOfFact[fact] = number }
    }
    var conditionsOfGroups: [[Int]] = groups.map { _ in [] }
    touches = diagrams.conditions.indices.map { diagram in
      let facts = playbook.factSlots(read: diagrams.conditions[diagram].program.slots)
      let own = Set(facts.compactMap { groupOfFact[$0] })
      for group in own { conditionsOfGroups[group].append(diagram) }
      return !own.isEmpty
    }
    near = groupOfFact.mapValues { conditionsOfGroups[$0] }
  }

  /// Whether the constraint with that number can say something about the fact, through others too.
  func links(_ constraint: Int, to fact: Slot) -> Bool { linked[constraint].contains(fact) }

  /// The facts that constraints link to these, with these themselves.
  func linked(to facts: Set<Slot>) -> Set<Slot> {
    linked.reduce(facts) { $1.isDisjoint(with: facts) ? $0 : $0.union($1) }
  }

  /// The facts in groups that constraints link.
  private static func groups(_ read: [Set<Slot>]) -> [Set<Slot>] {
    read.reduce(into: []) { groups, facts in
      var joined = facts
      groups.removeAll { group in
        if group.isDisjoint(with: joined) { return false }
        joined.formUnion(group)
        return true
      }
      groups.append(joined)
    }
  }
}

extension Playbook {
  /// The slots and all that they depend on through decisions.
  func slots(behind slots: [Slot]) -> Set<Slot> {
    var seen: Set<Slot> = []
    var open = slots
    while let slot = open.popLast() {
      guard seen.insert(slot).inserted else { continue }
      open += decision(at: slot)?.slots ?? []
    }
    return seen
  }
}
