import FEEL
import Playbooks

/// What is still open for the choice of remedies.
extension Assessment {
  /// Whether the remedy is spent.
  func isSpent(_ remedy: Reference<Remedy>) -> Bool {
    var reading = reading
    return reading[situation.rules.graph.remedies[remedy.index].spent]
  }

  /// Those of the remedies that may still be chosen, in their order: where some are under way, these
  /// alone; else what is neither barred nor spent, up to the first whose `when` is true (contract,
  /// section 4.7).
  func eligible(_ remedies: [Reference<Remedy>]) -> [Reference<Remedy>] {
    var reading = reading
    let graph = situation.rules.graph
    let left = remedies.filter { reading[graph.remedies[$0.index].left] }
    let underWay = left.filter { situation.standing(of: $0).isUnderWay }
    if !underWay.isEmpty { return underWay }
    guard let first = left.firstIndex(where: { situation.suits($0) == .holds }) else { return left }
    return Array(left[...first])
  }

  /// The lists from which a present blocker that matters or an open goal chooses.
  var lists: [[Reference<Remedy>]] { choices.map { eligible($0.listed) } }

  /// The unknown facts that hold up a plan which ends here: those that open goals, what stands before
  /// the chosen remedies and what is unknown depend on (contract, section 4.6, `asks`).
  var factsHoldingUp: Set<Slot> {
    var found: Set<Slot> = []
    for goal in goals where goal.isOpen {
      found.formUnion(
        situation.appliesHere(goal.goal).slots + situation.condition(ofReaching: goal.goal).slots)
    }
    for remedy in lists.flatMap({ $0 }) { found.formUnion(situation.suits(remedy).slots) }
    for action in actions where action.isAdvised && action.state == .unknown {
      found.formUnion(
        situation.suits(action.remedy).slots + situation.meetsNeeds(of: action.remedy).slots)
    }
    return found
  }
}
