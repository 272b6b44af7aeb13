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
}
