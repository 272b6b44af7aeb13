import Advising
import FEEL
import Playbooks
import Reasoning

/// Assigns a slot to each name of two versions, and one slot to a name that means the same in both.
struct CommonLayout {
  let old: Playbook
  let new: Playbook
  private(set) var oldNames: [Scope.Name] = []
  private(set) var newNames: [Scope.Name] = []
  private(set) var domains: [Slot: Domain] = [:]
  private(set) var facts: [Slot: Fact] = [:]
  private(set) var sharedDecisions: Set<String> = []
  private(set) var count = 0

  init(old: Playbook, new: Playbook) {
    self.old = old
    self.new = new
  }

  /// Assigns the slots of the facts.
  mutating func addFacts() {
    let before = Dictionary(old.facts.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    var shared: Set<String> = []
    for fact in new.facts {
      let slot = next()
      newNames.append(Scope.Name(path: fact.id, type: fact.type.feel, slot: slot))
      facts[slot] = fact
      domains[slot] = fact.domain
      guard let known = fact.declaration.earlier(in: before), known.type.feel == fact.type.feel
      else { continue }
      oldNames.append(Scope.Name(path: known.id, type: fact.type.feel, slot: slot))
      domains[slot] = known.domain.joined(with: fact.domain)
      shared.insert(known.id)
      sharedFacts.insert(fact.id)
    }
    for fact in old.facts where !shared.contains(fact.id) {
      let slot = next()
      oldNames.append(Scope.Name(path: fact.id, type: fact.type.feel, slot: slot))
      facts[slot] = fact
      domains[slot] = fact.domain
    }
  }

  private var sharedFacts: Set<String> = []

  /// Assigns the slots of the decisions, after those of the facts.
  mutating func addDecisions() {
    let before = Dictionary(
      old.decisions.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    var shared: Set<String> = []
    // Each comes after those that it needs, so that theirs are settled first.
    for reference in new.decisionOrder {
      let decision = new[reference]
      let slot = next()
      newNames.append(Scope.Name(path: decision.id, type: decision.type.feel, slot: slot))
      guard let known = decision.declaration.earlier(in: before), isSame(known, decision)
      else { continue }
      oldNames.append(Scope.Name(path: known.id, type: decision.type.feel, slot: slot))
      shared.insert(known.id)
      sharedDecisions.insert(decision.id)
    }
    for decision in old.decisions where !shared.contains(decision.id) {
      oldNames.append(Scope.Name(path: decision.id, type: decision.type.feel, slot: next()))
    }
  }

  /// Assigns the slots of `today`, `case.id` and `case.opened`.
  mutating func addCaseNames() -> (today: Slot, opened: Slot) {
    let today = next()
    let id = next()
    let opened = next()
    domains[id] = Domain(.string)
    domains[opened] = Domain(.date)
    let names = [
      Scope.Name(path: "today", type: .date, slot: today),
      Scope.Name(path: "case.id", type: .string, slot: id),
      Scope.Name(path: "case.opened", type: .date, slot: opened),
    ]
    oldNames += names
    newNames += names
    return (today, opened)
  }

  private mutating func next() -> Slot {
    count += 1
    return Slot(count - 1)
  }

  /// Whether two decisions parse to the same over names that mean the same.
  private func isSame(_ a: Decision, _ b: Decision) -> Bool {
    let names = NamesOfToday(new)
    guard a.type.feel == b.type.feel, a.logic(in: old, names) == b.logic(in: new, names)
    else { return false }
    return b.slots.allSatisfy { right in
      let name = new.vocabulary.name(of: right)
      if new.fact(at: right) != nil { return sharedFacts.contains(name) }
      if new.decision(at: right) != nil { return sharedDecisions.contains(name) }
      return true
    }
  }
}

extension Decision {
  /// Everything that determines the value of the decision: what its expressions parse to.
  func logic(in playbook: Playbook, _ names: NamesOfToday) -> [String] {
    switch logic {
    case .expression(let formula): return [formula.shape(in: playbook, names)]
    case .table(let table):
      let priorities = table.table.priorities.map(\.text).joined(separator: ",")
      return ["\(table.table.hit)", priorities] + table.inputs.map { $0.shape(in: playbook, names) }
        + table.rows.flatMap { $0.map { $0.shape(in: playbook, names) } }
    }
  }
}

extension Domain {
  /// The domain with the values that either version allows.
  fileprivate func joined(with other: Domain) -> Domain {
    let optional = optional || other.optional
    if let values, let more = other.values {
      let added = more.filter { value in !values.contains { $0.isSame(as: value) } }
      return Domain(type, values: values + added, optional: optional)
    }
    let same = tests?.text == other.tests?.text && values == nil && other.values == nil
    return Domain(type, tests: same ? tests : nil, optional: optional)
  }
}
