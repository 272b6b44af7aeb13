import FEEL
package import Playbooks

/// The phases of a case, each with what stands in the way there (contract, section 4.5).
package struct Road: Sendable {
  /// The phases in order; none in a playbook without phases.
  package let stretches: [Stretch]

  /// One phase of the road.
  package struct Stretch: Sendable {
    /// The phase.
    package let phase: Reference<Phase>
    /// Whether something stands in the way there.
    package let state: State
    /// Whether the case stands here: the first phase in which something stops a goal.
    package let isFrontier: Bool
  }

  /// What stands in the way in a phase; the raw value is the word in JSON.
  package enum State: String, Sendable, CaseIterable {
    /// A present blocker that matters has its place there.
    case blocked
    /// None is present; one is unknown, or a checklist of the phase is open.
    case unclear
    /// Nothing stands in the way.
    case clear
  }

  /// The road over all parts: each phase is as bad as in the worst of them.
  init(_ assessments: [Assessment], open screens: [Reference<Screen>]) {
    let rules = assessments[0].situation.rules
    let phases = rules.phases
    let findings = assessments.flatMap(\.blockers).filter(\.matters)
    let present = Set(
      findings.filter { $0.state == .holds }.compactMap { phases[$0.blocker] })
    let unclear = Set(
      findings.filter(\.state.isUnknown).compactMap { phases[$0.blocker] }
        + screens.compactMap { phases[$0] })
    let frontier = Self.frontier(assessments, phases)
    stretches = rules.playbook.phases.indices.map { index in
      let phase = Reference<Phase>(index)
      return Stretch(
        phase: phase,
        state: present.contains(phase) ? .blocked : unclear.contains(phase) ? .unclear : .clear,
        isFrontier: phase == frontier)
    }
  }

  /// The first phase with a present blocker, in any part, that does not follow and stops an open goal;
  /// else with an unknown one that matters; else the last.
  private static func frontier(_ assessments: [Assessment], _ phases: Phases) -> Reference<Phase>? {
    let rules = assessments[0].situation.rules
    let playbook = rules.playbook
    let present = assessments.flatMap { assessment in
      let open = assessment.goals.filter(\.isOpen).map(\.goal)
      return assessment.blockers.filter { finding in
        finding.state == .holds && !finding.follows
          && (rules.goals.isEmpty || open.contains { playbook[finding.blocker].stops($0) })
      }
    }
    let unknown = assessments.flatMap(\.blockers).filter { $0.state.isUnknown && $0.matters }
    return (present.isEmpty ? unknown : present).compactMap { phases[$0.blocker] }.min()
      ?? playbook.phases.indices.last.map { Reference($0) }
  }
}
