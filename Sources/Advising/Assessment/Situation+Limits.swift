package import FEEL
package import Playbooks
import Reasoning

/// What constraints, and what a plan takes to be so, say of the unknown facts (contract, section 2).
extension Situation {
  /// Whether some filling is possible if the premise is taken too, besides these others.
  func isPossible(taking premise: Premise, with others: [Premise] = []) -> Bool {
    if limits.premises.contains(where: isRefuted) || others.contains(where: isRefuted) {
      return false
    }
    var limits = limits(near: premise.condition, with: others)
    limits.premises.append(premise)
    return rules.conditions.space(for: frame).isPossible(in: frame, under: limits)
  }

  /// Whether what was taken has become known to be otherwise.
  private func isRefuted(_ premise: Premise) -> Bool {
    rules.index.diagrams.facts(premise.condition, playbook).allSatisfy(isKnown)
      && truth(diagram: premise.condition).known != premise.answer
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
    if limits.isEmpty, premises.isEmpty { return Limits() }
    let index = rules.index
    let all = premises.isEmpty ? limits.premises : limits.premises + premises
    var constraints: [Int] = []
    var taken: [Int] = []
    var reached: Set<Slot> = []
    var open: [Slot] = []
    func reach(_ facts: Set<Slot>) {
      for fact in facts where !isKnown(fact) && reached.insert(fact).inserted { open.append(fact) }
    }
    reach(index.diagrams.facts(diagram, playbook))
    while let fact = open.popLast() {
      for number in index.constraints.reading[fact] ?? []
      where !constraints.contains(number) && limits.constraints.contains(number) {
        constraints.append(number)
        reach(index.constraints.read[number])
      }
      for place in all.indices where !taken.contains(place) {
        let facts = index.diagrams.facts(all[place].condition, playbook)
        guard facts.contains(fact) else { continue }
        taken.append(place)
        reach(facts)
      }
    }
    return Limits(constraints: constraints.sorted(), premises: taken.sorted().map { all[$0] })
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
