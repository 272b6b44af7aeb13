import FEEL
import Playbooks
import Reasoning

/// All parts as one stage of a plan sees them (contract, section 4.6).
struct Outlook {
  /// What the rules say of the parts, with what is taken.
  let assessments: [Assessment]
  /// The same parts, read.
  private(set) var moment: Moment
  /// What is taken in each part.
  let taken: [Taking]

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
      let readings = situations.indices.map { place in
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
      let together = readings.map { reading in
        reading.situation.setting(shared.sorted { $0.key < $1.key }.map { ($0, $1[0]) })
      }
      if clashes.isEmpty, situations.count > 1, !shared.isEmpty, !together.allSatisfy(\.isPossible)
      {
        clashes = Set(shared.keys)
      }
      if clashes.isEmpty {
        var joined = readings
        if !shared.isEmpty, situations.count > 1 {
          for place in joined.indices { joined[place].situation = together[place] }
        }
        let moment = Moment(joined)
        self.moment = moment
        assessments = Assessment.all(moment)
        taken = joined.compactMap(\.taking)
        return
      }
      forbidden.formUnion(clashes)
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
