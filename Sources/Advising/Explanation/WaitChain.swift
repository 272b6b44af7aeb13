import Playbooks

/// What a waiting action waits for, and what that waits for, to the actions that can start now.
struct WaitChain {
  let assessments: [Assessment]
  private(set) var steps: [Explanation.WaitStep] = []
  private var seen: Set<Action.Waited> = []

  init(of action: Action, in assessments: [Assessment]) {
    self.assessments = assessments
    seen.insert(.remedy(action.remedy))
    follow(action.waitsFor, depth: 0)
  }

  private mutating func follow(_ waited: [Action.Waited], depth: Int) {
    for item in waited where seen.insert(item).inserted {
      let actions = actions(behind: item)
      let own = item.remedy.flatMap { remedy in actions.first { $0.remedy == remedy } }
      steps.append(
        Explanation.WaitStep(
          waited: item, depth: depth, state: own?.state, isEstablished: isEstablished(item)))
      if let own {
        follow(own.waitsFor, depth: depth + 1)
      } else {
        follow(actions.map { .remedy($0.remedy) }, depth: depth + 1)
      }
    }
  }

  /// Not a blocker of which nobody knows yet whether it is there.
  private func isEstablished(_ item: Action.Waited) -> Bool {
    guard case .blocker(let blocker) = item else { return true }
    return assessments.contains { assessment in
      assessment.blockers.contains { $0.blocker == blocker && $0.state == .holds }
    }
  }

  /// The action itself, or those that a blocker advises.
  private func actions(behind item: Action.Waited) -> [Action] {
    assessments.flatMap(\.actions).filter { action in
      switch item {
      case .remedy(let remedy): action.remedy == remedy
      case .blocker(let blocker): action.reasons.contains(.blocker(blocker))
      }
    }
  }
}

extension Action.Waited {
  fileprivate var remedy: Reference<Remedy>? {
    if case .remedy(let remedy) = self { remedy } else { nil }
  }
}
