import Advising
import FEEL
import Playbooks
import Testing

struct LeversTests {
  private func levers() throws -> Levers {
    func file(_ id: String, _ facts: String) -> String {
      "case: \(id)\ntitle: T\nfacts: {\(facts)}\n"
    }
    let small = try SmallCase(
      rules: ComparisonTests.rules,
      cases: file("one", "seized: true, status: bad, households: 100"),
      file("two", "seized: true, status: good"), file("three", "seized: false, status: good"),
      file("four", "status: bad, seized: false, households: 7"))
    let day = try CalendarDate.day("2021-06-01")
    let trials = small.files.map { LeverTrial.outcome(of: $0, small.advisor, on: day) }
    return Levers(trials, small.advisor, on: day)
  }

  private func name(_ act: Lever.Act, _ levers: Levers) -> String {
    let playbook = levers.playbook
    switch act {
    case .learn(let fact, let value):
      return "learn \(playbook.vocabulary.name(of: fact)) = \(value.text)"
    case .change(let fact, let value):
      return "change \(playbook.vocabulary.name(of: fact)) = \(value.text)"
    case .approve(let remedy): return "approve \(playbook[remedy].id)"
    case .finish(let remedy): return "finish \(playbook[remedy].id)"
    }
  }

  @Test func whatMovesMostCasesComesFirst() throws {
    let levers = try levers()
    #expect(
      levers.ranked.map { "\(name($0.act, levers)): \($0.hits.map(\.caseID)) \($0.households)" }
        == [
          "finish unseal: [\"one\", \"two\"] 100", "change seized = false: [\"one\", \"two\"] 100",
          "finish sell: [\"three\", \"four\"] 7", "approve talk: [\"four\"] 7",
        ])
  }

  @Test func whatNobodyCanBringAboutIsNotProposed() throws {
    let levers = try levers()
    #expect(!levers.ranked.contains { name($0.act, levers).contains("status") })
  }

  @Test func everyHitGetsTheCaseOn() throws {
    for lever in try levers().ranked {
      for hit in lever.hits {
        #expect(!hit.changes.isEmpty)
        #expect(hit.changes.allSatisfy { $0.isForward })
      }
    }
  }

  @Test func casesWithTheSameFirstStepAndCounterpartAreGrouped() throws {
    let levers = try levers()
    #expect(levers.shared.map { $0.cases.map(\.caseID) } == [["one", "two"]])
    #expect(levers.shared.map(\.households) == [100])
  }
}
