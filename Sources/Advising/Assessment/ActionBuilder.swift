import FEEL
import Playbooks

/// Collects the actions of a part and gives each its state (contract, sections 4.3 and 4.4).
///
/// The actions are the chosen remedies, those that support them, and those in progress or done.
struct ActionBuilder {
  /// The part as it stands.
  let situation: Situation
  /// Chooses the remedies that fill gaps.
  private var chooser: Chooser
  /// The actions collected so far, by remedy.
  private var actions: [Reference<Remedy>: Action] = [:]

  init(situation: Situation, chooser: Chooser) {
    self.situation = situation
    self.chooser = chooser
  }

  /// Adds the remedies that a blocker or goal has chosen, with that reason.
  mutating func add(_ choice: Choice) {
    for remedy in choice.advised {
      var action = actions[remedy] ?? bare(remedy)
      action.reasons.append(choice.reason)
      actions[remedy] = action
    }
  }

  /// Works backwards from the `needs` of each advised remedy to the remedies that fill its gaps.
  ///
  /// Each remedy is followed once.
  mutating func support() {
    var open = actions.keys.sorted()
    var seen = Set(open)
    while let remedy = open.first {
      open.removeFirst()
      let gaps = gaps(of: remedy)
      var action = actions[remedy] ?? bare(remedy)
      action.gaps = gaps
      actions[remedy] = action
      for filler in gaps.compactMap(\.filler) {
        var action = actions[filler] ?? bare(filler)
        if !action.supports.contains(remedy) { action.supports.append(remedy) }
        actions[filler] = action
        if seen.insert(filler).inserted { open.append(filler) }
      }
    }
  }

  /// Adds the remedies that are started, submitted or done although nothing advises them (contract,
  /// section 4.4).
  mutating func addUnadvised() {
    for remedy in situation.rules.remedies where actions[remedy] == nil {
      let standing = situation.standing(of: remedy)
      let isDone = standing.isDone && chooser.isSpent(remedy)
      guard isDone || standing.isInProgress else { continue }
      var action = bare(remedy)
      if !isDone { action.gaps = gaps(of: remedy) }
      actions[remedy] = action
    }
  }

  /// The actions with their states, in playbook order.
  ///
  /// Where `alone` is given, only its state and those of actions that it excludes, directly or
  /// through others, are worked out.
  func finished(
    blockers: [Assessment.BlockerFinding], goals: [Assessment.GoalFinding],
    judging alone: Reference<Remedy>?
  ) -> [Action] {
    var judge = StateJudge(
      situation: situation, chooser: chooser, blockers: blockers, goals: goals,
      listed: actions.keys.sorted())
    let wanted = alone.map(excluded)
    return actions.keys.sorted().compactMap { actions[$0] }.map { action in
      wanted?.contains(action.remedy) == false ? action : judge.judged(action)
    }
  }

  /// The remedy, what it excludes, what those exclude, and so on.
  private func excluded(from remedy: Reference<Remedy>) -> Set<Reference<Remedy>> {
    var found: Set = [remedy]
    var open = [remedy]
    while let next = open.popLast() {
      for other in situation.playbook[next].excludes where found.insert(other).inserted {
        open.append(other)
      }
    }
    return found
  }

  /// The remedy as an action without reasons.
  private func bare(_ remedy: Reference<Remedy>) -> Action {
    Action(
      remedy: remedy, reasons: [], supports: [], gaps: [], state: .unknown, waitsFor: [],
      hangsOn: [])
  }

  /// The operands of the remedy's `needs` that are not true, each with its filler.
  private mutating func gaps(of remedy: Reference<Remedy>) -> [Gap] {
    var found: [Gap] = []
    for need in situation.rules.index.needs[remedy.index] {
      let truth = situation.holds(need)
      if truth == .holds { continue }
      let filler = chooser.filler(of: need, neededBy: remedy)
      found.append(Gap(operand: need.operand, truth: truth, filler: filler))
    }
    return found
  }
}
