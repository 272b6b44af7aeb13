import Advising
import Docket
package import FEEL
package import Playbooks
import YAML

/// Holds what a playbook promises against the cases that its facts allow.
package struct Verifier {
  private let playbook: Playbook
  private let advisor: Advisor
  private let properties: [Property]
  private let scope: AdviceScope
  private let date: CalendarDate

  /// Counterexamples of one property; more are counted, not shown.
  private static let mostShown = 3

  package init(_ playbook: Playbook, own: [Property], on date: CalendarDate) {
    self.playbook = playbook
    self.date = date
    advisor = Advisor(playbook)
    properties = Property.builtIn + own
    scope = AdviceScope(playbook)
  }

  package func run(atMost bound: Int) -> VerificationReport {
    let sample = CaseSampler(playbook, on: date, atMost: bound)
    var broken = properties.map { _ in 0 }
    var about = properties.map { _ in 0 }
    var shown: [[VerificationReport.Counterexample]] = properties.map { _ in [] }
    var kinds: [Set<String>] = properties.map { _ in [] }
    let days = otherDays
    for (number, facts) in sample.cases.enumerated() {
      let advice = advise(facts, on: date)
      for (index, property) in properties.enumerated() {
        var found = check(property, advice)
        if case .keepsDates = property.promise, !days.isEmpty {
          let other = advise(facts, on: days[number % days.count])
          found = found == .broken("") ? found : check(property, other)
        }
        if found != .other { about[index] += 1 }
        guard case .broken(let kind) = found else { continue }
        broken[index] += 1
        if shown[index].count < Self.mostShown, kinds[index].insert(kind).inserted {
          shown[index].append(counterexample(property, facts, kind))
        }
      }
    }
    return VerificationReport(
      results: properties.indices.map {
        .init(
          property: properties[$0], cases: about[$0], broken: broken[$0],
          counterexamples: shown[$0])
      }, cases: sample.cases.count, isExhaustive: sample.isExhaustive, isProduct: sample.isProduct,
      magnitude: sample.magnitude, date: date)
  }

  private func advise(_ facts: [(Slot, Value)], on day: CalendarDate) -> Advice {
    var statements: [Slot: Statement] = [:]
    for (slot, value) in facts { statements[slot] = Statement(value: value) }
    return advisor.advise(
      Case(id: "counterexample", title: Text("counterexample"), facts: statements), on: day)
  }

  /// The days just outside of what is in force for a time.
  private var otherDays: [CalendarDate] {
    let periods =
      playbook.blockers.map(\.declaration.effective)
      + playbook.remedies.map(\.declaration.effective)
      + playbook.goals.map(\.declaration.effective) + playbook.clocks.map(\.declaration.effective)
    let days = periods.flatMap {
      [$0.from?.adding(days: -1), $0.from, $0.until, $0.until?.adding(days: 1)]
    }
    return Set(days.compactMap { $0 }).sorted()
  }

  private enum Finding: Equatable {
    case holds
    /// The property is not about this case.
    case other
    /// What kind of break it is: those of one kind are shown once.
    case broken(String)
  }

  private func check(_ property: Property, _ advice: Advice) -> Finding {
    switch property.promise {
    case .endsSomewhere: return endsSomewhere(advice)
    case .keepsExclusions: return keepsExclusions(advice)
    case .keepsDates: return keepsDates(advice)
    case .own(let when, let holds):
      let situation = Situation.all(advice.rules, advice.file)[0]
      let frame = scope.frame(situation, advice)
      if let when, when.program.evaluate(in: frame).isTrue != true { return .other }
      return holds.program.evaluate(in: frame).isTrue == true ? .holds : .broken("")
    }
  }

  private func endsSomewhere(_ advice: Advice) -> Finding {
    if advice.plan.reaches { return .holds }
    // What nobody knows is asked first; such a case is not at its end.
    if !advice.plan.asks.isEmpty { return .other }
    let end = end(of: advice)
    if !end.stuckBlockers.isEmpty || !end.stuckGoals.isEmpty { return .holds }
    let open = advice.plan.unreached.map { playbook[$0].id }
    let waiting = end.actions.filter { $0.isAdvised && $0.state == .waiting }
      .map { playbook[$0.remedy].id }
    return .broken((open + waiting).joined(separator: " "))
  }

  /// How things stand when the plan has been carried out.
  private func end(of advice: Advice) -> Outlook {
    var situation = Situation.all(advice.rules, advice.file)[0]
    for stage in advice.plan.stages {
      let changes = stage.flatMap { situation.changes(by: playbook[$0.entry]) }
      situation = situation.setting(changes)
      for step in stage {
        situation = situation.recording(
          LogEntry(on: advice.date, remedy: step.entry, status: .done))
      }
    }
    return Outlook(situation, options: .init(unknownBlockersAreAbsent: true))
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
      + advice.clocks.map { playbook[$0.clock].declaration }
      + advice.plan.stages.flatMap { $0.map { playbook[$0.entry].declaration } }
    let late = declarations.first { !$0.effective.contains(advice.date) }
    return late.map { .broken($0.id) } ?? .holds
  }

  /// The case with every fact left out that the break does not need.
  private func counterexample(
    _ property: Property, _ facts: [(Slot, Value)], _ kind: String
  ) -> VerificationReport.Counterexample {
    var rest = facts
    for fact in facts {
      let fewer = rest.filter { $0.0 != fact.0 }
      if check(property, advise(fewer, on: date)) == .broken(kind) { rest = fewer }
    }
    let advice = advise(rest, on: date)
    let lines = rest.map { slot, value in
      let text = (value.newValue ?? .null).text()
      return "  \(playbook.vocabulary.name(of: slot)): \(text)"
    }
    let head = "case: counterexample\nfacts:" + (lines.isEmpty ? " {}" : "")
    return VerificationReport.Counterexample(
      file: ([head] + lines).joined(separator: "\n") + "\n", kind: kind,
      path: advice.plan.stages.map { $0.map { playbook[$0.entry].id } },
      unreached: advice.plan.unreached.map { playbook[$0].id })
  }
}

extension Value {
  fileprivate var isTrue: Bool? { if case .boolean(let value) = self { value } else { nil } }
}
