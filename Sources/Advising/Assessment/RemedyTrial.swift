import FEEL
import Playbooks
import Reasoning

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

  /// Whether the condition with the diagram `when` is true in every filling in which the operand is
  /// false, and there is one (contract, section 4.3).
  mutating func isTrue(_ when: Int, whereverUnmet need: RuleIndex.Need) -> Bool {
    let rules = situation.rules
    let open = situation.holds(need).slots
    let isFree =
      situation.limits.isEmpty
      || situation.limits(near: when).isEmpty && situation.limits(near: need.diagram).isEmpty
    if isFree {
      // Conditions that have no unknown fact in common say nothing of each other.
      if Set(situation.truth(diagram: when).slots).isDisjoint(with: open) { return false }
      if open.count == 1, let fact = rules.playbook.fact(at: open[0]), let values = values(of: fact)
      {
        return isTrue(when, whereverUnmet: need, for: fact.slot, values)
      }
    }
    return rules.conditions.space(for: frame).isTrue(
      when, whereverFalse: need.diagram, in: frame, under: situation.limits)
  }

  /// The values that stand for all values of the fact; nil where a condition does more with it than
  /// compare it with constants.
  ///
  /// The cells of all facts are worked out only for a fact whose values are not listed.
  private func values(of fact: Fact) -> [Value]? {
    let choices = fact.choices
    if choices.count > 1 { return choices }
    let domains = situation.rules.conditions.domains
    return domains.isCut(fact.slot) ? domains.cellsOrChoices(of: fact.slot).map(\.value) : nil
  }

  /// The same where the operand depends on this unknown fact alone, whose values are gone through.
  private mutating func isTrue(
    _ when: Int, whereverUnmet need: RuleIndex.Need, for fact: Slot, _ values: [Value]
  ) -> Bool {
    var isUnmetSomewhere = false
    for value in values {
      guard truth(need.diagram, setting: fact, to: value) == .fails else { continue }
      if truth(when, setting: fact, to: value) != .holds { return false }
      isUnmetSomewhere = true
    }
    return isUnmetSomewhere
  }

  /// The truth of the condition with that diagram if the fact had the value.
  private mutating func truth(_ diagram: Int, setting fact: Slot, to value: Value) -> Truth {
    let rules = situation.rules
    let derived = rules.index.derived[fact.index]
    let decisions = rules.index.diagrams.behind(diagram, rules.playbook).decisions
      .filter(derived.contains)
    frame.values[fact.index] = value
    rules.derive(decisions, in: &frame)
    defer {
      frame.values[fact.index] = situation[fact]
      for decision in decisions {
        let slot = rules.playbook[decision].slot
        frame.values[slot.index] = situation[slot]
      }
    }
    return Truth(rules.conditions.decide(diagram: diagram, in: frame))
  }

  /// Whether the operand is true once the filler has achieved its values.
  mutating func makes(_ need: RuleIndex.Need, trueBy filler: RuleIndex.Filler) -> Truth {
    if filler.always { return .holds }
    let rules = situation.rules
    let changes = situation.achievements(of: rules.playbook[filler.remedy])
    for (slot, value) in changes { frame.values[slot.index] = value }
    rules.derive(filler.decisions, in: &frame)
    defer {
      for slot in changes.map(\.0) + filler.decisions.map({ rules.playbook[$0].slot }) {
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
