import Advising
import FEEL
import Playbooks

/// The levers as JSON: all of them, each with its cases and what changes in each case.
struct LeversJSON {
  let report: LeversReport

  static let schema = "advisor.levers/1"

  private var playbook: Playbook { report.playbook }

  var json: JSON {
    .object([
      ("schema", .string(Self.schema)), ("as_of", .string(report.levers.date.text)),
      (
        "playbook",
        .object([
          ("id", .string(playbook.id)), ("version", .string(playbook.version)),
          ("digest", .string(playbook.digest)),
        ])
      ),
      ("cases", .integer(report.levers.caseCount)),
      ("levers", .array(report.levers.ranked.map(lever))),
      ("open", .array(report.levers.open.map(openFact))),
      ("shared", .array(report.levers.shared.map(step))),
    ])
  }

  private func lever(_ lever: Lever) -> JSON {
    .object(
      act(lever.act) + [
        ("title", .string(report.act(lever.act))), ("cases", .integer(lever.hits.count)),
        ("households", .integer(lever.households)), ("opens", .integer(lever.count(.action))),
        ("clears", .integer(lever.cleared)),
        ("rules_out", .integer(lever.count(.blocker) - lever.cleared)),
        ("fulfils", .integer(lever.count(.goal))),
        ("brings_into_reach", .integer(lever.count(.reach))),
        ("hits", .array(lever.hits.map(hit))),
      ])
  }

  private func act(_ act: Lever.Act) -> [(String, JSON)] {
    func fact(_ kind: String, _ value: Value) -> [(String, JSON)] {
      [("act", .string(kind)), ("fact", .string(report.id(act))), ("value", JSON(value))]
    }
    func remedy(_ kind: String) -> [(String, JSON)] {
      [("act", .string(kind)), ("remedy", .string(report.id(act)))]
    }
    switch act {
    case .change(_, let value): return fact("change", value)
    case .approve: return remedy("approve")
    case .finish: return remedy("finish")
    }
  }

  private func hit(_ hit: Lever.Hit) -> JSON {
    .object(
      [("case", .string(hit.caseID))] + households(hit.households)
        + [("changes", .array(hit.changes.map(JSON.init)))])
  }

  private func openFact(_ item: OpenFact) -> JSON {
    .object([
      ("fact", .string(playbook.vocabulary.name(of: item.fact))),
      ("title", .string(report.name(item.fact))), ("value", JSON(item.value)),
      ("households", .integer(item.households)),
      (
        "cases",
        .array(
          item.cases.map { .object([("case", .string($0.caseID))] + households($0.households)) })
      ),
    ])
  }

  private func step(_ step: SharedStep) -> JSON {
    let remedy = playbook[step.remedy]
    return .object([
      ("remedy", .string(remedy.id)), ("title", .string(report.title(step.remedy))),
      ("counterparts", .array(remedy.counterparts.map { .string(playbook[$0].id) })),
      ("households", .integer(step.households)),
      (
        "cases",
        .array(
          step.cases.map { .object([("case", .string($0.caseID))] + households($0.households)) })
      ),
    ])
  }

  private func households(_ number: Int?) -> [(String, JSON)] {
    number.map { [("households", .integer($0))] } ?? []
  }
}
