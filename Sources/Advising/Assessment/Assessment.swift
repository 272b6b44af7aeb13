import FEEL
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

  /// A blocker and its state in the part.
  package struct BlockerFinding: Sendable {
    /// The blocker.
    package let blocker: Reference<Blocker>
    /// Whether it is present.
    package let state: Truth
    /// Whether it stops an open goal, stops none by design, or the playbook has no goals (contract,
    /// section 4.1).
    package let matters: Bool
    /// Whether it is unknown, and likely.
    package let isLikely: Bool
    /// Whether it is present, and follows from what is inferred.
    package let follows: Bool
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

  /// Applies the rules to the parts of a case, which have to be all of them.
  package static func all(_ situations: [Situation]) -> [Assessment] {
    all(
      Moment(
        situations.map { situation in
          var reading = Reading<Bool>(situation)
          reading.settleAdvised()
          return reading
        }))
  }

  /// Applies the rules to the parts of a case, in which it is settled what is advised.
  static func all(_ moment: Moment) -> [Assessment] {
    var moment = moment
    return moment.readings.indices.map { Assessment(&moment, $0) }
  }

  private init(_ moment: inout Moment, _ place: Int) {
    var reading = moment.readings[place]
    goals = reading.goals()
    blockers = reading.blockers()
    let open = goals.filter(\.isOpen)
    let reasons =
      blockers.filter { $0.state == .holds && $0.matters }.map { Reason.blocker($0.blocker) }
      + open.map { Reason.goal($0.goal) }
    choices = reasons.map { reading.choice(for: $0) }
    let helpless = choices.filter(\.advised.isEmpty)
    stuckBlockers = helpless.compactMap(\.reason.blocker)
    let listing = helpless.filter { !$0.listed.isEmpty }.compactMap(\.reason.goal)
    stuckGoals = open.filter { $0.isKnownOpen && listing.contains($0.goal) }.map(\.goal)
    var actions: [Action] = []
    for remedy in reading.situation.rules.remedies {
      guard let own = reading.state(of: remedy) else { continue }
      let state = moment.joint[remedy] ?? own
      actions.append(
        reading.action(
          remedy, state, blockers, goals,
          allowing: state == .waiting ? moment.allowing(remedy, in: place) : []))
    }
    self.actions = actions
    situation = reading.situation
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
