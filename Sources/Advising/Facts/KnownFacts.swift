package import FEEL
package import Playbooks
import Reasoning
import Synchronization

/// What is known of the facts of a case on a day, part by part (contract, section 2).
///
/// A fact is stated, inferred, assumed or none; all others are unknown.
final class KnownFacts: Sendable {
  /// The parts, in order; one where the case has none.
  let parts: [PartFacts]
  /// The checklists that have been gone through by the day.
  let goneThrough: Set<Reference<Screen>>
  /// What cannot all be so.
  let contradictions: [Contradiction]
  private let inference: Inference
  private let reasons = Mutex<[Question: InferredFact.Reasons]>([:])

  private struct Question: Hashable {
    let fact: Slot
    let part: Int
  }

  /// Works out what is known of the case.
  init(_ case: Case, _ rules: PlaybookInForce, parts: [Case.Part?]) {
    goneThrough = Set(
      `case`.screened.filter { $0.value.counts(on: rules.date) }.map(\.key))
    var own = parts.map { PartFacts(`case`, $0, rules) }
    inference = Inference(rules, own)
    if inference.isNeeded {
      let search = ContradictionSearch(inference, own)
      let found = search.findings(setAside: &own)
      inference.infer(&own)
      inference.doubt(found, &own)
      contradictions = Contradiction.reported(found, parts: parts.count)
    } else {
      contradictions = []
    }
    inference.takeDefaults(&own)
    for index in own.indices {
      rules.derive(rules.playbook.decisionOrder, in: &own[index].frame)
    }
    self.parts = own
  }

  /// The frames once every fact that has one value left has it; nil where no filling is left.
  func closed(_ frames: [Frame], under limits: [Limits]) -> [Frame]? {
    inference.closed(frames, under: limits)
  }

  /// The constraints that count in the part where these facts are stated.
  func limits(in part: Int, stated: Set<Slot>) -> Limits {
    inference.limits(stated: stated, without: parts[part].setAside)
  }

  /// The constraints and the stated facts from which the fact follows in the part.
  func reasons(for fact: Slot, in part: Int) -> InferredFact.Reasons {
    let question = Question(fact: fact, part: part)
    if let known = reasons.withLock({ $0[question] }) { return known }
    let found = inference.reasons(for: fact, in: part, parts)
    reasons.withLock { $0[question] = found }
    return found
  }
}

/// A fact that the case file does not give, and that has one value left.
package struct InferredFact: Sendable {
  /// The fact.
  package let fact: Slot
  /// The id of the part; nil where it is so in every part.
  package let part: String?
  /// The value.
  package let value: Value
  /// The constraints that it follows from, in playbook order.
  package let by: [Reference<Constraint>]
  /// The stated facts that it follows from, in order.
  package let because: [Evidence]

  /// What an inferred fact follows from; none of it can be left out.
  struct Reasons: Sendable {
    /// The constraints, in playbook order.
    let constraints: [Reference<Constraint>]
    /// The stated facts, in order.
    let facts: [Slot]
  }
}
