import Advising
import FEEL
import Playbooks
import Testing

/// Single sentences of the contract, each held to by the smallest playbook that shows it.
struct ContractTests {
  @Test func aQuestionIsWeighedByTheConstantsThatConditionsCompareWith() throws {
    let small = try SmallCase(
      rules: """
        playbook: {id: weigh, version: "1", title: Weigh}
        facts:
          homes: {title: Homes, type: number, allowed: ">= 1"}
          sold: {title: Sold, type: boolean}
        blockers: {b: {title: B, when: homes >= 3 and sold, remedies: [r]}}
        remedies: {r: {title: R, achieves: {homes: 6}}}
        """,
      cases: "case: c")
    let advice = small.advisor.advise(small.file, on: try .day("2021-06-01"))
    // Of the two cells, below 3 and from 3 on, the first settles the blocker; 6 is no third one.
    #expect(advice.questions.map(\.value) == [0.5, 0.5])
  }

  @Test func aDecisionIsKnownWhereEveryFillingGivesTheSame() throws {
    let small = try SmallCase(
      rules: """
        playbook: {id: same, version: "1", title: Same}
        facts:
          sealed: {title: Checksummed, type: boolean}
          homes: {title: Homes, type: number, allowed: ">= 1"}
        decisions:
          either: {type: boolean, is: sealed or not(sealed)}
          size:
            type: string
            table:
              hit: first
              inputs: [homes, sealed]
              rows: [[">= 300", "-", '"large"'], ["< 300", "-", '"large"'], ["-", "-", '"small"']]
          open: {type: string, is: 'if sealed then "yes" else "no"'}
        blockers: {b: {title: B, when: either and size = "large" and open = "yes"}}
        """,
      cases: "case: c")
    let advice = small.advisor.advise(small.file, on: try .day("2021-06-01"))
    let values = advice.decisions.map(\.value)
    #expect(values.prefix(2).map(\.text) == ["true", "large"])
    #expect(values.last?.unknowns != nil)
  }

  @Test func aPartThatLiesWithTheCounterpartDoesNotHideALateOne() throws {
    let small = try SmallCase(
      rules: """
        playbook: {id: late, version: "1", title: Late}
        facts: {sealed: {title: Checksummed, type: boolean}}
        blockers: {b: {title: B, when: sealed, remedies: [r]}}
        remedies: {r: {title: R, within: 10 days, achieves: {sealed: false}}}
        """,
      cases: """
        case: c
        facts: {sealed: true}
        parts: [{id: one}, {id: two}]
        log:
          - {on: 2021-05-01, remedy: r, is: started}
          - {on: 2021-05-02, remedy: r, is: submitted, by: court, part: one}
        """,
      """
      case: d
      facts: {sealed: true}
      parts: [{id: one}, {id: two}]
      log:
        - {on: 2021-05-01, remedy: r, is: started}
        - {on: 2021-05-02, remedy: r, is: submitted, by: court}
      """)
    let overdue = try small.files.map { file in
      small.advisor.advise(file, on: try .day("2021-06-01")).actions.map(\.isOverdue)
    }
    #expect(overdue == [[true], [false]])
  }

  @Test func aStepWithoutATimeLimitIsCountedByItsUsualLength() throws {
    let small = try SmallCase(
      rules: """
        playbook: {id: usual, version: "1", title: Usual}
        facts:
          a: {title: A, type: boolean}
          b: {title: B, type: boolean}
          c: {title: C, type: boolean}
        blockers:
          ka: {title: KA, when: a, remedies: [ra]}
          kb: {title: KB, when: b, remedies: [rb]}
          kc: {title: KC, when: c, remedies: [rc]}
        remedies:
          ra: {title: RA, usual: 20 days, achieves: {a: false}}
          rb: {title: RB, needs: not(a), within: 7 days, usual: 50 days, achieves: {b: false}}
          rc: {title: RC, achieves: {c: false}}
        """,
      cases: "case: c\nfacts: {a: true, b: true, c: true}",
      """
      case: d
      facts: {a: true, b: true, c: true}
      log: [{on: 2021-05-22, remedy: ra, is: started}]
      """)
    let day = try CalendarDate.day("2021-06-01")
    let advice = small.files.map { small.advisor.advise($0, on: day) }
    // Twenty days from the 22nd of May end on the 11th of June.
    #expect(advice.map(\.plan.days) == [27, 17])
    #expect(advice[0].plan.undated.map { small.advisor.playbook[$0.entry].id } == ["rc"])
    // It binds nobody: the step under way has no due date.
    #expect(advice[1].actions.allSatisfy { $0.due == nil && !$0.isOverdue })
  }

  @Test func noFactOfAChangeIsNeedless() throws {
    let small = try SmallCase(
      rules: Self.detour,
      cases: """
        case: c
        facts: {b: true, e: q, m: 320000000, o: null}
        log: [{on: 2021-03-01, remedy: r0, is: done}]
        """)
    let day = try CalendarDate.day("2021-06-01")
    let remedy = try #require(small.advisor.playbook.subject(named: "r0"))
    guard case .explained(let explanation) = small.advisor.explain(remedy, of: small.file, on: day)
    else {
      Issue.record("it is not explained")
      return
    }
    // To suit the case, and to have a blocker present again, takes `e` and `m`, and no third fact.
    let names = explanation.changes.map { change in
      change.settings.map { small.advisor.playbook.vocabulary.name(of: $0.fact) }
    }
    #expect(names.contains(["e", "m"]))
    #expect(!names.contains { $0.count > 2 && $0.contains("e") && $0.contains("m") })
  }

  /// A fact that a change sets is stated, so it makes the blocker likely (contract, section 4.1), and
  /// what is under way is advised then.
  @Test func aChangeIsStatedAsSetIs() throws {
    let small = try SmallCase(
      rules: """
        playbook: {id: likely, version: "1", title: Likely}
        facts:
          leaks: {title: Leaks, type: boolean}
          winter: {title: Winter, type: boolean}
        blockers: {rain: {title: Rain, when: leaks and winter, remedies: [cover]}}
        remedies: {cover: {title: Cover, achieves: {leaks: false}}}
        """,
      cases: "case: c\nlog: [{on: 2021-05-01, remedy: cover, is: assigned}]")
    let cover = try #require(small.advisor.playbook.subject(named: "cover"))
    guard
      case .explained(let explanation) = small.advisor.explain(
        cover, of: small.file, on: try .day("2021-06-01"))
    else {
      Issue.record("it is not explained")
      return
    }
    let names = explanation.changes.map { change in
      change.settings.map { small.advisor.playbook.vocabulary.name(of: $0.fact) }
    }
    #expect(names == [["leaks"], ["winter"]])
  }

  /// A remedy that is done can be taken up again by two facts; the way there over the conditions
  /// that hold it now touches a third one.
  private static let detour = """
    playbook: {id: detour, version: "1", title: Detour}
    facts:
      b: {title: B, type: boolean}
      e: {title: E, type: string, allowed: [p, q, r]}
      n: {title: N, type: number}
      m: {title: M, type: number, allowed: ">= 0"}
      o: {title: O, type: date, optional: true}
    goals: {g0: {title: G, reached: b and m > 5, remedies: [r1]}}
    blockers:
      b0: {title: B, when: '(not(m > 5)) or ((n in [2..7)) and (o = null))', remedies: [r0, r1]}
      b1: {title: B, when: not(n < 2), remedies: [r2, r0]}
    remedies:
      r0: {title: R, when: '(e = "p") and (e = "p")', achieves: {n: {is: n + 1}}}
      r1: {title: R, needs: not(m >= 32000000), achieves: {n: 7}, excludes: [r0]}
      r2: {title: R, when: n < 2}
    """
}
