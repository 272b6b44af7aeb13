package import Playbooks

/// How things stand when a plan has been carried out that does not reach its goals.
package struct PlanEnd: Sendable {
  /// Nothing can be advised for a blocker or a goal.
  package let isStuck: Bool
  /// Some action waits for something that no action left brings about.
  package let hasDeadEnd: Bool
  /// The advised actions that wait, each once, in playbook order within each part.
  package let waiting: [Reference<Remedy>]

  init(_ assessments: [Assessment]) {
    isStuck = assessments.contains { !$0.stuckBlockers.isEmpty || !$0.stuckGoals.isEmpty }
    hasDeadEnd = assessments.contains { !DeadEnd.all(in: $0).isEmpty }
    var seen: Set<Reference<Remedy>> = []
    waiting = assessments.flatMap(\.actions)
      .filter { $0.isAdvised && $0.state == .waiting }.map(\.remedy)
      .filter { seen.insert($0).inserted }
  }
}
