import Advising
import FEEL
import Playbooks
import Testing

struct LeversTests {
  private func file(_ id: String, _ facts: String) -> String {
    "case: \(id)\ntitle: T\nfacts: {\(facts)}\n"
  }

  private func levers() throws -> Levers {
    try levers(
      SmallCase(
        rules: ComparisonTests.rules,
        cases: file("one", "seized: true, status: bad, households: 100"),
        file("two", "seized: true, status: good"), file("three", "seized: false, status: good"),
        file("four", "status: bad, seized: false, households: 7")))
  }

  private func levers(_ small: SmallCase) throws -> Levers {
    let day = try CalendarDate.day("2021-06-01")
    let trials = small.files.map { LeverTrial.outcome(of: $0, small.advisor, on: day) }
    return Levers(trials, small.advisor, on: day)
  }

  private func name(_ act: Lever.Act, _ levers: Levers) -> String {
    let playbook = levers.playbook
    switch act {
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
          "finish unseal: [\"one\", \"two\"] 100",
          "finish sell: [\"three\", \"four\"] 7", "approve talk: [\"four\"] 7",
        ])
  }

  @Test func listsCountTheFactThatThePlaybookNames() throws {
    let rules = ComparisonTests.rules
      .replacing("title: Compare}", with: "title: Compare, weight: area}")
      .replacing("facts:\n", with: "facts:\n  area: {title: Area, type: number}\n")
    #expect(rules.contains("weight: area"))
    let levers = try levers(
      SmallCase(
        rules: rules, cases: file("one", "seized: true, status: bad, households: 100, area: 7.6"),
        file("two", "seized: true, status: good, households: 5")))
    #expect(levers.ranked.first?.households == 8)
    #expect(levers.ranked.first?.hits.map(\.households) == [8, nil])
  }

  @Test func whatNobodyCanBringAboutIsNotProposed() throws {
    let levers = try levers()
    #expect(!levers.ranked.contains { name($0.act, levers).contains("status") })
  }

  @Test func aFactToFindOutIsNoLeverWhateverItsAnswerMayBringAbout() throws {
    let levers = try levers(
      SmallCase(
        rules: ComparisonTests.rules, cases: file("five", "seized: false, households: 5"),
        file("six", "status: good"), file("seven", "households: 2")))
    let facts = levers.open.map { open in
      "\(levers.playbook.vocabulary.name(of: open.fact)): \(open.cases.map(\.caseID))"
    }
    #expect(facts == ["seized: [\"six\", \"seven\"]", "status: [\"five\", \"seven\"]"])
    #expect(levers.open.allSatisfy { $0.value > 0 })
    #expect(!levers.ranked.contains { $0.hits.contains { $0.caseID == "seven" } })
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
