import FEEL
import Playbooks

/// Whether each remedy is among the actions under every filling of the unknown facts.
///
/// It evaluates the rules of ``Assessment`` in three-valued logic: an answer that is not unknown is
/// the same under every filling. ``CertainSearch`` settles the rest.
struct CertainActions {
  private let situation: Situation
  private var trial: RemedyTrial
  private let goals: [Assessment.GoalFinding]
  /// Whether each blocker is present, by index; one that is not in force is absent.
  private let blockers: [Truth]
  /// Whether each remedy suits the case, by index; nil until it is asked for.
  private var suiting: [Truth?]
  /// Whether each remedy is spent, by index; nil until it is asked for.
  private var spending: [Truth?]

  private init(_ situation: Situation) {
    self.situation = situation
    trial = RemedyTrial(situation)
    goals = Assessment.goals(in: situation)
    var blockers = Array(repeating: Truth.fails, count: situation.playbook.blockers.count)
    for blocker in situation.rules.blockers {
      // Where the condition comes out as null, the blocker is not present and advises nothing.
      blockers[blocker.index] = situation.present(blocker).orElse(false)
    }
    self.blockers = blockers
    suiting = Array(repeating: nil, count: situation.playbook.remedies.count)
    spending = suiting
  }

  /// Whether each remedy is among the actions, by index.
  static func all(_ situation: Situation) -> [Truth] {
    var selection = CertainActions(situation)
    return selection.all()
  }

  private mutating func all() -> [Truth] {
    let remedies = situation.rules.remedies
    var advised = Array(repeating: Truth.fails, count: situation.playbook.remedies.count)
    for remedy in remedies { advised[remedy.index] = chosen(remedy) }
    // Support is monotone: starting from the chosen remedies, true or unknown, gives the least
    // fixpoint.
    var open = remedies.filter { advised[$0.index] != .fails }
    var known: [Reference<Remedy>: [Edge]] = [:]
    while let needing = open.popLast() {
      let own = known[needing] ?? edges(of: needing)
      known[needing] = own
      for edge in own {
        let before = advised[edge.filler.index]
        let joined = before.or(advised[needing.index].and(edge.fills))
        advised[edge.filler.index] = joined
        if before.known != joined.known || (before == .fails) != (joined == .fails) {
          open.append(edge.filler)
        }
      }
    }
    for remedy in remedies {
      advised[remedy.index] = advised[remedy.index].or(unadvised(remedy))
    }
    return advised
  }

  /// Whether it is listed though nothing advises it: started, submitted, or done and spent
  /// (contract, section 4.4).
  private mutating func unadvised(_ remedy: Reference<Remedy>) -> Truth {
    let standing = situation.standing(of: remedy)
    if standing.isInProgress { return .holds }
    return standing.isDone ? spent(remedy) : .fails
  }

  /// Whether a blocker or a goal advises it (contract, section 4.2).
  private mutating func chosen(_ remedy: Reference<Remedy>) -> Truth {
    var result = Truth.fails
    for blocker in situation.rules.index.blockers[remedy.index]
    where blockers[blocker.index] != .fails {
      let reason = blockers[blocker.index].and(matters(blocker))
      result = result.or(
        reason.and(chosen(remedy, among: situation.playbook[blocker].remedies)))
    }
    for goal in situation.rules.index.goals[remedy.index] {
      guard let finding = goals.first(where: { $0.goal == goal }) else { continue }
      result = result.or(
        isOpen(finding).and(chosen(remedy, among: situation.playbook[goal].remedies)))
    }
    return result
  }

  /// Whether the blocker matters (contract, section 4.1).
  private func matters(_ blocker: Reference<Blocker>) -> Truth {
    let stops = situation.playbook[blocker].stops
    if goals.isEmpty || stops?.isEmpty == true { return .holds }
    return goals.filter { stops?.contains($0.goal) ?? true }.reduce(.fails) { $0.or(isOpen($1)) }
  }

  /// Whether the goal is open; a `when` that is null counts as true, a `reached` that is null as
  /// false.
  private func isOpen(_ goal: Assessment.GoalFinding) -> Truth {
    goal.applies.orElse(true).and(goal.reached.orElse(false).not)
  }

  /// Whether the remedy is the one that the list advises (contract, section 4.2).
  private mutating func chosen(_ remedy: Reference<Remedy>, among list: [Reference<Remedy>])
    -> Truth
  {
    let listed = situation.rules.remedies(among: list)
    let underWay = listed.filter { situation.standing(of: $0).isUnderWay }
    if underWay.contains(remedy) { return spent(remedy).not }
    var result = underWay.reduce(Truth.holds) { $0.and(spent($1)) }
    let suits = listed.map { self.suits($0) }
    let left = listed.map { isLeft($0) }
    guard let place = listed.firstIndex(of: remedy) else { return .fails }
    result = result.and(left[place])
    let isNull = suits[place] == .unknown([])
    if !isNull { result = result.and(suits[place]) }
    for other in listed.indices where other != place {
      let isBefore = other < place
      // A remedy whose condition is null is advised only where no other one suits.
      let rival =
        isNull && isBefore && suits[other] == .unknown([])
        ? Truth.holds : suits[other].orElse(false)
      if isBefore || isNull { result = result.and(left[other].and(rival).not) }
    }
    return result
  }

  /// Whether it is neither barred nor spent.
  private mutating func isLeft(_ remedy: Reference<Remedy>) -> Truth {
    situation.standing(of: remedy).isBarred ? .fails : spent(remedy).not
  }

  /// Whether it suits the case, remembered.
  private mutating func suits(_ remedy: Reference<Remedy>) -> Truth {
    if let known = suiting[remedy.index] { return known }
    let found = situation.suits(remedy)
    suiting[remedy.index] = found
    return found
  }

  /// Whether it is spent, remembered.
  private mutating func spent(_ remedy: Reference<Remedy>) -> Truth {
    if let known = spending[remedy.index] { return known }
    let found = spentAnew(remedy)
    spending[remedy.index] = found
    return found
  }

  /// Whether it is spent, worked out (contract, section 4.0).
  private func spentAnew(_ remedy: Reference<Remedy>) -> Truth {
    let without = situation.isSpent(remedy, presentBlockers: [])
    guard without != .fails,
      situation.playbook[remedy].achieves.contains(where: { $0.change.isFormula })
    else { return without }
    let present = situation.rules.index.blockers[remedy.index].reduce(Truth.fails) {
      $0.or(blockers[$1.index])
    }
    return without.and(present.not)
  }

  /// A remedy that would fill a gap of another, and whether it does.
  private struct Edge {
    /// The remedy that would fill the gap.
    let filler: Reference<Remedy>
    /// Whether the gap exists and this remedy is the one that fills it.
    let fills: Truth
  }

  /// The remedies that would fill the gaps of the remedy (contract, section 4.3).
  private mutating func edges(of needing: Reference<Remedy>) -> [Edge] {
    var found: [Edge] = []
    for need in situation.rules.index.needs[needing.index] {
      let gap = situation.holds(need).orElse(false).not
      if gap == .fails { continue }
      var before = Truth.holds
      for filler in situation.inOrder(need.fillers)
      where filler.remedy != needing && before != .fails {
        let candidate = filler.remedy
        let suits = isLeft(candidate).and(self.suits(candidate).orElse(false))
        if suits == .fails { continue }
        let fits = suits.and(trial.makes(need, trueBy: filler).orElse(false))
        found.append(Edge(filler: candidate, fills: gap.and(before).and(fits)))
        before = before.and(fits.not)
      }
    }
    return found
  }
}

extension Truth {
  /// Kleene's conjunction; an unknown result depends on the facts of the unknown sides.
  func and(_ other: Truth) -> Truth {
    switch (self, other) {
    case (.fails, _), (_, .fails): .fails
    case (.holds, let rest), (let rest, .holds): rest
    case (.unknown(let a), .unknown(let b)): .unknown(Self.merged(a, b))
    }
  }

  /// Merges two sorted lists without repeats into one of the same kind.
  private static func merged(_ a: [Slot], _ b: [Slot]) -> [Slot] {
    if a == b || b.isEmpty { return a }
    var result: [Slot] = []
    result.reserveCapacity(a.count + b.count)
    var rest = b[...]
    for slot in a {
      while let first = rest.first, first < slot {
        result.append(first)
        rest.removeFirst()
      }
      if rest.first == slot { rest.removeFirst() }
      result.append(slot)
    }
    return result + rest
  }

  /// Kleene's disjunction.
  func or(_ other: Truth) -> Truth { self.not.and(other.not).not }

  /// Kleene's negation.
  var not: Truth {
    switch self {
    case .holds: .fails
    case .fails: .holds
    case .unknown: self
    }
  }

  /// This truth, with the given value for a condition that is null or not a boolean.
  ///
  /// Such a condition is unknown but depends on no fact.
  func orElse(_ value: Bool) -> Truth {
    self == .unknown([]) ? (value ? .holds : .fails) : self
  }
}
