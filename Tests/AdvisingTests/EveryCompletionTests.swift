import Diagnostics
import Docket
import FEEL
import Foundation
import Playbooks
import Testing

@testable import Advising

/// Advice with unknown facts, held against every way of filling them in that the constraints allow.
///
/// `ADVICE_CASES` is how many random playbooks are tried.
struct EveryCompletionTests {
  static let count =
    ProcessInfo.processInfo.environment["ADVICE_CASES"].flatMap(Int.init) ?? 200
  /// Where there are more fillings, what is certain is not looked at.
  private static let mostFillings = 300

  @Test func adviceAgreesWithEveryCompletion() throws {
    let day = try #require(CalendarDate(year: 2021, month: 6, day: 1))
    var random = SeededGenerator(seed: 20_210_601)
    var seen = Seen()
    for number in 0..<Self.count {
      let sample = RandomPlaybook(&random)
      let small = try SmallCase(rules: sample.rules, cases: sample.caseFile())
      let oracle = FillingOracle(
        sample, small.advisor.playbook, small.advisor.rules(on: day))
      let advice = small.advisor.advise(small.file, on: day)
      var check = CompletionCheck(oracle: oracle, advice: advice, small: small)
      check.all(atMost: Self.mostFillings)
      seen.add(check)
      for slip in check.slips {
        Issue.record("case \(number): \(slip)\n\(sample.rules)\n\(sample.caseFile())")
      }
    }
    #expect(Self.count < 100 || seen.isEnough, "\(seen)")
  }

  /// What the samples had, so that no check is empty.
  private struct Seen {
    var inferred = 0
    var contradictions = 0
    var certain = 0
    var stages = 0

    mutating func add(_ check: CompletionCheck) {
      inferred += check.advice.inferred.count
      contradictions += check.advice.contradictions.count
      certain += check.certainTried
      stages += check.advice.plan.stages.count
    }

    var isEnough: Bool { inferred > 20 && contradictions > 10 && certain > 50 && stages > 50 }
  }
}

/// One advice, and what is wrong with it.
private struct CompletionCheck {
  let oracle: FillingOracle
  let advice: Advice
  let small: SmallCase
  var slips: [String] = []
  /// How many actions were held against all fillings.
  var certainTried = 0

  private var playbook: Playbook { advice.playbook }
  private var parts: [String?] { oracle.parts }

  init(oracle: FillingOracle, advice: Advice, small: SmallCase) {
    self.oracle = oracle
    self.advice = advice
    self.small = small
  }

  mutating func all(atMost most: Int) {
    let stated = oracle.stated
    contradictions(stated)
    let constraints = parts.indices.map { part in
      oracle.constraints(stated: stated[part], without: setAside(in: part))
    }
    guard let closed = oracle.closed(stated, constraints) else {
      slips.append("no filling is left")
      return
    }
    inferred(stated, closed)
    let known = oracle.takingDefaults(closed, constraints)
    let fillings = parts.indices.map { oracle.fillings(known[$0], constraints[$0]) }
    blockers(fillings)
    if advice.contradictions.isEmpty {
      goals(fillings)
      let open = parts.indices.map { part in
        oracle.fillings(
          oracle.withoutProvisional(part, known[part], before: closed[part], constraints[part]),
          constraints[part])
      }
      certain(open, atMost: most)
    }
    plan(known, stated)
  }

  /// The constraints that the reported contradictions leave aside in the part.
  private func setAside(in part: Int) -> Set<Int> {
    Set(
      advice.contradictions.filter { $0.part == nil || $0.part == parts[part] }
        .flatMap { $0.constraints.map(\.index) })
  }

  /// A part without filling is reported, and what is reported has none, and no smaller part of it.
  private mutating func contradictions(_ stated: [FillingOracle.Known]) {
    let whole = oracle.closed(stated, stated.map { oracle.constraints(stated: $0) })
    if (whole == nil) == advice.contradictions.isEmpty {
      slips.append("contradictions: \(advice.contradictions.count)")
    }
    for contradiction in advice.contradictions {
      let places = parts.indices.filter {
        contradiction.part == nil || parts[$0] == contradiction.part
      }
      func isContrary(_ facts: [Int], _ constraints: [Int]) -> Bool {
        let left = places.map { place in
          stated[place].indices.map { facts.contains($0) ? stated[place][$0] : nil }
        }
        let own = left.map { known in
          oracle.constraints(stated: known).filter(constraints.contains)
        }
        return oracle.closed(left, own) == nil
      }
      let facts = contradiction.facts.map(\.fact.index)
      let constraints = contradiction.constraints.map(\.index)
      if !isContrary(facts, constraints) {
        slips.append("\(facts) do not contradict \(constraints)")
      }
      guard places.count == 1 else { continue }
      for fact in facts where isContrary(facts.filter { $0 != fact }, constraints) {
        slips.append("\(facts) contradict \(constraints) without \(fact)")
      }
      for constraint in constraints where isContrary(facts, constraints.filter { $0 != constraint })
      {
        slips.append("\(facts) contradict \(constraints) without \(constraint)")
      }
    }
  }

  /// Inferred are exactly the facts with one value left.
  private mutating func inferred(_ stated: [FillingOracle.Known], _ closed: [FillingOracle.Known]) {
    for (index, part) in parts.enumerated() {
      let own = advice.inferred.filter { $0.part == nil || $0.part == part }
      for fact in FillingOracle.facts.indices {
        let expected = stated[index][fact] == nil ? closed[index][fact] : nil
        let found = own.first { $0.fact.index == fact }?.value
        if found?.text != expected.map({ oracle.values[fact][$0].text }) {
          slips.append(
            "inferred \(FillingOracle.facts[fact].name) \(part ?? ""): \(found?.text ?? "no")")
        }
      }
    }
  }

  private mutating func blockers(_ fillings: [[Int]]) {
    for (number, blocker) in playbook.blockers.enumerated() {
      let truths = oracle.truths(of: blocker.when)
      for (index, part) in parts.enumerated() {
        let found = advice.blockers.first {
          $0.blocker.index == number && ($0.part == nil || $0.part == part)
        }
        if found?.state.known != oracle.truth(truths, over: fillings[index]) {
          slips.append("blocker \(blocker.id) \(part ?? "")")
        }
      }
    }
  }

  private mutating func goals(_ fillings: [[Int]]) {
    for (number, goal) in playbook.goals.enumerated() {
      let applies = fillings.map { oracle.truth(oracle.truths(of: goal.when), over: $0) }
      let reached = fillings.map { oracle.truth(oracle.truths(of: goal.reached), over: $0) }
      for (index, part) in parts.enumerated() {
        let found = advice.goals.first {
          $0.goal.index == number && ($0.part == nil || $0.part == part)
        }
        var expected = applies[index]
        if parts.count > 1, playbook.isForWholeCase(goal) {
          expected = applies.contains(true) ? true : applies.contains(nil) ? nil : false
        }
        if found?.applies.known != expected || found?.reached.known != reached[index] {
          slips.append("goal \(goal.id) \(part ?? "")")
        }
      }
    }
  }

  /// Certain are exactly the actions that are there in every filling.
  private mutating func certain(_ open: [[Int]], atMost most: Int) {
    let fillings = joint(open)
    if fillings.count > most || advice.actions.isEmpty { return }
    // A constraint that compares two facts counts once both are stated: only then is it seen that it
    // does not allow a filling.
    let complete = fillings.map { filling in
      small.advisor.advise(
        stating(filling), on: advice.date, parts: [.blockers, .actions, .figures])
    }.filter { !oracle.comparesTwoFacts || $0.contradictions.isEmpty }
    for action in advice.actions {
      certainTried += 1
      let isAlways = complete.allSatisfy { $0.lists(action.remedy, in: action.part) }
      // Where a constraint compares two facts, no cells of theirs prove anything.
      if action.isCertain != isAlways, !isAlways || !oracle.comparesTwoFacts {
        slips.append("certain \(playbook[action.remedy].id) \(action.part ?? "")")
      }
    }
    // A clock is read with the nones that nobody has looked at.
    if !oracle.sample.screen.isEmpty { return }
    for clock in advice.clocks where clock.state != .unknown {
      // One that is met is listed as met though it may be none of the case's.
      let states = complete.flatMap { $0.clocks.filter { $0.isOfPart(clock.part) }.map(\.state) }
      if !states.allSatisfy({ $0 == clock.state }) { slips.append("clock \(clock.part ?? "")") }
    }
  }

  /// The fillings of all parts that agree in the facts of the case.
  private func joint(_ open: [[Int]]) -> [[Int]] {
    let shared = FillingOracle.facts.indices.filter { FillingOracle.facts[$0].isOfCase }
    return open.reduce([[]]) { all, own in
      all.flatMap { head in
        own.filter { filling in
          guard let first = head.first else { return true }
          return shared.allSatisfy {
            oracle.assignments[first][$0] == oracle.assignments[filling][$0]
          }
        }.map { head + [$0] }
      }
    }
  }

  /// The case with all facts stated.
  private func stating(_ filling: [Int]) -> Case {
    var file = small.file
    for (index, part) in parts.enumerated() {
      for (fact, value) in oracle.assignments[filling[index]].enumerated() {
        let ofPart = FillingOracle.facts[fact].isOfCase ? nil : part
        file = file.stating(
          Statement(value: oracle.values[fact][value]), of: Slot(fact), part: ofPart)
      }
    }
    return file
  }

  /// No stage of the plan leaves a state that the constraints exclude.
  private mutating func plan(_ known: [FillingOracle.Known], _ stated: [FillingOracle.Known]) {
    var (known, stated) = (known, stated)
    for (number, stage) in advice.plan.stages.enumerated() {
      for step in stage {
        let remedy = playbook[step.entry]
        for place in parts.indices where step.part == nil || step.part == parts[place] {
          for change in remedy.changes {
            let fact = change.fact.index
            let places = FillingOracle.facts[fact].isOfCase ? Array(parts.indices) : [place]
            for place in places {
              known[place][fact] = self.number(of: change)
              stated[place][fact] = known[place][fact]
            }
          }
        }
      }
      for place in parts.indices {
        let constraints = oracle.constraints(
          stated: stated[place], without: setAside(in: place))
        if oracle.fillings(known[place], constraints).isEmpty {
          slips.append("stage \(number) leaves a state that cannot be")
        }
      }
    }
  }

  /// The value that a step sets; nil where a formula says it.
  private func number(of change: Remedy.Achievement) -> Int? {
    guard case .value(let value) = change.change else { return nil }
    return oracle.values[change.fact.index].firstIndex { $0.text == value.text }
  }
}

extension Advice {
  /// Whether the remedy is an action of that part, or of the whole case, and not only if needed.
  fileprivate func lists(_ remedy: Reference<Remedy>, in part: String?) -> Bool {
    let own = actions.filter { $0.remedy == remedy && !$0.isIfNeeded }
    if own.contains(where: { $0.part == nil || $0.part == part }) { return true }
    return part == nil && !self.case.parts.isEmpty
      && self.case.parts.allSatisfy { part in own.contains { $0.part == part.id } }
  }
}

extension ClockAdvice {
  /// Whether it is said of that part, or of one of the parts where none is named.
  fileprivate func isOfPart(_ other: String?) -> Bool {
    part == nil || other == nil || part == other
  }
}
