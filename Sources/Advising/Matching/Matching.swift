package import FEEL
import Playbooks

/// Compares companies with a case, by a playbook of their own.
///
/// In that playbook the facts of the case and of the company come together.
package struct Matching: Sendable {
  /// Advises by the cases' playbook.
  private let ofCases: Advisor
  /// Advises by the companies' playbook.
  private let ofCompanies: Advisor
  /// The prefix of the names of the company's facts.
  ///
  /// A fact without it belongs to the case, or is what the city offers.
  package static let companyPrefix = "candidate."

  /// Matches by two playbooks, each with its advisor.
  package init(cases: Advisor, companies: Advisor) {
    ofCases = cases
    ofCompanies = companies
  }

  /// The companies, best fit first; those that fit equally well keep the order given.
  package func matches(_ case: Case, _ candidates: [Case], on date: CalendarDate) -> [Match] {
    let known = facts(of: `case`, on: date)
    let all = candidates.map { match($0, known, on: date) }
    let order = all.indices.sorted { a, b in
      switch (all[a].best?.rank, all[b].best?.rank) {
      case (let first?, let second?) where first != second: first < second
      case (.some, nil): true
      case (nil, .some): false
      default: a < b
      }
    }
    return order.map { all[$0] }
  }

  /// The values that the case's facts and decisions give to the companies' facts of the same name.
  ///
  /// A fact is left out where the parts of the case differ, and where it is none only as long as nobody
  /// has gone through its checklist.
  private func facts(of case: Case, on date: CalendarDate) -> [Slot: Statement] {
    let situations = Situation.all(ofCases.rules(on: date), `case`)
    var facts: [Slot: Statement] = [:]
    for fact in ofCompanies.playbook.facts where !fact.id.hasPrefix(Self.companyPrefix) {
      guard let slot = ofCases.playbook.vocabulary.slot(named: fact.id) else { continue }
      let values = situations.map { $0[slot] }
      guard let first = values.first, situations[0].isKnown(slot), !first.isNull,
        first.conforms(to: fact.type.feel),
        values.allSatisfy({ $0.equals(first) == true }),
        !situations.contains(where: { $0.isProvisional(slot) })
      else { continue }
      let stated = situations[0].statements[slot]
      facts[fact.slot] = Statement(
        value: first, source: stated?.source, on: stated?.on, status: stated?.status)
    }
    return facts
  }

  /// How well one company fits, given what the case states.
  private func match(_ candidate: Case, _ known: [Slot: Statement], on date: CalendarDate)
    -> Match
  {
    var joined = candidate
    joined.facts.merge(known) { $1 }
    let advice = ofCompanies.advise(joined, on: date)
    let playbook = ofCompanies.playbook
    let roles = advice.goals.compactMap { goal -> Match.Role? in
      if goal.applies == .fails { return nil }
      let findings = advice.blockers.filter {
        $0.state != .fails && playbook[$0.blocker].stops(goal.goal)
      }.map { finding($0, advice) }
      return Match.Role(
        goal: goal.goal, isOffered: goal.applies, findings: findings,
        rank: Match.Rank(findings))
    }
    return Match(candidate: candidate, roles: roles, advice: advice)
  }

  /// The finding for a present or unknown blocker.
  private func finding(_ blocker: Advice.BlockerAdvice, _ advice: Advice) -> Match.Finding {
    guard blocker.state == .holds else {
      return Match.Finding(
        blocker: blocker.blocker, kind: .unknown, because: blocker.because, cure: nil)
    }
    let cure = advice.actions.first {
      $0.action.reasons.contains(.blocker(blocker.blocker))
    }?.remedy
    let kind: Match.Kind = cure.map { isCompanys($0) ? .company : .city } ?? .bars
    return Match.Finding(
      blocker: blocker.blocker, kind: kind, because: blocker.because, cure: cure)
  }

  /// Whether the remedy changes a fact of the company.
  private func isCompanys(_ remedy: Reference<Remedy>) -> Bool {
    let playbook = ofCompanies.playbook
    return playbook[remedy].achieves.contains {
      playbook.vocabulary.name(of: $0.fact).hasPrefix(Self.companyPrefix)
    }
  }
}

extension Value {
  fileprivate var isNull: Bool { if case .null = self { true } else { false } }
}
