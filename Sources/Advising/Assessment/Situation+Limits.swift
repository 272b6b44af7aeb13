package import FEEL
package import Playbooks
import Reasoning

/// What constraints, and what a plan takes to be so, say of the unknown facts (contract, section 2).
extension Situation {
  /// Whether some filling is possible if the premise is taken too, besides these others.
  func isPossible(taking premise: Premise, with others: [Premise] = []) -> Bool {
    if isRefuted || others.contains(where: isRefuted) { return false }
    var limits = limits(near: premise.condition, with: others)
    limits.premises.append(premise)
    return rules.conditions.space(for: frame).isPossible(in: frame, under: limits)
  }

  /// The same where neither a constraint nor another premise touches the unknown facts of this one.
  func isPossible(takingAlone premise: Premise) -> Bool {
    rules.conditions.space(for: frame)
      .isPossible(in: frame, under: Limits(premises: [premise]))
  }

  /// Whether something that was taken has become known to be otherwise.
  var isRefuted: Bool { limits.premises.contains(where: isRefuted) }

  private func isRefuted(_ premise: Premise) -> Bool {
    rules.index.diagrams.facts(premise.condition, playbook).allSatisfy(isKnown)
      && truth(diagram: premise.condition).known != premise.answer
  }

  /// The facts that constraints and premises read.
  var limitedFacts: Set<Slot> {
    var facts: Set<Slot> = []
    for number in limits.constraints { facts.formUnion(rules.index.constraints.read[number]) }
    for premise in limits.premises {
      facts.formUnion(rules.index.diagrams.facts(premise.condition, playbook))
    }
    return facts
  }

  /// The truth of the condition with that diagram under these premises too.
  func truth(diagram: Int, with premises: [Premise]) -> Truth {
    let truth = truth(diagram: diagram)
    guard truth.isUnknown, !premises.isEmpty else { return truth }
    let limits = limits(near: diagram, with: premises)
    if limits.isEmpty { return truth }
    let answers = rules.conditions.space(for: frame).answers(
      to: diagram, in: frame, under: limits)
    return answers?.only.map { Truth(.certain($0)) } ?? truth
  }

  /// The limits that unknown facts link to the condition with that diagram, directly or through others.
  func limits(near diagram: Int, with premises: [Premise] = []) -> Limits {
    let index = rules.index
    if limits.isEmpty, premises.isEmpty { return Limits() }
    var near = index.diagrams.facts(diagram, playbook).filter { !isKnown($0) }
    func touches(_ premise: Premise) -> Bool {
      !index.diagrams.facts(premise.condition, playbook).isDisjoint(with: near)
    }
    // Most often nothing touches it, which is told without a list.
    let isTouched =
      limits.constraints.contains { !index.constraints.read[$0].isDisjoint(with: near) }
      || limits.premises.contains(where: touches) || premises.contains(where: touches)
    if !isTouched { return Limits() }
    var constraints = limits.constraints.map { (number: $0, facts: index.constraints.read[$0]) }
    var others = (limits.premises + premises).enumerated().map { place, premise in
      (place: place, premise: premise, facts: index.diagrams.facts(premise.condition, playbook))
    }
    var found = Limits()
    var taken: [(place: Int, premise: Premise)] = []
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      constraints.removeAll { number, facts in
        guard !facts.isDisjoint(with: near) else { return false }
        found.constraints.append(number)
        near.formUnion(facts.filter { !isKnown($0) })
        isGrowing = true
        return true
      }
      others.removeAll { place, premise, facts in
        guard !facts.isDisjoint(with: near) else { return false }
        taken.append((place, premise))
        near.formUnion(facts.filter { !isKnown($0) })
        isGrowing = true
        return true
      }
    }
    found.constraints.sort()
    found.premises = taken.sorted { $0.place < $1.place }.map(\.premise)
    return found
  }

  /// The facts, and all that constraints and premises link to them.
  func linkedFacts(_ slots: Set<Slot>) -> [Slot] {
    let constraints = rules.index.constraints
    var facts = constraints.linked(to: slots)
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for premise in limits.premises {
        let own = rules.index.diagrams.facts(premise.condition, playbook)
        if own.isDisjoint(with: facts) || own.isSubset(of: facts) { continue }
        facts = constraints.linked(to: facts.union(own))
        isGrowing = true
      }
    }
    return facts.sorted()
  }

  /// Whether a constraint or a premise touches the condition, directly or through a constraint.
  func isLimited(_ diagram: Int) -> Bool {
    let isConstrained = rules.index.constraints.touches[diagram]
    if isConstrained, !limits.constraints.isEmpty { return true }
    guard !limits.premises.isEmpty else { return false }
    let facts = rules.index.diagrams.facts(diagram, playbook)
    return isConstrained
      || limits.premises.contains {
        !rules.index.diagrams.facts($0.condition, playbook).isDisjoint(with: facts)
      }
  }

  /// Whether the constraints allow some filling of the unknown facts.
  var isPossible: Bool {
    limits.isEmpty || rules.conditions.space(for: frame).isPossible(in: frame, under: limits)
  }

  /// Whether constraints were left out of account because they are too entangled.
  var isBeyondBound: Bool {
    !limits.constraints.isEmpty
      && rules.conditions.space(for: frame).isBeyondBound(in: frame, under: limits)
  }

  /// The value of the decision, or unknown with the facts that it depends on.
  package func value(of decision: Reference<Decision>) -> Value {
    let value = rules.conditions.value(of: decision, in: frame)
    guard value.unknowns != nil, !limits.isEmpty else { return value }
    let declared = playbook[decision]
    let program = Program.value(of: declared.slot, named: declared.id, declared.type.feel)
    return rules.conditions.space(for: frame).value(of: program, in: frame, under: limits) ?? value
  }
}
