package import FEEL
package import Playbooks

/// The result of applying the rules once to one part of a case in one situation (contract, sections
/// 4.1 to 4.4).
///
/// It has the blockers, the goals, and the actions with their states. The plan repeats this step.
package struct Assessment: Sendable {
  /// The part as it stands.
  package let situation: Situation
  /// Every blocker in force, in playbook order.
  package let blockers: [BlockerFinding]
  /// Every goal in force, in playbook order.
  package let goals: [GoalFinding]
  /// The actions, in playbook order.
  package internal(set) var actions: [Action]
  /// The present blockers that matter and for which nothing is advised, in playbook order
  /// (contract, section 4.2).
  package let stuckBlockers: [Reference<Blocker>]
  /// The goals known to be open that list remedies of which none is advised.
  package let stuckGoals: [Reference<Goal>]
  /// The choices made for blockers and goals; the questions are derived from them.
  package let choices: [Choice]
  /// The unknown blockers that matter and were taken as absent; only the plan does so.
  package let assumedAbsent: [Reference<Blocker>]

  /// A blocker and its state in the part.
  package struct BlockerFinding: Sendable {
    /// The blocker.
    package let blocker: Reference<Blocker>
    /// Whether it is present; absent where it is unknown and taken as absent.
    package let state: Truth
    /// Whether it stops an open goal, stops none by design, or the playbook has no goals (contract,
    /// section 4.1).
    package let matters: Bool
    /// Whether it matters, is unknown, and was taken as absent.
    let assumedAbsent: Bool
  }

  /// A goal and its state in the part.
  package struct GoalFinding: Sendable {
    /// The goal.
    package let goal: Reference<Goal>
    /// Whether it is a goal of the case: its `when`.
    package let applies: Truth
    /// Whether it is reached.
    package let reached: Truth

    /// Whether it is open: not known not to apply, and not known to be reached (contract, section
    /// 4.1).
    package var isOpen: Bool { applies != .fails && reached != .holds }
    /// Whether it is known to apply and known not to be reached.
    package var isKnownOpen: Bool { applies == .holds && reached == .fails }
  }

  /// Applies the rules to the situation.
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

  /// How an assessment departs from the ordinary one.
  package struct Options: Sendable {
    /// Whether unknown blockers are taken as absent, as the plan does (contract, section 4.6).
    package let unknownBlockersAreAbsent: Bool
    /// The only remedy whose state is wanted; the states of others may then be left at unknown.
    package let judged: Reference<Remedy>?

    /// Options that are by default those of the ordinary assessment.
    package init(unknownBlockersAreAbsent: Bool = false, judged: Reference<Remedy>? = nil) {
      self.unknownBlockersAreAbsent = unknownBlockersAreAbsent
      self.judged = judged
    }
  }

  /// Every goal in force, with whether it applies and is reached.
  static func goals(in situation: Situation) -> [GoalFinding] {
    situation.rules.goals.map { goal in
      GoalFinding(
        goal: goal, applies: situation.applies(goal),
        reached: situation.reached(goal))
    }
  }

  /// Every blocker in force, with its state and whether it matters.
  private static func blockers(
    in situation: Situation, _ goals: [GoalFinding], _ options: Options
  ) -> [BlockerFinding] {
    let open = goals.filter(\.isOpen).map(\.goal)
    return situation.rules.blockers.map { blocker in
      var state = situation.present(blocker)
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

  /// Whether nothing that it says of blockers, goals, actions and clocks is unknown.
  var isSettled: Bool {
    blockers.allSatisfy { !$0.state.isUnknown }
      && goals.allSatisfy { !$0.applies.isUnknown && !$0.reached.isUnknown }
      && actions.allSatisfy { $0.hangsOn.isEmpty && $0.gaps.allSatisfy { !$0.truth.isUnknown } }
      && situation.rules.clocks.allSatisfy {
        ClockAdvice($0, in: situation)?.state != .unknown
      }
  }
}
