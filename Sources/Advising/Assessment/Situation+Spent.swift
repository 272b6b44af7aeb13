package import FEEL
package import Playbooks
import Reasoning

extension Situation {
  /// Whether all that the remedy achieves by value holds already; for one that achieves nothing by
  /// value, whether the log says done (contract, section 4.0, "spent").
  ///
  /// Nothing holds already through a fact that a contradiction names.
  package func isAchieved(_ reference: Reference<Remedy>) -> Truth {
    let done: Truth = standing(of: reference).isDone ? .holds : .fails
    var open: [Slot] = []
    var byValue = 0
    for achievement in playbook[reference].achieves {
      guard case .value(let value) = achievement.change else { continue }
      byValue += 1
      if doubtful.contains(achievement.fact) { return .fails }
      switch self[achievement.fact] {
      case .unknown: open.append(achievement.fact)
      case let current: if current.equals(value) != true { return .fails }
      }
    }
    if !open.isEmpty { return .unknown(open.sorted()) }
    return byValue > 0 ? .holds : done
  }

  /// The facts that the remedy sets, `also` included, with the values that it gives them in this
  /// situation.
  package func changes(by remedy: Remedy) -> [(Slot, Value)] { values(of: remedy.changes) }

  /// The facts that the remedy is meant to change, without `also`, with their values in this
  /// situation.
  func achievements(of remedy: Remedy) -> [(Slot, Value)] { values(of: remedy.achieves) }

  /// The values; an `is` that comes to a value outside `allowed` changes nothing (contract, section
  /// 1), and one that comes to null leaves a fact unknown that may not be null.
  private func values(of changes: [Remedy.Achievement]) -> [(Slot, Value)] {
    changes.compactMap { achievement in
      switch achievement.change {
      case .value(let value): return (achievement.fact, value)
      case .formula(let formula):
        let value = formula.program.evaluate(in: frame)
        guard let fact = playbook.fact(at: achievement.fact) else { return nil }
        if case .null = value, !fact.optional { return (fact.slot, .unknown(.one(fact.slot))) }
        return fact.allows(value) ? (fact.slot, value) : nil
      }
    }
  }

  /// The facts that the remedy would set to a value that they may not have.
  func factsSetOutsideAllowed(by remedy: Reference<Remedy>) -> [Slot] {
    let changes = playbook[remedy].changes.filter(\.change.isFormula)
    if changes.isEmpty { return [] }
    let set = Set(values(of: changes).map(\.0))
    return changes.map(\.fact).filter { !set.contains($0) }
  }

  /// Whether the constraints allow these changes together with all that they leave as it is
  /// (contract, section 4.4).
  func allows(_ changes: [(Slot, Value)]) -> Bool {
    guard !limits.isEmpty || !rules.constraints.isEmpty, !changes.isEmpty else { return true }
    // Without premises the change of a fact that only simple constraints read adds no limit.
    if limits.premises.isEmpty,
      let answer = rules.conditions.space(for: frame).isPossible(
        in: frame, under: limits, with: changes)
    {
      return answer
    }
    return carryingOut(changes).isPossible
  }
}
