import FEEL
import Playbooks

/// Tries sets of facts, smallest first, until enough of them turn the outcome.
struct ChangeSearch {
  /// Works out the outcome of a set.
  var probe: OutcomeProbe
  /// The facts that may change, and the values to try.
  let values: ChangeValues
  /// Given the settings so far, the facts of which at least one more must change to turn the
  /// outcome; nil if unknown.
  let guide: ([FactSetting], OutcomeProbe.Answer) -> Set<Slot>?
  /// Whether a state counts as turned.
  let isTurned: (OutcomeState) -> Bool
  /// Cores: every set that turns the outcome contains all the facts of at least one of them.
  let cores: [[Slot]]
  /// At most this many sets are tried.
  let bound: Int
  /// The sets that turn the outcome, in the order in which they were found.
  private(set) var found: [Found] = []
  /// Whether the bound ended the search.
  private(set) var wasCut = false
  /// The sets of the current size that have been tried or extended.
  private var visited: Set<String> = []

  /// A set that turns the outcome.
  struct Found: Sendable {
    /// The state that it results in.
    let to: OutcomeState
    /// The facts and the values that they get.
    let settings: [FactSetting]

    /// Whether the other one sets all the facts that this one sets.
    func isPart(of other: Found) -> Bool {
      settings.allSatisfy { item in other.settings.contains { $0.fact == item.fact } }
    }
  }

  /// At most this many facts are changed at once; nobody could act on more.
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

  /// Tries sets of increasing size until at least `enough` have been found.
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

  /// How many more sets may be tried.
  private var left: Int { max(0, bound - probe.evaluations) }

  /// Whether one more set may be tried; if not, the search counts as cut.
  private mutating func mayTry() -> Bool {
    if left == 0 { wasCut = true }
    return !wasCut
  }

  /// Every combination of values for the facts of the core.
  private func settings(of core: [Slot]) -> [[FactSetting]] {
    core.sorted().reduce([[]]) { begun, fact in
      begun.flatMap { settings in values[fact].map { settings + [FactSetting(fact, $0)] } }
    }
  }

  /// Adds that many more facts to the settings in every way, and tries the results.
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

  /// Tries a set, unless a subset of its facts is known to turn the outcome.
  private mutating func tryOut(_ settings: [FactSetting]) {
    guard !contains(found: settings.map(\.fact)), mayTry(),
      visited.insert(settings.key).inserted
    else { return }
    if let state = probe.answer(settings).state, isTurned(state) {
      found.append(Found(to: state, settings: settings))
    }
  }

  /// The sets with one more fact that will be tried next.
  private func next(after settings: [FactSetting], among facts: [Slot]) -> [[FactSetting]] {
    let longer = facts.filter { !contains(found: settings.map(\.fact) + [$0]) }.flatMap { fact in
      values[fact].map { settings + [FactSetting(fact, $0)] }
    }
    return Array(longer.lazy.filter { !visited.contains($0.key) }.prefix(left))
  }

  /// Whether a subset of these facts is known to turn the outcome.
  private func contains(found facts: [Slot]) -> Bool {
    found.contains { $0.settings.allSatisfy { facts.contains($0.fact) } }
  }
}
