import FEEL
import Playbooks

/// Gathers the actions of a part: what is chosen, what supports it backwards, what is under way
/// or done; then gives each its state (contract, sections 4.3 and 4.4).
struct ActionBuilder {
  let situation: Situation
  private var chooser: Chooser
  private var actions: [Reference<Remedy>: Action] = [:]

  init(situation: Situation, chooser: Chooser) {
    self.situation = situation
    self.chooser = chooser
  }

  mutating func add(_ choice: Choice) {
    for remedy in choice.advised {
      var action = actions[remedy] ?? bare(remedy)
      action.reasons.append(choice.reason)
      actions[remedy] = action
    }
  }

  /// Works backwards from what each advised remedy needs to what fills it, each remedy once.
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

  /// What is started, submitted or done is listed though nothing advises it.
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

  /// The actions with their states, in playbook order; where one is judged alone, its state only.
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

  /// The remedy, what it excludes, what that excludes, and so on.
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

  private func bare(_ remedy: Reference<Remedy>) -> Action {
    Action(
      remedy: remedy, reasons: [], supports: [], gaps: [], state: .unknown, waitsFor: [],
      hangsOn: [])
  }

  private mutating func gaps(of remedy: Reference<Remedy>) -> [Gap] {
    var found: [Gap] = []
    for need in situation.rules.index.needs[remedy.index] {
      let truth = situation.truth(of: need.operand.program)
      if truth == .holds { continue }
      let filler = chooser.filler(of: need, neededBy: remedy)
      found.append(Gap(operand: need.operand, truth: truth, filler: filler))
    }
    return found
  }
}
