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
  /// Facts all of which are among those of any set that turns the outcome, for one of these.
  let cores: [[Slot]]
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
  static let largest = 3

  init(
    _ probe: OutcomeProbe, _ values: ChangeValues, cores: [[Slot]], bound: Int,
    guide: @escaping ([FactSetting], OutcomeProbe.Answer) -> Set<Slot>?,
    isTurned: @escaping (OutcomeState) -> Bool
  ) {
    self.probe = probe
    self.values = values
    self.cores = cores
    self.bound = bound
    self.guide = guide
    self.isTurned = isTurned
  }

  /// Sizes are gone through until so many are found.
  mutating func run(atLeast enough: Int) {
    if guide([], probe.answer([]))?.isEmpty == true { return }
    for size in 1...Self.largest where found.count < enough && !wasCut {
      visited = []
      let whole = cores.filter { $0.count == size }.flatMap(settings)
      probe.prepare(Array(whole.prefix(left)))
      for settings in whole { tryOut(settings) }
      for core in cores where core.count < size {
        for settings in settings(of: core) { extend(settings, by: size - core.count) }
      }
    }
  }

  /// How many tries are left.
  private var left: Int { max(0, bound - probe.evaluations) }

  /// Whether one more may be tried; where not, more might have been found.
  private mutating func mayTry() -> Bool {
    if left == 0 { wasCut = true }
    return !wasCut
  }

  /// The facts with each of their values, in order.
  private func settings(of core: [Slot]) -> [[FactSetting]] {
    core.sorted().reduce([[]]) { begun, fact in
      begun.flatMap { settings in values[fact].map { settings + [FactSetting(fact, $0)] } }
    }
  }

  private mutating func extend(_ settings: [FactSetting], by more: Int) {
    guard !contains(found: settings.map(\.fact)), mayTry() else { return }
    let answer = probe.answer(settings)
    let guided = guide(settings, answer)
    let facts = values.facts.filter { fact in
      guided?.contains(fact) ?? true && !settings.contains { $0.fact == fact }
    }
    if more == 1 { probe.prepare(next(after: settings, among: facts)) }
    for fact in facts {
      for value in values[fact] where !wasCut {
        let longer = (settings + [FactSetting(fact, value)]).sorted { $0.fact < $1.fact }
        if more == 1 {
          tryOut(longer)
        } else if visited.insert(longer.key).inserted {
          extend(longer, by: more - 1)
        }
      }
    }
  }

  /// Tries a set, unless fewer of its facts are known to do.
  private mutating func tryOut(_ settings: [FactSetting]) {
    guard !contains(found: settings.map(\.fact)), mayTry(),
      visited.insert(settings.key).inserted
    else { return }
    if let state = probe.answer(settings).state, isTurned(state) {
      found.append(Found(to: state, settings: settings))
    }
  }

  /// What will be tried, unless less of it does.
  private func next(after settings: [FactSetting], among facts: [Slot]) -> [[FactSetting]] {
    let longer = facts.filter { !contains(found: settings.map(\.fact) + [$0]) }.flatMap { fact in
      values[fact].map { settings + [FactSetting(fact, $0)] }
    }
    return Array(longer.lazy.filter { !visited.contains($0.key) }.prefix(left))
  }

  /// Whether fewer of these facts are known to do.
  private func contains(found facts: [Slot]) -> Bool {
    found.contains { $0.settings.allSatisfy { facts.contains($0.fact) } }
  }
}
