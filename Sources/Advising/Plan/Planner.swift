import FEEL
import Playbooks

/// Plays the advice forward: carries out what can be done, then assesses again (contract, section
/// 4.6).
struct Planner {
  private let rules: PlaybookInForce
  /// The parts as they are on the as-of date.
  private let start: [Situation]
  /// The parts after the stages so far.
  private var current: [Situation]
  private var stages: [[Plan.Step]] = []
  private var undated: [Plan.Step] = []
  private var assumes: Set<Plan.Named<Reference<Blocker>>> = []
  /// The last day of the stages so far.
  private var end: CalendarDate
  /// The spans that were counted in working days.
  private var inWorkingDays: [ClosedRange<CalendarDate>] = []
  /// The states before each stage.
  private var visited: [[Situation]] = []
  /// The facts that the plan has set.
  private var touched: Set<Slot> = []
  /// What the rules say of the current state.
  private var assessments: [Assessment] = []

  /// At most this many stages; a plan that is longer does not reach its goals.
  private static let mostStages = 200

  /// Starts from these situations, one for each part.
  init(_ situations: [Situation], _ rules: PlaybookInForce) {
    self.rules = rules
    start = situations
    current = situations
    end = rules.date
  }

  /// The plan; where it does not reach the goals, also how things stand at its end, if asked for.
  static func plan(_ situations: [Situation], _ rules: PlaybookInForce, withEnd: Bool = false)
    -> Plan
  {
    var planner = Planner(situations, rules)
    return planner.run(withEnd: withEnd)
  }

  private mutating func run(withEnd: Bool) -> Plan {
    assess()
    while !isReached, stages.count < Self.mostStages, !hasReturned {
      let stage = Stage(assessments, rules)
      guard !stage.isEmpty else { break }
      stages.append(stage.steps(parts: start.count))
      measure(stage)
      visited.append(current)
      apply(stage)
      assess()
    }
    return finished(withEnd: withEnd)
  }

  private mutating func assess() {
    assessments = current.map { Assessment($0, unknownBlockersAreAbsent: true) }
    for assessment in assessments {
      for blocker in assessment.assumedAbsent {
        assumes.insert(Plan.Named(entry: blocker, part: assessment.situation.part))
      }
    }
  }

  private var isReached: Bool {
    if rules.goals.isEmpty {
      return assessments.allSatisfy { !$0.blockers.contains { $0.state == .holds } }
    }
    return assessments.allSatisfy { !$0.goals.contains(where: \.isOpen) }
  }

  /// The stage is as long as its longest action (contract, section 4.6).
  ///
  /// An action ends on its agreed day, else after its length; one under way is counted from its
  /// start, in each part from its own.
  private mutating func measure(_ stage: Stage) {
    var latest = end
    for item in stage.items {
      let remedy = rules.playbook[item.remedy]
      var isUndated = false
      for index in item.parts {
        let standing = current[index].standing(of: item.remedy)
        if standing.isUnderWay, let agreed = standing.agreedDue {
          latest = max(latest, agreed)
          continue
        }
        guard let length = remedy.length else {
          isUndated = true
          continue
        }
        let from = standing.isUnderWay ? standing.begun ?? end : end
        guard let due = length.end(from: from, calendar: rules.playbook.calendar) else { continue }
        latest = max(latest, due)
        if length.isInWorkingDays, let span = TimeSpan.counted(from, due) {
          inWorkingDays.append(span)
        }
      }
      if isUndated { undated += item.steps(parts: start.count) }
    }
    end = latest
  }

  /// Sets what the stage changes, and records its remedies as done.
  private mutating func apply(_ stage: Stage) {
    var next = current
    for item in stage.items {
      touched.formUnion(rules.playbook[item.remedy].changes.map(\.fact))
      for (slot, value, parts) in item.changes(current) {
        for index in parts { next[index] = next[index].setting([(slot, value)]) }
      }
      let entry = LogEntry(on: rules.date, remedy: item.remedy, status: .done)
      for index in item.parts { next[index] = next[index].recording(entry) }
    }
    current = next
  }

  /// Whether all facts and standings are those of an earlier state.
  private var hasReturned: Bool {
    visited.contains { earlier in
      zip(earlier, current).allSatisfy { old, new in
        touched.allSatisfy { sameText(old[$0].text, new[$0].text) }
          && zip(old.standings, new.standings).allSatisfy { $0.status == $1.status }
      }
    }
  }

  private func finished(withEnd: Bool) -> Plan {
    let reached = isReached
    let open = rules.goals.filter { goal in
      assessments.contains { $0.goals.contains { $0.goal == goal && $0.isOpen } }
    }
    var asks: Set<Slot> = []
    if !reached {
      for assessment in assessments {
        for action in assessment.actions where action.state == .unknown {
          asks.formUnion(action.hangsOn)
        }
        for choice in assessment.choices {
          for remedy in choice.undecided {
            asks.formUnion(
              assessment.situation.suits(remedy).slots)
          }
        }
        for goal in assessment.goals where goal.isOpen {
          asks.formUnion(goal.applies.slots + goal.reached.slots)
        }
      }
    }
    return Plan(
      stages: stages, reaches: reached, unreached: reached ? [] : open, assumes: assumed(),
      asks: asks.sorted(), days: end.daysSinceEpoch - rules.date.daysSinceEpoch, undated: undated,
      inWorkingDays: inWorkingDays,
      end: withEnd && !reached ? PlanEnd(assessments) : nil)
  }

  /// The blockers taken as absent; one that was so in every part is listed once.
  private func assumed() -> [Plan.Named<Reference<Blocker>>] {
    rules.blockers.flatMap { blocker -> [Plan.Named<Reference<Blocker>>] in
      let own = start.map { Plan.Named(entry: blocker, part: $0.part) }
        .filter { assumes.contains($0) }
      return own.count == start.count ? [Plan.Named(entry: blocker, part: nil)] : own
    }
  }
}
