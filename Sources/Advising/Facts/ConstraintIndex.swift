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
  /// The constraints that link facts with one another: the facts of each group, and its constraints.
  private let groups: [(facts: Set<Slot>, constraints: [Int])]
  /// The place of its group, for each fact that some constraint reads.
  private let groupOfFact: [Slot: Int]
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
      groups = []
      groupOfFact = [:]
      return
    }
    let groups = Self.groups(read)
    self.groups = groups.map { group in
      (group, read.indices.filter { !group.isDisjoint(with: read[$0]) })
    }
    var groupOfFact: [Slot: Int] = [:]
    for (number, group) in groups.enumerated() {
      for fact in group { groupOfFact[fact] = number }
    }
    self.groupOfFact = groupOfFact
    var conditionsOfGroups: [[Int]] = groups.map { _ in [] }
    touches = diagrams.conditions.indices.map { diagram in
      let facts = playbook.factSlots(read: diagrams.conditions[diagram].program.slots)
      let own = Set(facts.compactMap { groupOfFact[$0] })
      for group in own { conditionsOfGroups[group].append(diagram) }
      return !own.isEmpty
    }
    near = groupOfFact.mapValues { conditionsOfGroups[$0] }
  }

  /// The facts that constraints link to this one, with itself.
  func linked(to fact: Slot) -> Set<Slot> { groupOfFact[fact].map { groups[$0].facts } ?? [fact] }

  /// Those of the constraints that can say something about the fact, through others too.
  func constraints(_ numbers: [Int], linkedTo fact: Slot) -> [Int] {
    groupOfFact[fact].map { groups[$0].constraints.filter(numbers.contains) } ?? []
  }

  /// The facts that constraints link to these, with these themselves.
  func linked(to facts: Set<Slot>) -> Set<Slot> {
    Set(facts.compactMap { groupOfFact[$0] }).reduce(facts) { $0.union(groups[$1].facts) }
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
