import FEEL
import Playbooks

/// What a plan has taken on its way, part by part (contract, section 4.6, `assumes`).
struct PlanAssumptions {
  private var blockers: Set<Key<Reference<Blocker>>> = []
  private var goals: Set<Key<Reference<Goal>>> = []
  private var facts: Set<Key<Slot>> = []

  /// An entry in one part, by the index of the part.
  private struct Key<Entry: Hashable>: Hashable {
    let entry: Entry
    let place: Int
  }

  /// Adds what the outlook takes: unknown blockers, goals that are not known to be open, and facts
  /// where a stage is formed.
  mutating func add(_ outlook: Outlook, withFacts: Bool) {
    for (place, taken) in outlook.taken.enumerated() {
      blockers.formUnion(taken.takenBlockers.map { Key(entry: $0, place: place) })
      if withFacts { facts.formUnion(taken.facts.map { Key(entry: $0, place: place) }) }
      goals.formUnion(taken.openGoals.map { Key(entry: $0, place: place) })
    }
  }

  /// All of it, in the order of the blockers, goals and facts; what holds in every part is named once.
  ///
  /// A blocker of which a remedy is in the plan is left out.
  func all(_ names: [String?], _ stages: [[Plan.Step]], _ rules: PlaybookInForce)
    -> [Plan.Assumption]
  {
    let playbook = rules.playbook
    let steps = stages.flatMap { $0 }
    func isInPlan(_ remedy: Reference<Remedy>, _ place: Int) -> Bool {
      steps.contains { $0.entry == remedy && ($0.part == nil || $0.part == names[place]) }
    }
    func named<Entry: Hashable>(
      _ entry: Entry, _ keys: Set<Key<Entry>>, isForCase: Bool = false,
      _ make: (Plan.Named<Entry>) -> Plan.Assumption, where counts: (Int) -> Bool = { _ in true }
    ) -> [Plan.Assumption] {
      let own = names.indices.filter { keys.contains(Key(entry: entry, place: $0)) && counts($0) }
      if own.isEmpty { return [] }
      if own.count == names.count || isForCase {
        return [make(Plan.Named(entry: entry, part: nil))]
      }
      return own.map { make(Plan.Named(entry: entry, part: names[$0])) }
    }
    return rules.blockers.flatMap { blocker in
      named(blocker, blockers, Plan.Assumption.blocker) { place in
        !playbook[blocker].remedies.contains { isInPlan($0, place) }
      }
    }
      + rules.goals.flatMap { named($0, goals, Plan.Assumption.goal) }
      + playbook.facts.flatMap {
        named($0.slot, facts, isForCase: $0.ofCase, Plan.Assumption.fact)
      }
  }
}
