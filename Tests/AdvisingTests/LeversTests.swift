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
    case .approve(let remedy): return "approve \(playbook[remedy].id)"
    case .finish(let remedy): return "finish \(playbook[remedy].id)"
    }
  }

  @Test func whatMovesMostCasesComesFirst() throws {
    let levers = try levers()
    #expect(
      levers.ranked.map { "\(name($0.act, levers)): \($0.cases.map(\.id)) \($0.cases.weight)" }
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
    #expect(levers.ranked.first?.cases.weight == 8)
    #expect(levers.ranked.first?.cases.map(\.weight) == [8, nil])
  }

  /// That a fact is otherwise is the effect of a step, and no act: each lever is a decision that is
  /// due, or a step that can be taken now.
  @Test func everyLeverIsAnActThatSomebodyCanDo() throws {
    let small = try SmallCase(
      rules: ComparisonTests.rules, cases: file("one", "seized: true, status: bad"),
      file("two", "seized: true"), file("three", "status: bad, seized: false"))
    let levers = try levers(small)
    #expect(!levers.ranked.isEmpty)
    let day = try CalendarDate.day("2021-06-01")
    for lever in levers.ranked {
      for hit in lever.hits {
        let content = try #require(small.files.first { $0.id == hit.case.id })
        let actions = small.advisor.advise(content, on: day, parts: [.blockers, .actions]).actions
        let states = actions.filter { $0.remedy == lever.act.remedy }.map(\.state)
        switch lever.act {
        case .approve: #expect(states == [.decide])
        case .finish: #expect(states == [.now] || states == [.inProgress])
        }
      }
    }
  }

  @Test func aFactToFindOutIsNoLeverWhateverItsAnswerMayBringAbout() throws {
    let levers = try levers(
      SmallCase(
        rules: ComparisonTests.rules, cases: file("five", "seized: false, households: 5"),
        file("six", "status: good"), file("seven", "households: 2")))
    let facts = levers.open.map { open in
      "\(levers.playbook.vocabulary.name(of: open.fact)): \(open.cases.map(\.id))"
    }
    #expect(facts == ["seized: [\"six\", \"seven\"]", "status: [\"five\", \"seven\"]"])
    #expect(levers.open.allSatisfy { $0.value > 0 })
    #expect(!levers.ranked.contains { $0.cases.contains { $0.id == "seven" } })
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
    #expect(levers.shared.map { $0.cases.map(\.id) } == [["one", "two"]])
    #expect(levers.shared.map(\.cases.weight) == [100])
  }
}
