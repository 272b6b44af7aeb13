import FEEL
import Playbooks

/// Something that the advice turns on, and that is not known yet (contract, section 4.7).
struct OpenOutcome: Sendable {
  enum Subject: Hashable, Sendable {
    case blocker(Reference<Blocker>)
    case goal(Reference<Goal>)
    case suits(Reference<Remedy>)
    case needs(Reference<Remedy>)
    case clock(Reference<Clock>)
  }

  let subject: Subject
  let slots: [Slot]

  /// Whether it is known in the situation.
  func isKnown(in situation: Situation) -> Bool {
    let playbook = situation.playbook
    switch subject {
    case .blocker(let blocker): return !situation.truth(of: playbook[blocker].when).isUnknown
    case .suits(let remedy): return !situation.truth(of: playbook[remedy].when).isUnknown
    case .needs(let remedy): return !situation.truth(of: playbook[remedy].needs).isUnknown
    case .goal(let goal):
      let applies = situation.truth(of: playbook[goal].when)
      let reached = situation.truth(of: playbook[goal].reached)
      if applies == .fails || reached == .holds { return true }
      return !applies.isUnknown && !reached.isUnknown
    case .clock(let clock):
      return ClockAdvice(clock, in: situation)?.state != .unknown
    }
  }

  func id(in playbook: Playbook) -> String {
    switch subject {
    case .blocker(let blocker): playbook[blocker].id
    case .suits(let remedy), .needs(let remedy): playbook[remedy].id
    case .goal(let goal): playbook[goal].id
    case .clock(let clock): playbook[clock].id
    }
  }

  /// The open outcomes of a part: blockers that matter; `when` and `needs` of what present
  /// blockers, open goals and supports have left; goals; clocks.
  static func all(_ assessment: Assessment) -> [OpenOutcome] {
    let situation = assessment.situation
    let playbook = situation.playbook
    var found: [OpenOutcome] = []
    for finding in assessment.blockers where finding.matters && finding.state.isUnknown {
      found.append(
        OpenOutcome(subject: .blocker(finding.blocker), slots: finding.state.slots))
    }
    for remedy in asked(assessment) {
      let suits = situation.truth(of: playbook[remedy].when)
      if suits.isUnknown { found.append(OpenOutcome(subject: .suits(remedy), slots: suits.slots)) }
      let needs = situation.truth(of: playbook[remedy].needs)
      if needs.isUnknown { found.append(OpenOutcome(subject: .needs(remedy), slots: needs.slots)) }
    }
    for finding in assessment.goals where finding.isOpen && !finding.isKnownOpen {
      let slots = Set(finding.applies.slots + finding.reached.slots).sorted()
      found.append(OpenOutcome(subject: .goal(finding.goal), slots: slots))
    }
    for clock in situation.rules.clocks {
      guard let advice = ClockAdvice(clock, in: situation), advice.state == .unknown else {
        continue
      }
      found.append(OpenOutcome(subject: .clock(clock), slots: advice.hangsOn))
    }
    return found
  }

  /// What present blockers, open goals and supports have left: the remedies that are neither
  /// barred nor spent, in order.
  private static func asked(_ assessment: Assessment) -> [Reference<Remedy>] {
    let present = assessment.blockers.filter { $0.state == .holds }.map(\.blocker)
    let chooser = Chooser(situation: assessment.situation, present: present)
    var remedies = Set(assessment.choices.flatMap { $0.listed.filter(chooser.isLeft) })
    remedies.formUnion(assessment.actions.filter { !$0.supports.isEmpty }.map(\.remedy))
    return remedies.sorted()
  }
}
