import FEEL
import Playbooks
import Reasoning

/// All parts as one stage of a plan sees them (contract, section 4.6).
struct Outlook {
  /// The parts, read, with what is taken in each.
  private(set) var moment: Moment

  /// Looks at the parts.
  ///
  /// - Parameters:
  ///   - goals: the goals to be reached in each part.
  ///   - whens: the `when`s that were taken before, in each part.
  ///   - holdsGaps: whether unclear gaps hold even where something fills them.
  init(
    _ situations: [Situation], goals: [Set<Reference<Goal>>], whens: [[Premise]], holdsGaps: Bool
  ) {
    let playbook = situations[0].playbook
    var forbidden: Set<Slot> = []
    while true {
      var readings = situations.indices.map { place in
        Reading<Bool>(
          taking: Taking(
            goals: goals[place], holdsGaps: holdsGaps, whens: whens[place], forbidden: forbidden),
          in: situations[place]
        ) { fact, value in
          playbook.fact(at: fact)?.ofCase != true || situations.count == 1
            || situations.allSatisfy { $0.mayHave(value, for: fact) }
        }
      }
      // No part goes first: of two that take a fact that is one for the case differently, neither
      // does.
      let shared = Self.shared(readings.compactMap(\.taking?.sets), playbook)
      var clashes = Set(shared.filter { $0.value.count > 1 }.keys)
      if clashes.isEmpty, !shared.isEmpty {
        let changes = shared.sorted { $0.key < $1.key }.map { ($0, $1[0]) }
        for place in readings.indices {
          readings[place].change { $0 = $0.setting(changes) }
        }
        if !readings.allSatisfy(\.situation.isPossible) { clashes = Set(shared.keys) }
      }
      if clashes.isEmpty {
        moment = Moment(readings)
        return
      }
      forbidden.formUnion(clashes)
    }
  }

  /// What is taken in each part.
  var taken: [Taking] { moment.readings.compactMap(\.taking) }

  /// The parts, with what is taken.
  var situations: [Situation] { moment.readings.map(\.situation) }

  /// What the rules say of the parts, with what is taken.
  var assessments: [Assessment] { Assessment.all(moment) }

  /// The goals that are open in some part.
  mutating func openGoals() -> [Reference<Goal>] {
    let rules = moment.readings[0].situation.rules
    return rules.goals.filter { goal in
      moment.readings.indices.contains {
        moment.readings[$0][rules.graph.goals[goal.index].open]
      }
    }
  }

  /// Whether some blocker is present in some part.
  mutating func hasBlockers() -> Bool {
    let rules = moment.readings[0].situation.rules
    return rules.blockers.contains { blocker in
      moment.readings.indices.contains { moment.readings[$0].truth(of: blocker) == .holds }
    }
  }

  /// The remedies that are advised in each part, with their states.
  mutating func advised() -> [[Reference<Remedy>: ActionState]] {
    let rules = moment.readings[0].situation.rules
    return moment.readings.indices.map { place in
      var found: [Reference<Remedy>: ActionState] = [:]
      for remedy in rules.remedies
      where moment.readings[place][rules.graph.remedies[remedy.index].advised] {
        found[remedy] = moment.joint[remedy] ?? moment.readings[place].state(of: remedy)
      }
      return found
    }
  }

  /// Whether the step is one if needed in that part.
  mutating func isOnlyPrecaution(_ remedy: Reference<Remedy>, in place: Int) -> Bool {
    moment.readings[place].isOnlyPrecaution(remedy)
  }

  /// The values that the parts take for facts that are one for the case, each value once.
  private static func shared(_ sets: [[Slot: Value]], _ playbook: Playbook) -> [Slot: [Value]] {
    if sets.count < 2 { return [:] }
    var found: [Slot: [Value]] = [:]
    for (fact, value) in sets.flatMap({ $0 }) where playbook.fact(at: fact)?.ofCase == true {
      if found[fact]?.contains(where: { $0.isSameFact(as: value) }) != true {
        found[fact, default: []].append(value)
      }
    }
    return found
  }
}

extension Situation {
  /// Whether the fact may have the value, if it is unknown.
  fileprivate func mayHave(_ value: Value, for fact: Slot) -> Bool {
    (isKnown(fact) ? self : setting([(fact, value)])).isPossible
  }
}
