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
      ("playbook", JSON(playbook)),
      ("cases", .integer(report.levers.cases.count)),
      ("levers", .array(report.levers.ranked.map(lever))),
      ("open", .array(report.levers.open.map(openFact))),
      ("shared", .array(report.levers.shared.map(step))),
    ])
  }

  private func lever(_ lever: Lever) -> JSON {
    .object(
      act(lever.act) + [
        ("title", .string(report.act(lever.act))), ("cases", .integer(lever.hits.count)),
        ("households", .integer(lever.cases.weight)), ("opens", .integer(lever.count(.action))),
        ("clears", .integer(lever.cleared)),
        ("rules_out", .integer(lever.count(.blocker) - lever.cleared)),
        ("fulfils", .integer(lever.count(.goal))),
        ("brings_into_reach", .integer(lever.count(.reach))),
        ("hits", .array(lever.hits.map(hit))),
      ])
  }

  private func act(_ act: Lever.Act) -> [(String, JSON)] {
    let kind =
      switch act {
      case .approve: "approve"
      case .finish: "finish"
      }
    let remedy = playbook[act.remedy]
    return [
      ("act", .string(kind)), ("remedy", .string(remedy.id)),
      ("lead", .optional(remedy.lead.map { playbook[$0].id })),
    ]
  }

  private func hit(_ hit: Lever.Hit) -> JSON {
    .object(
      members(of: hit.case) + [("changes", .array(hit.changes.map(JSON.init)))])
  }

  private func openFact(_ item: OpenFact) -> JSON {
    .object([
      ("fact", .string(playbook.vocabulary.name(of: item.fact))),
      ("title", .string(report.name(item.fact))), ("value", JSON(item.value)),
      ("households", .integer(item.cases.weight)),
      ("cases", .array(item.cases.map { .object(members(of: $0)) })),
    ])
  }

  private func step(_ step: SharedStep) -> JSON {
    let remedy = playbook[step.remedy]
    return .object([
      ("remedy", .string(remedy.id)), ("title", .string(report.title(step.remedy))),
      ("counterparts", .array(remedy.counterparts.map { .string(playbook[$0].id) })),
      ("households", .integer(step.cases.weight)),
      ("cases", .array(step.cases.map { .object(members(of: $0)) })),
    ])
  }

  private func members(of item: ListedCase) -> [(String, JSON)] {
    [("case", .string(item.id)), ("title", .string(item.title[report.language]))]
      + (item.weight.map { [("households", .integer($0))] } ?? [])
  }
}
