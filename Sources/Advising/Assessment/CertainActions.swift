import FEEL
import Playbooks

/// Whether each remedy is among the actions, for every way of filling in the unknown facts.
///
/// The rules are those of ``Assessment``, over three truths: an answer that is not unknown is the
/// same under every filling.
struct CertainActions {
  private let situation: Situation
  private var trial: RemedyTrial
  private let goals: [Assessment.GoalFinding]
  /// By blocker index; what is not in force does not hold.
  private let blockers: [Truth]
  /// What has been found out of each remedy: whether it suits the case, whether it is spent.
  private var suiting: [Truth?]
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

  /// The truths, by remedy index.
  static func all(_ situation: Situation) -> [Truth] {
    var selection = CertainActions(situation)
    return selection.all()
  }

  private mutating func all() -> [Truth] {
    let remedies = situation.rules.remedies
    var advised = Array(repeating: Truth.fails, count: situation.playbook.remedies.count)
    for remedy in remedies { advised[remedy.index] = chosen(remedy) }
    // Support is monotone: following what is advised, or may be, gives the least answer.
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

  /// Started, submitted, or done with nothing left to change.
  private mutating func unadvised(_ remedy: Reference<Remedy>) -> Truth {
    let standing = situation.standing(of: remedy)
    if standing.isInProgress { return .holds }
    return standing.isDone ? spent(remedy) : .fails
  }

  /// Advised by a blocker or a goal.
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

  private func matters(_ blocker: Reference<Blocker>) -> Truth {
    let stops = situation.playbook[blocker].stops
    if goals.isEmpty || stops?.isEmpty == true { return .holds }
    return goals.filter { stops?.contains($0.goal) ?? true }.reduce(.fails) { $0.or(isOpen($1)) }
  }

  /// A condition that comes out as null counts as not known to be so.
  private func isOpen(_ goal: Assessment.GoalFinding) -> Truth {
    goal.applies.orElse(true).and(goal.reached.orElse(false).not)
  }

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

  private mutating func isLeft(_ remedy: Reference<Remedy>) -> Truth {
    situation.standing(of: remedy).isBarred ? .fails : spent(remedy).not
  }

  private mutating func suits(_ remedy: Reference<Remedy>) -> Truth {
    if let known = suiting[remedy.index] { return known }
    let found = situation.suits(remedy)
    suiting[remedy.index] = found
    return found
  }

  private mutating func spent(_ remedy: Reference<Remedy>) -> Truth {
    if let known = spending[remedy.index] { return known }
    let found = spentAnew(remedy)
    spending[remedy.index] = found
    return found
  }

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

  /// A remedy that would fill a gap of another.
  private struct Edge {
    let filler: Reference<Remedy>
    let fills: Truth
  }

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
  /// Kleene's conjunction; the facts are those of the unknown sides.
  func and(_ other: Truth) -> Truth {
    switch (self, other) {
    case (.fails, _), (_, .fails): .fails
    case (.holds, let rest), (let rest, .holds): rest
    case (.unknown(let a), .unknown(let b)): .unknown(Self.merged(a, b))
    }
  }

  /// Both in order, without repeats, as they are themselves.
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

  func or(_ other: Truth) -> Truth { self.not.and(other.not).not }

  var not: Truth {
    switch self {
    case .holds: .fails
    case .fails: .holds
    case .unknown: self
    }
  }

  /// The truth with what came out as null, and so hangs on nothing, taken for this.
  func orElse(_ value: Bool) -> Truth {
    self == .unknown([]) ? (value ? .holds : .fails) : self
  }
}
