import FEEL
import Playbooks

/// Tries sets of facts, smallest first, until enough are found that turn the outcome.
struct ChangeSearch {
  var probe: OutcomeProbe
  let values: ChangeValues
  /// The facts one of which any set has to hold that adds to these and turns the outcome; nil:
  /// nothing is known of it.
  let guide: ([FactSetting], OutcomeProbe.Answer) -> Set<Slot>?
  let isTurned: (OutcomeState) -> Bool
  /// The search ends after so many tries.
  let bound: Int
  private(set) var found: [Found] = []
  private(set) var wasCut = false
  private var visited: Set<String> = []

  struct Found: Sendable {
    let to: OutcomeState
    let settings: [FactSetting]

    /// Whether it sets no fact that the other one does not set.
    func isPart(of other: Found) -> Bool {
      settings.allSatisfy { item in other.settings.contains { $0.fact == item.fact } }
    }
  }

  /// Larger sets are no advice that anybody could follow.
  private static let largest = 3

  init(
    _ probe: OutcomeProbe, _ values: ChangeValues, bound: Int,
    guide: @escaping ([FactSetting], OutcomeProbe.Answer) -> Set<Slot>?,
    isTurned: @escaping (OutcomeState) -> Bool
  ) {
    self.probe = probe
    self.values = values
    self.bound = bound
    self.guide = guide
    self.isTurned = isTurned
  }

  /// Sizes are gone through until so many are found.
  mutating func run(atLeast enough: Int) {
    for size in 1...Self.largest where found.count < enough && !wasCut {
      visited = []
      extend([], by: size)
    }
  }

  private mutating func extend(_ settings: [FactSetting], by left: Int) {
    let answer = probe.answer(settings)
    let guided = guide(settings, answer)
    let facts = values.facts.filter { fact in
      guided?.contains(fact) ?? true && !settings.contains { $0.fact == fact }
    }
    if left == 1 { probe.prepare(next(after: settings, among: facts)) }
    for fact in facts where !contains(found: settings.map(\.fact) + [fact]) {
      for value in values[fact] {
        if probe.evaluations >= bound {
          wasCut = true
          return
        }
        let longer = (settings + [FactSetting(fact, value)]).sorted { $0.fact < $1.fact }
        guard visited.insert(longer.key).inserted else { continue }
        if left > 1 {
          extend(longer, by: left - 1)
          if wasCut { return }
        } else if let state = probe.answer(longer).state, isTurned(state) {
          found.append(Found(to: state, settings: longer))
          break
        }
      }
    }
  }

  /// What will be tried, unless less of it does.
  private func next(after settings: [FactSetting], among facts: [Slot]) -> [[FactSetting]] {
    let longer = facts.filter { !contains(found: settings.map(\.fact) + [$0]) }.flatMap { fact in
      values[fact].map { settings + [FactSetting(fact, $0)] }
    }
    let left = bound - probe.evaluations
    return Array(longer.lazy.filter { !visited.contains($0.key) }.prefix(left))
  }

  /// Whether fewer of these facts are known to do.
  private func contains(found facts: [Slot]) -> Bool {
    found.contains { $0.settings.allSatisfy { facts.contains($0.fact) } }
  }
}
