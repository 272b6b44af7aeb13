import FEEL
import Playbooks
import Reasoning

/// Ranks the unknown facts that open outcomes depend on (contract, section 4.7).
struct Questions {
  /// One for each part.
  let assessments: [Assessment]
  /// The cells of the facts.
  let domains: FactDomains

  private var rules: PlaybookInForce { assessments[0].situation.rules }

  /// What one part asks about a fact.
  private struct Own {
    let place: Int
    let decides: Set<Clause.Subject>
    let value: Double
    let isEarly: Bool
    let asked: Statement?
  }

  /// The questions: early ones first, of these those asked in vain last, else by value, then in the
  /// order of the facts.
  ///
  /// With `onlyEarly` the others have no value.
  func ranked(onlyEarly: Bool = false) -> [Question] {
    let asked = assessments.map { Asked($0, rules) }
    let early = Set(asked.flatMap(\.early))
    var own: [Slot: [Own]] = [:]
    for place in assessments.indices {
      add(asked[place], of: place, ranking: onlyEarly ? early : nil, to: &own)
    }
    let questions = own.keys.sorted().flatMap { merge($0, own[$0] ?? []) }
    return questions.enumerated().sorted { a, b in
      let (left, right) = (a.element, b.element)
      if left.isEarly != right.isEarly { return left.isEarly }
      if (left.asked == nil) != (right.asked == nil) { return left.asked == nil }
      if left.value != right.value { return left.value > right.value }
      return a.offset < b.offset
    }.map(\.element)
  }

  /// The open checklists as questions, those that are early first, in playbook order.
  func about(_ screens: [Reference<Screen>]) -> [ScreenQuestion] {
    let lasts = assessments.map { $0.lastPhase(rules.phases) }
    let all = screens.map { screen in
      ScreenQuestion(
        screen: screen,
        decides: rules.index.blockersOfScreens[screen.index].filter { rules.contains($0) },
        isEarly: lasts.contains { $0.isReached(by: rules.phases[screen]) })
    }
    return all.filter(\.isEarly) + all.filter { !$0.isEarly }
  }

  /// The questions about one fact: one where it is `of: case`, or open in every part and asked about
  /// in all or in none; else one for each part.
  private func merge(_ fact: Slot, _ own: [Own]) -> [Question] {
    let isOfCase = rules.playbook.fact(at: fact)?.ofCase == true
    let asked = own.count { $0.asked != nil }
    let isOne =
      isOfCase || own.count == assessments.count && (asked == 0 || asked == assessments.count)
    return (isOne ? [own] : own.map { [$0] }).map { own in
      let values = own.map(\.value)
      let decides = own.reduce(into: Set<Clause.Subject>()) { $0.formUnion($1.decides) }
      return Question(
        fact: fact, part: isOne ? nil : assessments[own[0].place].situation.part,
        decides: decides.sorted {
          rules.playbook.declaration(of: $0).rank < rules.playbook.declaration(of: $1).rank
        },
        value: isOfCase ? values.reduce(0, +) : values.max() ?? 0,
        isEarly: own.contains(where: \.isEarly), asked: own.compactMap(\.asked).first)
    }
  }

  /// The facts that a part asks about, and the outcomes that depend on them.
  private struct Asked {
    let outcomes: [OpenOutcome]
    let facts: [Slot]
    /// Those whose time has come.
    let early: Set<Slot>

    init(_ assessment: Assessment, _ rules: PlaybookInForce) {
      outcomes = OpenOutcome.all(assessment)
      let last = assessment.lastPhase(rules.phases)
      let ofGoals = Set(assessment.goals.filter(\.isOpen).flatMap { $0.applies.slots })
      facts = Set(outcomes.flatMap(\.slots)).sorted()
        .filter { rules.playbook.fact(at: $0) != nil }
      early = Set(
        facts.filter { ofGoals.contains($0) || last.isReached(by: rules.phases[$0]) })
    }
  }

  /// Adds the questions of one part; of facts that are not to be ranked no value is worked out.
  private func add(
    _ asked: Asked, of place: Int, ranking: Set<Slot>?, to found: inout [Slot: [Own]]
  ) {
    let situation = assessments[place].situation
    for fact in asked.facts {
      let statement = situation.statements[fact]
      let isRanked = ranking?.contains(fact) != false
      found[fact, default: []].append(
        Own(
          place: place,
          decides: Set(
            asked.outcomes.filter { $0.slots.contains(fact) }.map(\.subject.entry)),
          value: isRanked ? value(of: fact, asked.outcomes, in: situation) : 0,
          isEarly: asked.early.contains(fact),
          asked: statement?.status == .asked ? statement : nil))
    }
  }

  /// The mean number of outcomes that become known, through constraints too, over the cells of the
  /// fact's domain that the constraints allow.
  private func value(of fact: Slot, _ outcomes: [OpenOutcome], in situation: Situation) -> Double {
    let constraints = situation.rules.index.constraints
    let isConstrained = constraints.facts.contains(fact)
    // Only what depends on the fact, or on one that constraints link to it, can become known.
    let near = constraints.linked(to: fact)
    let related = outcomes.filter { $0.slots.contains(where: near.contains) }
    var (sum, total) = (0.0, 0.0)
    for cell in domains.cellsOfConditions(for: fact) where cell.weight > 0 {
      guard let filled = filled(situation, fact, with: cell, isConstrained) else { continue }
      total += cell.weight
      sum += cell.weight * Double(related.count { $0.isKnown(in: filled) })
    }
    return total > 0 ? sum / total : 0
  }

  /// The part with a value of the cell that the constraints allow; nil where they allow none.
  private func filled(
    _ situation: Situation, _ fact: Slot, with cell: FactDomains.WeightedCell, _ isConstrained: Bool
  ) -> Situation? {
    let first = situation.trying([(fact, cell.value)])
    if !isConstrained || first.isPossible { return first }
    // Finer cells lie in the first of the coarse ones that contains them: other texts come last.
    let coarse = domains.cellsOfConditions(for: fact)
    for other in domains.cells(of: fact) {
      let home = coarse.first { $0.cell?.contains(other.value) == true }
      guard home.map({ $0.value.isSameFact(as: cell.value) }) == true else { continue }
      let filled = situation.trying([(fact, other.value)])
      if filled.isPossible { return filled }
    }
    return nil
  }
}

/// The last phase with a present blocker of a part that matters and does not follow (contract,
/// section 4.7).
enum LastPhase {
  /// No such blocker is present.
  case none
  /// It is this one; nil in a playbook without phases.
  case phase(Reference<Phase>?)

  /// Whether a question of that phase is early.
  func isReached(by phase: Reference<Phase>?) -> Bool {
    switch self {
    case .none: return true
    case .phase(let last):
      guard let last, let phase else { return true }
      return phase <= last
    }
  }
}

extension Assessment {
  /// The last phase with a present blocker that matters and does not follow.
  func lastPhase(_ phases: Phases) -> LastPhase {
    let own = blockers.filter { $0.state == .holds && $0.matters && !$0.follows }
    return own.isEmpty ? .none : .phase(own.compactMap { phases[$0.blocker] }.max())
  }
}
