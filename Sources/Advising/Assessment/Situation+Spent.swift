package import FEEL
package import Playbooks

extension Situation {
  /// Whether the remedy has nothing left to change (contract, section 4.0).
  ///
  /// It is spent if all values that it achieves hold already. One that achieves nothing is spent
  /// once the log says done. One that achieves a value by formula is never spent while a blocker
  /// that lists it is present.
  package func isSpent(_ reference: Reference<Remedy>, presentBlockers: [Reference<Blocker>])
    -> Truth
  {
    let done: Truth = standing(of: reference).isDone ? .holds : .fails
    let achieves = playbook[reference].achieves
    if achieves.isEmpty { return done }
    var open: [Slot] = []
    var byValue = 0
    for achievement in achieves {
      switch achievement.change {
      case .formula:
        if presentBlockers.contains(where: { playbook[$0].remedies.contains(reference) }) {
          return .fails
        }
      case .value(let value):
        byValue += 1
        switch self[achievement.fact] {
        case .unknown: open.append(achievement.fact)
        case let current: if current.equals(value) != true { return .fails }
        }
      }
    }
    if !open.isEmpty { return .unknown(open.sorted()) }
    return byValue > 0 ? .holds : done
  }

  /// The facts that the remedy sets, with the values that it gives them in this situation.
  package func changes(by remedy: Remedy) -> [(Slot, Value)] {
    remedy.achieves.map { achievement in
      switch achievement.change {
      case .value(let value): (achievement.fact, value)
      case .formula(let formula): (achievement.fact, formula.program.evaluate(in: frame))
      }
    }
  }
}
