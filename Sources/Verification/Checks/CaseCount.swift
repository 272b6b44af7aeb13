package import Advising
import Diagnostics
package import FEEL
package import Playbooks

/// Counts how many cases of a list each entry of the playbook matters to.
package struct CaseCount: Sendable {
  private let touched: [Set<Clause.Subject>]

  /// Advises on every case, and notes the entries that matter to it.
  package init(_ cases: [Case], _ playbook: Playbook, on day: CalendarDate) {
    let advisor = Advisor(playbook)
    touched = cases.map {
      Self.subjects(of: advisor.advise($0, on: day, parts: [.unproved, .remarks]))
    }
  }

  /// The finding with the number of cases that it affects, if it is about one entry.
  package func noting(_ finding: Finding) -> Finding {
    guard let subject = finding.subject, !touched.isEmpty else { return finding }
    let count = touched.count { $0.contains(subject) }
    return finding.noting(
      .init(
        en: "\(count) of \(touched.count) cases \(count == 1 ? "is" : "are") affected",
        zh: "\(touched.count) 件中有 \(count) 件受影响"))
  }

  /// The entries that matter to a case: blockers not known to be absent, actions, goals not known
  /// to be inapplicable, clocks, decisions with a known value, and constraints from which something
  /// follows, or that the case contradicts.
  private static func subjects(of advice: Advice) -> Set<Clause.Subject> {
    var found: Set<Clause.Subject> = []
    for blocker in advice.blockers where blocker.state != .fails {
      found.insert(.blocker(blocker.blocker))
    }
    for action in advice.actions { found.insert(.remedy(action.action.remedy)) }
    for goal in advice.goals where goal.applies != .fails { found.insert(.goal(goal.goal)) }
    for constraint in advice.contradictions.flatMap(\.constraints) + advice.inferred.flatMap(\.by) {
      found.insert(.constraint(constraint))
    }
    for clock in advice.clocks { found.insert(.clock(clock.clock)) }
    for decision in advice.decisions {
      if case .unknown = decision.value { continue }
      found.insert(.decision(decision.decision))
    }
    return found
  }
}
