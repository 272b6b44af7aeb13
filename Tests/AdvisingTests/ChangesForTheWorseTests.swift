import Advising
import Playbooks
import Testing

/// Of what would turn an outcome, nobody is to aim at what leaves the case worse off.
struct ChangesForTheWorseTests {
  private static let rules = """
    playbook: {id: worse, version: "1", title: Worse}
    facts:
      flooded: {title: Flooded, type: boolean}
      listed: {title: Listed, type: boolean}
      seized: {title: Seized, type: boolean}
    blockers:
      flood: {title: Flood, when: flooded, remedies: [drain]}
      seizure: {title: Seizure, when: seized, remedies: [unseal]}
    remedies:
      drain: {title: Drain, achieves: {flooded: false}}
      unseal: {title: Unseal, needs: flooded or listed, achieves: {seized: false}}

    """

  private func changes(_ id: String) throws -> [String] {
    let small = try SmallCase(
      rules: Self.rules,
      cases: "case: c\ntitle: C\nfacts: {flooded: false, listed: false, seized: true}\n")
    let playbook = small.advisor.playbook
    let subject = try #require(playbook.subject(named: id))
    let answer = small.advisor.explain(
      subject, of: small.files[0], on: try .day("2021-06-01"))
    guard case .explained(let explanation) = answer else { return [] }
    return explanation.changes.map { change in
      let facts = change.settings.map { playbook.vocabulary.name(of: $0.fact) }
      return facts.joined(separator: "+") + (change.isForTheWorse ? " worse" : "")
    }
  }

  @Test func aChangeThatPutsMoreInTheWayComesLastAndIsMarked() throws {
    #expect(try changes("unseal") == ["listed", "flooded worse"])
  }

  @Test func whatIsAskedAboutDoesNotCount() throws {
    #expect(try changes("flood") == ["flooded"])
  }
}
