import Playbooks

/// The chain of what a waiting action or an open goal waits for, down to the actions that can start
/// now.
struct WaitChain {
  /// One for each part.
  let assessments: [Assessment]
  /// The steps, each followed by what it waits for itself.
  private(set) var steps: [Explanation.WaitStep] = []
  /// What is in the chain already.
  private var seen: Set<Action.Waited> = []

  /// Follows what the action waits for.
  init(of action: Action, in assessments: [Assessment]) {
    self.assessments = assessments
    seen.insert(.remedy(action.remedy))
    follow(action.waitsFor, depth: 0, oneOf: action.oneOf, spare: action.spare)
  }

  /// Follows what stands before the goal where it is open: the blockers that stop it, those present
  /// before those that are unknown, and the actions that finish the job.
  init(before goal: Reference<Goal>, in assessments: [Assessment]) {
    self.assessments = assessments
    let open = assessments.filter { $0.goals.contains { $0.goal == goal && $0.isOpen } }
    guard let playbook = open.first?.situation.playbook else { return }
    let stopping = open.flatMap(\.blockers).filter {
      $0.state != .fails && playbook[$0.blocker].stops(goal)
    }
    let present = Set(stopping.filter { $0.state == .holds }.map(\.blocker))
    let unknown = Set(stopping.map(\.blocker)).subtracting(present)
    let own = Set(
      open.flatMap(\.actions).filter { $0.reasons.contains(.goal(goal)) && $0.state != .done }
        .map(\.remedy))
    follow(
      (present.sorted() + unknown.sorted()).map { .blocker($0) }
        + own.sorted().map { .remedy($0) }, depth: 0)
  }

  /// Adds these steps and what they wait for.
  private mutating func follow(
    _ waited: [Action.Waited], depth: Int, oneOf: [Reference<Remedy>] = [],
    spare: [Reference<Remedy>] = [], isSpare: Bool = false
  ) {
    for item in waited where seen.insert(item).inserted {
      let actions = actions(behind: item)
      let own = item.remedy.flatMap { remedy in actions.first { $0.remedy == remedy } }
      let isSpare = isSpare || item.remedy.map(spare.contains) ?? false
      steps.append(
        Explanation.WaitStep(
          waited: item, depth: depth, state: own?.state, isEstablished: isEstablished(item),
          isOneOf: item.remedy.map(oneOf.contains) ?? false, isSpare: isSpare,
          parts: parts(of: item)))
      if let own {
        follow(
          own.waitsFor, depth: depth + 1, oneOf: own.oneOf, spare: own.spare, isSpare: isSpare)
      } else {
        follow(actions.map { .remedy($0.remedy) }, depth: depth + 1, isSpare: isSpare)
      }
    }
  }

  /// Whether it is known to be in the way: false for a blocker that is only unknown.
  private func isEstablished(_ item: Action.Waited) -> Bool {
    guard case .blocker(let blocker) = item else { return true }
    return assessments.contains { assessment in
      assessment.blockers.contains { $0.blocker == blocker && $0.state == .holds }
    }
  }

  /// The parts in which the remedy is an action, or the blocker is known to be in the way; none where
  /// that is so in all, or what is waited for is one for the case.
  private func parts(of item: Action.Waited) -> [String] {
    let own = assessments.filter { assessment in
      switch item {
      case .remedy(let remedy):
        assessment.actions.contains { $0.remedy == remedy && $0.state != .done }
      case .blocker(let blocker):
        assessment.blockers.contains { $0.blocker == blocker && $0.state == .holds }
      }
    }
    guard own.count < assessments.count else { return [] }
    if let remedy = item.remedy, let playbook = own.first?.situation.playbook,
      playbook.isForWholeCase(playbook[remedy])
    {
      return []
    }
    return own.compactMap(\.situation.part)
  }

  /// The action of the remedy, or the actions that the blocker advises.
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
  /// The remedy; nil for a blocker.
  fileprivate var remedy: Reference<Remedy>? {
    if case .remedy(let remedy) = self { remedy } else { nil }
  }
}
