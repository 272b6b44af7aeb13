package import FEEL
package import Playbooks

/// The result of applying the rules once to one part of a case in one situation (contract, sections
/// 4.1 to 4.4).
///
/// It has the blockers, the goals, and the actions with their states. The plan repeats this step.
package struct Assessment: Sendable {
  /// The part as it stands.
  package let situation: Situation
  /// The graph of reasons as it was read, as far as is known.
  let reading: Reading<Bool>
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
    package let isOpen: Bool
    /// Whether it is known to apply and known not to be reached.
    package let isKnownOpen: Bool

    /// Its state in one word.
    var state: GoalState { GoalState(applies: applies, reached: reached) }
  }

  /// Applies the rules to the situation.
  ///
  /// The plan takes unknown blockers as absent (contract, section 4.6).
  package init(_ situation: Situation, unknownBlockersAreAbsent: Bool = false) {
    var reading = Reading<Bool>(situation, unknownBlockersAreAbsent: unknownBlockersAreAbsent)
    reading.settleAdvised()
    goals = reading.goals()
    blockers = reading.blockers()
    assumedAbsent = blockers.filter(\.assumedAbsent).map(\.blocker)
    let open = goals.filter(\.isOpen)
    let reasons =
      blockers.filter { $0.state == .holds && $0.matters }.map { Reason.blocker($0.blocker) }
      + open.map { Reason.goal($0.goal) }
    choices = reasons.map { reading.choice(for: $0) }
    let helpless = choices.filter(\.advised.isEmpty)
    stuckBlockers = helpless.compactMap(\.reason.blocker)
    let listing = helpless.filter { !$0.listed.isEmpty }.compactMap(\.reason.goal)
    stuckGoals = open.filter { $0.isKnownOpen && listing.contains($0.goal) }.map(\.goal)
    actions = reading.actions(blockers, goals)
    self.situation = reading.situation
    self.reading = reading
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
