import FEEL
import Playbooks

/// Tries what remedies are meant to achieve, one after the other, in a frame of its own: to copy
/// the frame for each would cost more than all else.
struct RemedyTrial: Sendable {
  private let situation: Situation
  /// The situation's, but while a remedy is tried.
  private var frame: Frame

  init(_ situation: Situation) {
    self.situation = situation
    frame = situation.frame
  }

  /// Whether the operand is true once the remedy has achieved what it is meant to.
  mutating func makes(_ operand: Operand, trueBy filler: RuleIndex.Filler) -> Truth {
    if filler.always { return .holds }
    let playbook = situation.playbook
    let changes = situation.changes(by: playbook[filler.remedy])
    for (slot, value) in changes { frame.values[slot.index] = value }
    for reference in filler.decisions {
      let decision = playbook[reference]
      frame.values[decision.slot.index] = decision.evaluate(in: frame)
    }
    defer {
      for slot in changes.map(\.0) + filler.decisions.map({ playbook[$0].slot }) {
        frame.values[slot.index] = situation[slot]
      }
    }
    return situation.truth(of: operand.program, in: frame)
  }
}
