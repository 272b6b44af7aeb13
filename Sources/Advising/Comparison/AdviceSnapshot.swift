import FEEL
import Playbooks

/// What the rules say of a case on a day, reduced to what comparisons need.
///
/// It has no reasons, questions or titles, so it is cheap enough to try many changes.
package struct AdviceSnapshot: Sendable {
  /// The ids of the parts; one nil where the case has none.
  package let parts: [String?]
  /// What is said of each subject, by index in `parts`; nil where a part does not mention it.
  private(set) var rows: [AdviceChange.Subject: [AdviceChange.Mark?]] = [:]
  /// The position of each subject in playbook order.
  private(set) var ranks: [AdviceChange.Subject: Int] = [:]

  /// Assesses the case on the day of the rules.
  ///
  /// Without `planning` it is cheaper, and says nothing of the plan.
  package init(_ case: Case, _ rules: PlaybookInForce, planning: Bool = true) {
    self.init(of: Assessment.all(Situation.all(rules, `case`)), rules, planning: planning)
  }

  /// A snapshot of these assessments, one for each part.
  init(of assessments: [Assessment], _ rules: PlaybookInForce, planning: Bool = true) {
    let situations = assessments.map(\.situation)
    parts = situations.map(\.part)
    for (index, assessment) in assessments.enumerated() { add(assessment, at: index) }
    add(situations[0].known.contradictions, rules.playbook)
    joinActionsOfTheCase(rules.playbook)
    if planning { add(Planner.plan(assessments, rules), rules) }
  }

  private mutating func add(_ assessment: Assessment, at index: Int) {
    let situation = assessment.situation
    let playbook = situation.playbook
    for finding in assessment.blockers {
      set(
        .blocker, playbook[finding.blocker].declaration,
        finding.isLikely ? .likely : .blocker(present: finding.state.known), at: index)
    }
    for finding in assessment.goals {
      set(
        .goal, playbook[finding.goal].declaration,
        .goal(finding.state), at: index)
    }
    for action in assessment.actions {
      let remedy = playbook[action.remedy].declaration
      set(.action, remedy, .action(action.state), at: index)
      guard let due = situation.due(of: action.remedy), action.isBound(in: situation) else {
        continue
      }
      set(.deadline, remedy, .deadline(overdue: due < situation.date), at: index)
    }
    for blocker in assessment.stuckBlockers {
      set(.stuck, playbook[blocker].declaration, .stuck, at: index)
    }
    for goal in assessment.stuckGoals { set(.stuck, playbook[goal].declaration, .stuck, at: index) }
    for reference in situation.rules.clocks {
      guard let clock = ClockAdvice(reference, in: situation) else { continue }
      set(.clock, playbook[reference].declaration, .clock(clock.state), at: index)
    }
    for fact in playbook.facts where situation.origin(of: fact.slot) == .inferred {
      set(.inferred, fact.declaration, .inferred(.init(value: situation[fact.slot])), at: index)
    }
  }

  private mutating func add(_ contradictions: [Contradiction], _ playbook: Playbook) {
    for contradiction in contradictions {
      for index in parts.indices
      where contradiction.part == nil || contradiction.part == parts[index] {
        for constraint in contradiction.constraints {
          set(.contradiction, playbook[constraint].declaration, .contradiction, at: index)
        }
      }
    }
  }

  /// Gives an action that concerns the whole case the same state in all parts.
  private mutating func joinActionsOfTheCase(_ playbook: Playbook) {
    guard parts.count > 1 else { return }
    for remedy in playbook.remedies where playbook.isForWholeCase(remedy) {
      let subject = AdviceChange.Subject(kind: .action, id: remedy.id)
      guard let marks = rows[subject] else { continue }
      let states = marks.compactMap { mark -> ActionState? in
        if case .action(let state) = mark { state } else { nil }
      }
      guard let joined = ActionState.joined(states) else { continue }
      rows[subject] = parts.map { _ in .action(joined) }
    }
  }

  private mutating func add(_ plan: Plan, _ rules: PlaybookInForce) {
    for goal in rules.goals {
      let isReached = !plan.unreached.contains(goal)
      for index in parts.indices {
        set(.reach, rules.playbook[goal].declaration, .reach(isReached), at: index)
      }
    }
    let days = AdviceChange.Subject(kind: .days, id: "plan")
    rows[days] = parts.map { _ in .days(plan.days) }
  }

  private mutating func set(
    _ kind: AdviceChange.Kind, _ declaration: Declaration, _ mark: AdviceChange.Mark, at index: Int
  ) {
    let subject = AdviceChange.Subject(kind: kind, id: declaration.id)
    ranks[subject] = declaration.rank
    var marks = rows[subject] ?? parts.map { _ in nil }
    marks[index] = mark
    rows[subject] = marks
  }

  /// What is said of the subject in the part.
  func mark(of subject: AdviceChange.Subject, part: String?) -> AdviceChange.Mark? {
    guard let index = parts.firstIndex(of: part) else { return nil }
    return rows[subject]?[index]
  }
}

extension Action {
  /// Whether its time limit binds the lead now (contract, section 4.10).
  fileprivate func isBound(in situation: Situation) -> Bool {
    state.isActionable && situation.standing(of: remedy).status != .submitted
  }
}
