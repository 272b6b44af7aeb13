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
  /// The states that the plan has been in; it ends when one returns.
  private var visited: Set<String> = []
  /// The facts that the plan has set.
  private var touched: Set<Slot> = []

  /// At most this many stages; a plan that is longer does not reach its goals.
  private static let mostStages = 200

  /// Starts from these situations, one for each part.
  init(_ situations: [Situation], _ rules: PlaybookInForce) {
    self.rules = rules
    start = situations
    current = situations
    end = rules.date
  }

  /// The plan from these situations.
  static func plan(_ situations: [Situation], _ rules: PlaybookInForce) -> Plan {
    var planner = Planner(situations, rules)
    return planner.run()
  }

  /// The assessment of each part after the plan has been carried out.
  static func end(_ situations: [Situation], _ rules: PlaybookInForce) -> [Assessment] {
    var planner = Planner(situations, rules)
    _ = planner.run()
    return planner.look()
  }

  private mutating func run() -> Plan {
    var assessments = look()
    while !isReached(assessments), stages.count < Self.mostStages {
      let stage = Stage(assessments, rules)
      guard !stage.isEmpty else { break }
      stages.append(stage.steps(parts: start.count))
      measure(stage)
      apply(stage)
      guard visited.insert(stateKey()).inserted else { break }
      assessments = look()
    }
    return finished(assessments)
  }

  /// Assesses each part, with unknown blockers taken as absent.
  private mutating func look() -> [Assessment] {
    let assessments = current.map { Assessment($0, options: .init(unknownBlockersAreAbsent: true)) }
    for assessment in assessments {
      for blocker in assessment.assumedAbsent {
        assumes.insert(Plan.Named(entry: blocker, part: assessment.situation.part))
      }
    }
    return assessments
  }

  /// Whether no goal is open or, in a playbook without goals, no blocker is present.
  private func isReached(_ assessments: [Assessment]) -> Bool {
    if rules.goals.isEmpty {
      return assessments.allSatisfy { !$0.blockers.contains { $0.state == .holds } }
    }
    return assessments.allSatisfy { !$0.goals.contains(where: \.isOpen) }
  }

  /// Adds the length of the stage, which is that of its longest action.
  ///
  /// A time limit that is already running lasts to its due date.
  private mutating func measure(_ stage: Stage) {
    var latest = end
    for item in stage.items {
      let remedy = rules.playbook[item.remedy]
      guard let within = remedy.within else {
        undated += item.steps(parts: start.count)
        continue
      }
      let begun = item.parts.compactMap { index in
        stages.count == 1 ? start[index].standing(of: item.remedy).begun : nil
      }
      let underWay = stages.count == 1 && start[item.parts[0]].standing(of: item.remedy).isUnderWay
      let from = underWay ? begun.min() ?? end : end
      if let due = within.end(from: from, calendar: rules.playbook.calendar) {
        latest = max(latest, due)
      }
    }
    end = latest
  }

  /// Sets what the stage achieves, and records its remedies as done.
  private mutating func apply(_ stage: Stage) {
    var next = current
    for item in stage.items {
      touched.formUnion(rules.playbook[item.remedy].achieves.map(\.fact))
      for (slot, value, parts) in item.changes(current) {
        for index in parts { next[index] = next[index].setting([(slot, value)]) }
      }
      let entry = LogEntry(on: rules.date, remedy: item.remedy, status: .done)
      for index in item.parts { next[index] = next[index].recording(entry) }
    }
    current = next
  }

  /// Identifies the state: the facts set so far and the standings.
  private func stateKey() -> String {
    let slots = touched.sorted()
    return current.map { situation in
      slots.map { "\($0.index)=\(situation[$0].text)" }.joined(separator: ";") + "|"
        + situation.standings.map { $0.status?.rawValue.prefix(2) ?? "" }.joined(separator: ",")
    }.joined(separator: "\n")
  }

  /// The plan, given the assessments at its end.
  private func finished(_ assessments: [Assessment]) -> Plan {
    let reached = isReached(assessments)
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
      asks: asks.sorted(), days: end.daysSinceEpoch - rules.date.daysSinceEpoch, undated: undated)
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
