import Diagnostics
import FEEL
import Playbooks
import Reports
import Verification

/// A proposal as JSON.
struct ProposalJSON {
  let proposal: Proposal
  let language: Language

  var json: JSON {
    let compare = CompareJSON(language: language)
    return .object([
      ("schema", .string("advisor.proposal/1")), ("as_of", .string(proposal.date.text)),
      ("old", JSON(proposal.difference.old)), ("new", JSON(proposal.difference.new)),
      (
        "open",
        .array(
          proposal.open.map { open in
            .object([("what", .string(open.what.rawValue)), ("count", .integer(open.count))])
          })
      ),
      ("difference", compare.difference(proposal.difference)),
      ("findings", DiagnosticsJSON(language).array(proposal.newFindings)), ("tests", tests),
      ("promises", promises), ("impact", proposal.impact.map(compare.impact) ?? .null),
    ])
  }

  private var tests: JSON {
    .object(
      [
        ("tests", .integer(proposal.tests)),
        ("failed", names(proposal.failures.map(\.test.name))),
        ("conditions", .integer(proposal.covered.all)),
        ("covered", .integer(proposal.covered.seen)),
      ] + changes(proposal.testChanges))
  }

  private var promises: JSON {
    let results = proposal.promises.results
    return .object(
      [
        ("promises", .integer(results.count)), ("cases", .integer(proposal.promises.cases)),
        ("broken", names(results.filter { $0.broken > 0 }.map(\.property.name))),
        ("untried", names(results.filter(\.isUntried).map(\.property.name))),
      ] + changes(proposal.promiseChanges))
  }

  private func changes(_ changes: Proposal.Renewed) -> [(String, JSON)] {
    [
      ("added", names(changes.added)), ("removed", names(changes.removed)),
      ("rewritten", names(changes.rewritten)),
    ]
  }

  private func names(_ names: [String]) -> JSON { .array(names.map(JSON.string)) }
}
