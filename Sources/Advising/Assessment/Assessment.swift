package import FEEL
package import Playbooks

/// What the rules say of one part of a case in one situation.
///
/// Blockers, goals, and the actions advised with their states: the step that the plan repeats.
package struct Assessment: Sendable {
  package let situation: Situation
  package let blockers: [BlockerFinding]
  package let goals: [GoalFinding]
  /// In playbook order.
  package internal(set) var actions: [Action]
  /// Present blockers for which nothing is advised, in playbook order.
  package let stuckBlockers: [Reference<Blocker>]
  package let stuckGoals: [Reference<Goal>]
  /// What was looked at to choose, for the questions.
  package let choices: [Choice]
  /// Unknown blockers that matter, taken as absent: for the plan only.
  package let assumedAbsent: [Reference<Blocker>]

  package struct BlockerFinding: Sendable {
    package let blocker: Reference<Blocker>
    package let state: Truth
    /// It stops an open goal, or none by design, or the playbook has no goals.
    package let matters: Bool
    /// It is unknown, and taken as absent.
    let assumedAbsent: Bool
  }

  package struct GoalFinding: Sendable {
    package let goal: Reference<Goal>
    package let applies: Truth
    package let reached: Truth

    /// Open unless known not to be one of the case's, or known to be reached.
    package var isOpen: Bool { applies != .fails && reached != .holds }
    package var isKnownOpen: Bool { applies == .holds && reached == .fails }
  }

  package init(_ situation: Situation, options: Options = Options()) {
    self.situation = situation
    let goals = Assessment.goals(in: situation)
    let blockers = Assessment.blockers(in: situation, goals, options)
    self.goals = goals
    self.blockers = blockers
    assumedAbsent = blockers.filter(\.assumedAbsent).map(\.blocker)
    let present = blockers.filter { $0.state == .holds }
    let chooser = Chooser(situation: situation, present: present.map(\.blocker))
    var builder = ActionBuilder(situation: situation, chooser: chooser)
    var choices: [Choice] = []
    for finding in present where finding.matters {
      let choice = chooser.choice(
        among: situation.playbook[finding.blocker].remedies, for: .blocker(finding.blocker))
      builder.add(choice)
      choices.append(choice)
    }
    for finding in goals where finding.isOpen {
      let choice = chooser.choice(
        among: situation.playbook[finding.goal].remedies, for: .goal(finding.goal))
      builder.add(choice)
      choices.append(choice)
    }
    builder.support()
    builder.addUnadvised()
    self.choices = choices
    stuckBlockers = choices.compactMap { $0.advised.isEmpty ? $0.reason.blocker : nil }
    stuckGoals = choices.compactMap { choice in
      guard choice.advised.isEmpty, !choice.listed.isEmpty, let goal = choice.reason.goal,
        goals.contains(where: { $0.goal == goal && $0.isKnownOpen })
      else { return nil }
      return goal
    }
    actions = builder.finished(blockers: blockers, goals: goals, judging: options.judged)
  }

  package struct Options: Sendable {
    /// For the plan: what is not known to stand in the way is taken not to.
    package let unknownBlockersAreAbsent: Bool
    /// The only action whose state is wanted: those of others may be left unknown.
    package let judged: Reference<Remedy>?

    package init(unknownBlockersAreAbsent: Bool = false, judged: Reference<Remedy>? = nil) {
      self.unknownBlockersAreAbsent = unknownBlockersAreAbsent
      self.judged = judged
    }
  }

  static func goals(in situation: Situation) -> [GoalFinding] {
    situation.rules.goals.map { goal in
      GoalFinding(
        goal: goal, applies: situation.truth(of: situation.playbook[goal].when),
        reached: situation.truth(of: situation.playbook[goal].reached))
    }
  }

  private static func blockers(
    in situation: Situation, _ goals: [GoalFinding], _ options: Options
  ) -> [BlockerFinding] {
    let open = goals.filter(\.isOpen).map(\.goal)
    return situation.rules.blockers.map { blocker in
      var state = situation.truth(of: situation.playbook[blocker].when)
      let assumed = options.unknownBlockersAreAbsent && state.isUnknown
      if assumed { state = .fails }
      let stops = situation.playbook[blocker].stops
      let matters =
        goals.isEmpty || stops?.isEmpty == true
        || open.contains { stops?.contains($0) ?? true }
      return BlockerFinding(
        blocker: blocker, state: state, matters: matters, assumedAbsent: assumed && matters)
    }
  }

  /// Nothing that it says of blockers, goals, actions and clocks is unknown.
  var isSettled: Bool {
    blockers.allSatisfy { !$0.state.isUnknown }
      && goals.allSatisfy { !$0.applies.isUnknown && !$0.reached.isUnknown }
      && actions.allSatisfy { $0.hangsOn.isEmpty && $0.gaps.allSatisfy { !$0.truth.isUnknown } }
      && situation.rules.clocks.allSatisfy {
        ClockAdvice($0, in: situation)?.state != .unknown
      }
  }
}
