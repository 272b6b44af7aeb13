import FEEL
import Playbooks
import Reasoning

/// A fact that a remedy ought to change too.
struct MissingChange: Sendable {
  let fact: Slot
  /// The only value with which it is allowed in every case; nil where there are several, or none.
  let value: Value?
}

/// What would keep a remedy from leading to a contradiction.
enum MissingChanges: Sendable {
  /// Any one of these facts would be enough.
  case one([MissingChange])
  /// All of these facts have to change.
  case all([MissingChange])
}

/// The cases in which a remedy leads to a contradiction.
struct RemedyClash {
  private let outcome: RemedyOutcome
  /// The constraints that are looked at, all of them kept.
  private let kept: Diagram
  /// The cases in which it can start and which the constraints allow.
  private let before: Diagram
  /// The cases in which it can start and after which no filling is allowed.
  let after: Diagram
  /// Those of them that the constraints allow.
  let bad: Diagram

  /// Holds the outcome against those constraints that `isLookedAt`, where it keeps all others.
  ///
  /// `near` are all that bear on what it changes, and `start` are the cases in which it can start.
  init(
    _ outcome: RemedyOutcome, _ near: [KeptConstraint], _ start: Diagram,
    _ store: inout DiagramStore, isLookedAt: (Reference<Constraint>) -> Bool
  ) throws(Overflow) {
    self.outcome = outcome
    kept = try store.keeping(near.filter { isLookedAt($0.reference) })
    before = try store.keeping(near, in: start)
    let others = try store.keeping(near.filter { !isLookedAt($0.reference) })
    let broken = try store.not(outcome.after(kept, &store))
    after = try store.and(store.and(start, outcome.after(others, &store)), broken)
    bad = try store.and(before, after)
  }

  /// The most facts that are named of which one is enough.
  private static let most = 3

  /// The fewest facts that would have to change too.
  ///
  /// Facts with only one possible value are preferred.
  func missing(_ space: inout ConditionSpace) throws(Overflow) -> MissingChanges {
    let own = Set(outcome.variables)
    let others = space.store.support(of: kept).filter { variable in
      if case .fact = space.subjects[variable.index] { !own.contains(variable) } else { false }
    }
    var single: [MissingChange] = []
    for variable in others where try isEnough([variable], &space.store) {
      if let change = try change(of: variable, besides: [], &space) { single.append(change) }
    }
    if single.isEmpty { return .all(try several(others, &space)) }
    let settled = single.filter { $0.value != nil }
    return .one(Array((settled.isEmpty ? single : settled).prefix(Self.most)))
  }

  /// Several facts that are enough together, and of which none can be left out.
  private func several(_ others: [Variable], _ space: inout ConditionSpace) throws(Overflow)
    -> [MissingChange]
  {
    guard try isEnough(others, &space.store) else { return [] }
    var least = others
    var next = 0
    while next < least.count {
      var rest = least
      rest.remove(at: next)
      if try isEnough(rest, &space.store) { least = rest } else { next += 1 }
    }
    var found: [MissingChange] = []
    for variable in least {
      let others = least.filter { $0 != variable }
      if let change = try change(of: variable, besides: others, &space) { found.append(change) }
    }
    return found
  }

  /// Whether no contradiction is left once these facts may get any value too.
  private func isEnough(_ free: [Variable], _ store: inout DiagramStore) throws(Overflow) -> Bool {
    try store.and(bad, store.not(outcome.after(kept, freeing: free, &store))) == .alwaysFalse
  }

  private func change(
    of variable: Variable, besides free: [Variable], _ space: inout ConditionSpace
  ) throws(Overflow) -> MissingChange? {
    guard case .fact(let fact) = space.subjects[variable.index],
      let cells = space.cells(of: fact)
    else { return nil }
    var safe: [Int] = []
    for cell in 0..<cells.count {
      let there = Restriction([variable: cell])
      let after = try space.store.restricted(
        outcome.after(kept, freeing: free, &space.store), to: there)
      let clash = try space.store.and(before, space.store.not(after))
      if clash == .alwaysFalse { safe.append(cell) }
    }
    guard safe.count == 1, case .value = cells[safe[0]].extent else {
      return MissingChange(fact: fact, value: nil)
    }
    return MissingChange(fact: fact, value: cells[safe[0]].value)
  }
}
