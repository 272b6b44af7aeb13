package import FEEL
package import Playbooks

extension Advisor {
  /// The constraints and stated facts that cannot all be so, by what is known of the case on the day
  /// (contract, section 2).
  package func contradictions(of case: Case, on date: CalendarDate) -> [Contradiction] {
    let rules = rules(on: date)
    guard !rules.constraints.isEmpty else { return [] }
    let parts = `case`.parts.isEmpty ? [nil] : `case`.parts.map(Optional.some)
    return KnownFacts(`case`, rules, parts: parts).contradictions
  }

  /// The contradictions that one version of a case has on the day and the version before has not.
  package func contradictions(of case: Case, besidesThoseOf before: Case, on date: CalendarDate)
    -> [Contradiction]
  {
    let old = contradictions(of: before, on: date)
    return contradictions(of: `case`, on: date).filter { new in
      !old.contains { $0.part == new.part && $0.isSame(as: new) }
    }
  }

  /// Whether something that the case states cannot be so.
  ///
  /// Constraints that no case at all can meet do not count.
  package func contradicts(_ case: Case, on date: CalendarDate) -> Bool {
    contradictions(of: `case`, on: date).contains { !$0.facts.isEmpty }
  }

  /// The constraints in force on the day that leave a case, in playbook order.
  ///
  /// Those that no case can meet are missing: nothing can be told by them.
  package func constraints(on date: CalendarDate) -> [Reference<Constraint>] {
    let blank = Case(id: "", title: Text(""), facts: [:])
    let unmet = Set(contradictions(of: blank, on: date).flatMap(\.constraints))
    return rules(on: date).constraints.filter { !unmet.contains($0) }
  }
}
