import Advising
import Docket
package import FEEL
import Parallelism
package import Playbooks
import YAML

/// Verifies a playbook's promises on the cases that its facts allow.
package struct Verifier: Sendable {
  private let playbook: Playbook
  private let advisor: Advisor
  private let properties: [Property]
  private let scope: AdviceScope
  private let date: CalendarDate

  /// The largest number of counterexamples shown for one property; the rest are only counted.
  private static let mostShown = 3

  /// Verifies the built-in properties and the playbook's own.
  package init(_ playbook: Playbook, own: [Property], on date: CalendarDate) {
    self.playbook = playbook
    self.date = date
    advisor = Advisor(playbook)
    properties = Property.builtIn + own
    scope = AdviceScope(playbook)
  }

  /// Tries at most `bound` cases, then at most as many with a failed step, and at most as many in
  /// two parts.
  package func run(atMost bound: Int) -> VerificationReport {
    let sample = CaseSampler(advisor, on: date, atMost: bound)
    let failing = Array(Parallel.map(sample.alone, failures).joined().prefix(bound))
    // What is one for the whole case may not suit the quiet part.
    let parted = sample.alone.prefix(bound).map { SampledCase(facts: $0, second: sample.quiet) }
      .filter { !advisor.contradicts($0.case(playbook, on: date), on: date) }
    var tally = Tally(properties.count)
    let days = otherDays
    let all = Array(properties.indices)
    hold(all, against: sample.cases.map { SampledCase(facts: $0) }, &tally, days)
    hold(all, against: failing, &tally)
    let ends = all.filter { index in
      if case .endsSomewhere = properties[index].promise { true } else { false }
    }
    hold(ends, against: parted, &tally)
    return VerificationReport(
      results: properties.indices.map {
        .init(
          property: properties[$0], cases: tally.about[$0], broken: tally.broken[$0],
          counterexamples: tally.shown[$0])
      }, cases: sample.cases.count, withFailedStep: failing.count, inParts: parted.count,
      hasConstraints: !playbook.constraints.isEmpty, isExhaustive: sample.isExhaustive,
      isProduct: sample.isProduct,
      magnitude: sample.magnitude, date: date)
  }

  /// The results so far for each property.
  private struct Tally {
    var about: [Int]
    var broken: [Int]
    var shown: [[VerificationReport.Counterexample]]
    var kinds: [Set<String>]

    init(_ count: Int) {
      about = Array(repeating: 0, count: count)
      broken = about
      shown = Array(repeating: [], count: count)
      kinds = Array(repeating: [], count: count)
    }
  }

  /// Checks some of the properties on the cases, several at once.
  ///
  /// What concerns dates is also checked on one of `days`.
  private func hold(
    _ indices: [Int], against trials: [SampledCase], _ tally: inout Tally,
    _ days: [CalendarDate] = []
  ) {
    let numbered = Array(trials.enumerated())
    let found = Parallel.map(numbered) { number, trial in
      let day = days.isEmpty ? nil : days[number % days.count]
      return findings(trial, indices, alsoOn: day)
    }
    for (trial, findings) in zip(trials, found) {
      for (index, finding) in zip(indices, findings) { note(finding, index, trial, &tally) }
    }
  }

  private func findings(_ trial: SampledCase, _ indices: [Int], alsoOn day: CalendarDate?)
    -> [Finding]
  {
    let advice = advise(trial, on: date)
    let other = day.map { advise(trial, on: $0) }
    return indices.map { index in
      let found = check(properties[index], advice, trial)
      guard case .keepsDates = properties[index].promise, found == .holds, let other else {
        return found
      }
      return check(properties[index], other, trial)
    }
  }

  private func note(_ found: Finding, _ index: Int, _ trial: SampledCase, _ tally: inout Tally) {
    if found != .other { tally.about[index] += 1 }
    guard case .broken(let kind) = found else { return }
    tally.broken[index] += 1
    if tally.shown[index].count < Self.mostShown, tally.kinds[index].insert(kind).inserted {
      tally.shown[index].append(counterexample(properties[index], trial, kind))
    }
  }

  /// The case once for each remedy of its plan, with that remedy failed.
  private func failures(_ facts: [(Slot, Value)]) -> [SampledCase] {
    let plan = advise(SampledCase(facts: facts), on: date).plan
    var seen: Set<Reference<Remedy>> = []
    return plan.stages.joined().map(\.entry).filter { seen.insert($0).inserted }
      .map { SampledCase(facts: facts, failed: $0) }
  }

  private func advise(_ trial: SampledCase, on day: CalendarDate) -> Advice {
    advisor.advise(trial.case(playbook, on: date), on: day, parts: [.unproved, .planEnd])
  }

  /// The first and last days of all effective periods, and the days just outside them.
  private var otherDays: [CalendarDate] {
    let periods =
      playbook.blockers.map(\.declaration.effective)
      + playbook.remedies.map(\.declaration.effective)
      + playbook.goals.map(\.declaration.effective) + playbook.clocks.map(\.declaration.effective)
      + playbook.constraints.map(\.declaration.effective)
    let days = periods.flatMap {
      [$0.from?.adding(days: -1), $0.from, $0.until, $0.until?.adding(days: 1)]
    }
    return Set(days.compactMap { $0 }).sorted()
  }

  /// The result of one property on one case.
  private enum Finding: Equatable, Sendable {
    case holds
    /// The property is not about this case.
    case other
    /// The property is broken in this way; only one case of each way is shown.
    case broken(String)
  }

  private func check(_ property: Property, _ advice: Advice, _ trial: SampledCase) -> Finding {
    switch property.promise {
    case .endsSomewhere: return endsSomewhere(advice, trial)
    case .keepsExclusions: return keepsExclusions(advice)
    case .keepsDates: return keepsDates(advice)
    case .own(let when, let holds):
      let situation = advisor.situations(of: advice.case, on: advice.date)[0]
      let frame = scope.frame(situation, advice)
      if let when, when.program.evaluate(in: frame).isTrue != true { return .other }
      return holds.program.evaluate(in: frame).isTrue == true ? .holds : .broken("")
    }
  }

  private func endsSomewhere(_ advice: Advice, _ trial: SampledCase) -> Finding {
    if advice.plan.reaches { return .holds }
    // Where facts are still to be asked, the case has not come to its end.
    if !advice.plan.asks.isEmpty { return .other }
    guard let end = advice.plan.end, !end.isStuck else { return .holds }
    // A step that failed may leave another to wait for good; the advice then says so.
    if trial.failed != nil, end.hasDeadEnd { return .holds }
    let open = advice.plan.unreached.map { playbook[$0].id }
    let waiting = end.waiting.map { playbook[$0].id }
    return .broken((open + waiting).joined(separator: " "))
  }

  private func keepsExclusions(_ advice: Advice) -> Finding {
    let now = advice.actions.filter { $0.state == .now || $0.state == .inProgress }.map(\.remedy)
    for group in [now] + advice.plan.stages.map({ $0.map(\.entry) }) {
      for first in group {
        if let second = group.first(where: { playbook[first].excludes.contains($0) }) {
          return .broken("\(playbook[first].id) \(playbook[second].id)")
        }
      }
    }
    return .holds
  }

  private func keepsDates(_ advice: Advice) -> Finding {
    let declarations =
      advice.actions.map { playbook[$0.remedy].declaration }
      + advice.blockers.map { playbook[$0.blocker].declaration }
      + advice.plan.stages.flatMap { $0.map { playbook[$0.entry].declaration } }
    let late =
      declarations.first { !$0.effective.contains(advice.date) }
      ?? advice.clocks.map { (playbook[$0.clock].declaration, $0.from ?? advice.date) }
      .first { !$0.effective.contains($1) }?.0
    return late.map { .broken($0.id) } ?? .holds
  }

  /// The case without the facts that the break does not require.
  private func counterexample(
    _ property: Property, _ trial: SampledCase, _ kind: String
  ) -> VerificationReport.Counterexample {
    var rest = trial
    func isBroken(_ fewer: SampledCase) -> Bool {
      check(property, advise(fewer, on: date), fewer) == .broken(kind)
    }
    for fact in trial.facts {
      var fewer = rest
      fewer.facts.removeAll { $0.0 == fact.0 }
      if isBroken(fewer) { rest = fewer }
    }
    for fact in trial.second ?? [] {
      var fewer = rest
      fewer.second?.removeAll { $0.0 == fact.0 }
      if isBroken(fewer) { rest = fewer }
    }
    let advice = advise(rest, on: date)
    return VerificationReport.Counterexample(
      file: rest.text(playbook, on: date), kind: kind,
      path: advice.plan.stages.map { $0.map { playbook[$0.entry].id } },
      unreached: advice.plan.unreached.map { playbook[$0].id })
  }
}

extension Value {
  fileprivate var isTrue: Bool? { if case .boolean(let value) = self { value } else { nil } }
}
