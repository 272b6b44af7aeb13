import Advising
import FEEL
import Foundation
import Playbooks
import Testing

/// The smallest changes of explanations, held to every set of facts that could be changed.
///
/// `EXPLANATION_CASES` asks for another number of cases.
struct ExplanationBruteForceTests {
  static let cases =
    ProcessInfo.processInfo.environment["EXPLANATION_CASES"].flatMap(Int.init) ?? 3_000
  private static let casesAWorld = 60

  @Test func changesAreAllThatTurnTheOutcomeAndNoFewerFactsDo() throws {
    var checked = 0
    var turning = 0
    var seed: UInt64 = 1
    while checked < Self.cases {
      let bench = try ExplanationBench(
        ExplanationWorld(seed: seed, isLimited: seed.isMultiple(of: 2)))
      var random = SeededRandom(seed: seed &* 7919)
      let questions = bench.world.all.filter(bench.world.isPossible).flatMap { numbers in
        bench.world.subjects.map { (numbers, $0) }
      }.shuffled(using: &random).prefix(min(Self.casesAWorld, Self.cases - checked))
      for (numbers, subject) in questions {
        let slips = bench.slips(subject, numbers)
        #expect(slips == [], "seed \(seed), \(subject), \(numbers)")
        turning += bench.minimalSets(subject, numbers).isEmpty ? 0 : 1
        checked += 1
      }
      seed += 1
    }
    #expect(turning > checked / 3, "many outcomes can be turned")
  }
}

/// One world with the states of its subjects in every case that the constraints allow.
private struct ExplanationBench {
  let world: ExplanationWorld
  let advisor: Advisor
  private var states: [[Int]: [ExplanationSubject: String]] = [:]

  init(_ world: ExplanationWorld) {
    self.world = world
    advisor = Advisor(world.playbook)
    let rules = advisor.rules(on: world.day)
    for numbers in world.all where world.isPossible(numbers) {
      let assessment = Assessment.all(Situation.all(rules, world.file(numbers)))[0]
      var found: [ExplanationSubject: String] = [:]
      for subject in world.subjects { found[subject] = Self.state(of: subject, assessment) }
      states[numbers] = found
    }
  }

  /// Read off the assessment by itself, not by the explanation's means.
  private static func state(of subject: ExplanationSubject, _ assessment: Assessment) -> String {
    switch subject {
    case .blocker(let blocker):
      switch assessment.blockers.first(where: { $0.blocker == blocker })?.state {
      case .holds: "present"
      case .unknown: "unknown"
      case .fails, nil: "absent"
      }
    case .remedy(let remedy):
      assessment.actions.first { $0.remedy == remedy }?.state.rawValue ?? "not-advised"
    case .goal(let goal):
      switch assessment.goals.first(where: { $0.goal == goal }).map({ ($0.applies, $0.reached) }) {
      case (_, .holds)?: "reached"
      case (.fails, _)?: "not-a-goal"
      case (.holds, .fails)?: "open"
      default: "unknown"
      }
    }
  }

  /// The state in that case; nil where the constraints do not allow the case.
  func state(_ subject: ExplanationSubject, _ numbers: [Int]) -> String? {
    states[numbers]?[subject]
  }

  private func isTurned(_ subject: ExplanationSubject, _ old: String?, _ new: String?) -> Bool {
    guard let old, let new else { return false }
    if case .remedy = subject {
      let open = ["now", "decide"]
      return open.contains(old) != open.contains(new)
    }
    return new != old && new != "unknown" && new != "not-a-goal"
  }

  /// The least sets of facts that turn the outcome.
  func minimalSets(_ subject: ExplanationSubject, _ numbers: [Int]) -> [Set<Int>] {
    let old = state(subject, numbers)
    var found: [Set<Int>] = []
    let sets = (1..<1 << numbers.count).map { bits in
      Set(numbers.indices.filter { bits >> $0 & 1 == 1 })
    }.filter { $0.count <= 3 }.sorted { $0.count < $1.count }
    for set in sets where !found.contains(where: set.isSuperset) {
      if fillings(of: set, numbers).contains(where: { isTurned(subject, old, state(subject, $0)) })
      {
        found.append(set)
      }
    }
    return found
  }

  private func fillings(of set: Set<Int>, _ numbers: [Int]) -> [[Int]] {
    set.sorted().reduce([numbers]) { all, fact in
      all.flatMap { numbers in
        (0..<world.values[fact].count - 1).map { value in
          var numbers = numbers
          numbers[fact] = value
          return numbers
        }
      }
    }
  }

  /// What is wrong with the explanation's changes.
  func slips(_ subject: ExplanationSubject, _ numbers: [Int]) -> [String] {
    let old = state(subject, numbers)
    guard let old,
      case .explained(let explanation) = advisor.explain(
        subject, of: world.file(numbers), on: world.day)
    else { return ["no explanation"] }
    var slips: [String] = []
    if explanation.state.text != old { slips.append("\(explanation.state.text), not \(old)") }
    if explanation.searchWasCut { slips.append("the search was cut") }
    for change in explanation.changes {
      let settings = change.settings.compactMap { setting in
        world.number(of: setting).map { (setting.fact.index, $0) }
      }
      guard settings.count == change.settings.count else {
        slips.append("a value of no cell")
        continue
      }
      for bits in 0..<1 << settings.count {
        let part = settings.indices.filter { bits >> $0 & 1 == 1 }.map { settings[$0] }
        var tried = numbers
        for (fact, number) in part { tried[fact] = number }
        let new = state(subject, tried)
        let isWhole = part.count == settings.count
        if isWhole, new != change.to.text { slips.append("\(settings) gives \(new ?? "no case")") }
        if isTurned(subject, old, new) != isWhole {
          slips.append("\(part) of \(settings): \(new ?? "no case")")
        }
      }
    }
    let shown = Set(explanation.changes.map { Set($0.settings.map(\.fact.index)) })
    let all = minimalSets(subject, numbers)
    // What can start now is told to stop by the least sets alone.
    let least = ["now", "decide"].contains(old) ? all.filter { $0.count == all[0].count } : all
    if explanation.changes.count < 5, !shown.isSuperset(of: least) {
      slips.append("only \(shown), not \(least)")
    }
    if let size = least.first?.count, !shown.contains(where: { $0.count == size }) {
      slips.append("nothing as small as \(least)")
    }
    return slips
  }
}
