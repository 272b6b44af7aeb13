package import FEEL
package import Playbooks

extension Situation {
  /// Whether the remedy has nothing left to change: all that it achieves by value holds already.
  ///
  /// Without anything that it achieves: it is done by the log. With a change given by a formula:
  /// never while a blocker that lists it is present (contract, section 4.0).
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

  /// The facts after the remedy has achieved what it is meant to.
  package func changes(by remedy: Remedy) -> [(Slot, Value)] {
    remedy.achieves.map { achievement in
      switch achievement.change {
      case .value(let value): (achievement.fact, value)
      case .formula(let formula): (achievement.fact, formula.program.evaluate(in: frame))
      }
    }
  }
}
