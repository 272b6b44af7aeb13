import FEEL
import Playbooks
import Reasoning

/// Plays the advice forward: carries out what can be done, then assesses again, until the goals are
/// reached (contract, section 4.6).
struct Planner {
  private let rules: PlaybookInForce
  /// The parts as they are on the as-of date.
  private let start: [Situation]
  /// The goals to be reached in each part.
  private let goals: [Set<Reference<Goal>>]
  /// The parts after the stages so far, with the operands that were taken to hold.
  private var current: [Situation]
  /// The `when`s that were taken to be true, in each part.
  private var whens: [[Premise]]
  /// The facts that the steps have set, in each part.
  private var setBySteps: [Set<Slot>]
  private var stages: [[Plan.Step]] = []
  private var undated: [Plan.Step] = []
  private var ifNeeded: [Plan.Step] = []
  private var assumed = PlanAssumptions()
  /// The last day of the stages so far.
  private var end: CalendarDate
  /// The spans that were counted in working days.
  private var inWorkingDays: [ClosedRange<CalendarDate>] = []
  /// The facts that have changed on the way.
  private var touched: Set<Slot> = []
  /// The remedies that have been carried out on the way.
  private var carriedOut: Set<Reference<Remedy>> = []
  /// The states before each stage.
  private var visited: [State] = []

  /// At most this many stages; a plan that is longer does not reach its goals.
  private static let mostStages = 200

  /// Starts from the parts as they were assessed.
  private init(_ assessments: [Assessment], _ rules: PlaybookInForce) {
    self.rules = rules
    start = assessments.map(\.situation)
    current = start
    for place in current.indices {
      for goal in current[place].ofOtherParts.keys {
        current[place].appliesInPlan[goal] = start[place].applies(goal)
      }
    }
    // To be reached are the goals known to be the case's and not known to be reached; where there is
    // none, all open ones.
    goals = assessments.map { assessment in
      let known = assessment.goals.filter { $0.applies == .holds && $0.reached != .holds }
      let open = assessment.goals.filter(\.isOpen)
      return Set((known.isEmpty ? open : known).map(\.goal))
    }
    whens = start.map { _ in [] }
    setBySteps = start.map { _ in [] }
    end = rules.date
  }

  /// The plan; where it does not reach the goals, also how things stand at its end, if asked for.
  static func plan(_ assessments: [Assessment], _ rules: PlaybookInForce, withEnd: Bool = false)
    -> Plan
  {
    var planner = Planner(assessments, rules)
    return planner.run(withEnd: withEnd)
  }

  private mutating func run(withEnd: Bool) -> Plan {
    while true {
      var outlook = look(holdingGaps: false)
      warm(with: outlook)
      let open = outlook.openGoals()
      let reaches = rules.goals.isEmpty ? !outlook.hasBlockers() : open.isEmpty
      var stage: Stage?
      if !reaches, stages.count < Self.mostStages, !hasReturned {
        stage = Stage(&outlook, rules)
        if stage?.isEmpty == true {
          var held = look(holdingGaps: true)
          stage = Stage(&held, rules)
          if stage?.isEmpty == false { outlook = held }
        }
      }
      let formed = stage.flatMap { $0.isEmpty ? nil : $0 }
      assumed.add(outlook, withFacts: formed != nil)
      guard let formed else {
        return finished(
          outlook, unreached: reaches ? [] : open, reaches: reaches,
          isEndless: stages.count >= Self.mostStages && !reaches, withEnd: withEnd)
      }
      visited.append(State(situations: current, setBySteps: setBySteps))
      note(formed, &outlook)
      apply(formed, outlook)
    }
  }

  private func look(holdingGaps: Bool) -> Outlook {
    Outlook(current, goals: goals, whens: whens, holdsGaps: holdingGaps)
  }

  /// Keeps what was decided of the conditions before anything was taken.
  private mutating func warm(with outlook: Outlook) {
    for place in current.indices { current[place].adopt(outlook.moment.readings[place].known) }
  }

  /// How things stand before a stage.
  private struct State {
    let situations: [Situation]
    let setBySteps: [Set<Slot>]
  }

  /// Whether all facts and standings are those of an earlier state; a fact that a contradiction names
  /// and the same fact once a step has set it are two.
  private var hasReturned: Bool {
    visited.contains { earlier in
      current.indices.allSatisfy { place in
        let (old, new) = (earlier.situations[place], current[place])
        let named = new.known.parts[place].named
        return carriedOut.allSatisfy { remedy in
          let (before, after) = (old.standing(of: remedy), new.standing(of: remedy))
          return before.status == after.status && before.isApproved == after.isApproved
            && before.begun == after.begun
        }
          && touched.allSatisfy { old[$0].isSameFact(as: new[$0]) }
          && named.intersection(earlier.setBySteps[place])
            == named.intersection(setBySteps[place])
      }
    }
  }

  /// Notes the steps of the stage and how long it takes.
  ///
  /// The stage is as long as its longest action. An action ends on its agreed day, else after its
  /// length; one under way is counted from its start, in each part from its own.
  private mutating func note(_ stage: Stage, _ outlook: inout Outlook) {
    let names = start.map(\.part)
    stages.append(stage.steps(names))
    var latest = end
    for item in stage.items {
      for step in item.steps(names) {
        let places =
          item.coversAll(names.count)
          ? item.advising : item.parts.filter { names[$0] == step.part }
        if places.allSatisfy({ outlook.isOnlyPrecaution(item.remedy, in: $0) }),
          !ifNeeded.contains(step)
        {
          ifNeeded.append(step)
        }
        for place in places {
          if let until = last(of: item.remedy, in: place), until >= end {
            latest = max(latest, until)
          } else if !undated.contains(step) {
            undated.append(step)
          }
        }
      }
    }
    end = latest
  }

  /// The day on which the action ends in that part; nil where it has neither an agreed day nor a
  /// length.
  private mutating func last(of reference: Reference<Remedy>, in place: Int) -> CalendarDate? {
    let remedy = rules.playbook[reference]
    let standing = current[place].standing(of: reference)
    if standing.isUnderWay, let agreed = standing.agreedDue { return agreed }
    guard let length = remedy.length else { return nil }
    let from = standing.isUnderWay ? standing.begun ?? end : end
    guard let due = length.end(from: from, calendar: rules.playbook.calendar) else { return nil }
    if length.isInWorkingDays, let span = TimeSpan.counted(from, due) {
      inWorkingDays.append(span)
    }
    return due
  }

  /// Sets what the stage changes and what its operands were taken to be, and records its remedies as
  /// done.
  private mutating func apply(_ stage: Stage, _ outlook: Outlook) {
    var next = current
    for place in next.indices {
      // A fact that is one for the case has the value that any part took it to have.
      let taken = outlook.taken.indices.flatMap { other in
        outlook.taken[other].sets.filter {
          other == place || rules.playbook.fact(at: $0.key)?.ofCase == true
        }
      }.filter { !current[place].isKnown($0.key) }.sorted { $0.key < $1.key }
      touched.formUnion(taken.map(\.key))
      if !taken.isEmpty { next[place] = next[place].setting(taken.map { ($0.key, $0.value) }) }
      for premise in outlook.taken[place].kept { next[place].take(premise) }
      whens[place] = outlook.taken[place].whens
    }
    for place in next.indices {
      let changes = stage.items.flatMap(\.changes).filter { $0.parts.contains(place) }
        .map { ($0.fact, $0.value) }
      if !changes.isEmpty { next[place].carryOut(changes) }
      setBySteps[place].formUnion(changes.map(\.0))
      touched.formUnion(changes.map(\.0))
    }
    for item in stage.items {
      let entry = LogEntry(on: rules.date, remedy: item.remedy, status: .done)
      for index in item.parts { next[index].record(entry) }
      carriedOut.insert(item.remedy)
    }
    let diagrams = rules.index.diagrams
    for place in next.indices {
      whens[place].removeAll {
        !diagrams.facts($0.condition, rules.playbook).isDisjoint(with: setBySteps[place])
      }
      next[place].dropPremises(about: setBySteps[place])
    }
    current = next.inferringMore()
  }

  private func finished(
    _ outlook: Outlook, unreached: [Reference<Goal>], reaches: Bool, isEndless: Bool, withEnd: Bool
  ) -> Plan {
    let assessments = reaches ? [] : outlook.assessments
    var asks: Set<Slot> = []
    for (place, assessment) in assessments.enumerated() {
      asks.formUnion(assessment.factsHoldingUp)
      let named = start[place].known.parts[place].named
      asks.formUnion(named.subtracting(setBySteps[place]))
    }
    return Plan(
      stages: stages, reaches: reaches, unreached: unreached,
      assumes: assumed.all(start.map(\.part), stages, rules), asks: asks.sorted(),
      days: end.daysSinceEpoch - rules.date.daysSinceEpoch, undated: undated, ifNeeded: ifNeeded,
      isEndless: isEndless, inWorkingDays: inWorkingDays,
      end: withEnd && !reaches ? PlanEnd(assessments) : nil)
  }
}
