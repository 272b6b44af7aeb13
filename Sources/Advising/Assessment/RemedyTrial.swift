import FEEL
import Playbooks

/// Tries what remedies achieve, one at a time.
///
/// It sets the values in its own copy of the frame and resets them afterwards, because copying the
/// frame for each trial would cost more than all else.
struct RemedyTrial: Sendable {
  private let situation: Situation
  /// The frame of the situation, except while a remedy is tried.
  private var frame: Frame

  init(_ situation: Situation) {
    self.situation = situation
    frame = situation.frame
  }

  /// Whether the operand is true once the filler has achieved its values.
  mutating func makes(_ need: RuleIndex.Need, trueBy filler: RuleIndex.Filler) -> Truth {
    if filler.always { return .holds }
    let playbook = situation.playbook
    let changes = situation.achievements(of: playbook[filler.remedy])
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
    let truth = situation.holds(need, in: frame)
    guard case .unknown(let slots) = truth else { return truth }
    // What depends on an achieved value depends on the facts that its formula reads.
    let facts = slots.flatMap { slot -> [Slot] in
      guard let change = changes.first(where: { $0.0 == slot }) else { return [slot] }
      return change.1.unknowns?.slots ?? [slot]
    }
    return .unknown(Set(facts).sorted())
  }
}
