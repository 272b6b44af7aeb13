package import FEEL
package import Playbooks

extension Situation {
  /// Whether all that the remedy achieves by value holds already; for one that achieves nothing by
  /// value, whether the log says done (contract, section 4.0, "spent").
  package func isAchieved(_ reference: Reference<Remedy>) -> Truth {
    let done: Truth = standing(of: reference).isDone ? .holds : .fails
    var open: [Slot] = []
    var byValue = 0
    for achievement in playbook[reference].achieves {
      guard case .value(let value) = achievement.change else { continue }
      byValue += 1
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

  private func values(of changes: [Remedy.Achievement]) -> [(Slot, Value)] {
    changes.map { achievement in
      switch achievement.change {
      case .value(let value): (achievement.fact, value)
      case .formula(let formula): (achievement.fact, formula.program.evaluate(in: frame))
      }
    }
  }
}
