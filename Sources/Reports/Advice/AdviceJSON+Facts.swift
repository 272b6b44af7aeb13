import Advising
import Diagnostics
import FEEL
import Playbooks

/// What constraints say of the facts.
extension AdviceJSON {
  func inferred(_ item: InferredFact) -> JSON {
    .object(
      [("fact", name(item.fact))] + part(item.part) + [
        ("value", JSON(item.value)), ("by", ids(item.by)),
        ("because", .array(item.because.map(evidence))),
      ])
  }

  func contradiction(_ item: Contradiction) -> JSON {
    .object(
      part(item.part) + [
        ("constraints", ids(item.constraints)), ("facts", .array(item.facts.map(evidence))),
      ])
  }

  private func ids(_ constraints: [Reference<Constraint>]) -> JSON {
    .array(constraints.map { .string(playbook[$0].id) })
  }
}
