import Advising
import Diagnostics
import FEEL
import Playbooks
import Testing

/// Rules of the advice in which a second implementation of the contract found this one wrong.
struct SecondOpinionTests {
  private func advice(_ rules: String, _ file: String) throws -> Advice {
    let head = "playbook: {id: t, version: \"1\", title: T, languages: [en]}\n"
    let small = try SmallCase(rules: head + rules, cases: "case: c\ntitle: C\n" + file)
    return small.advisor.advise(small.file, on: try .day("2021-06-01"))
  }

  private func certain(_ advice: Advice) -> [String] {
    advice.actions.filter(\.isCertain).map { advice.playbook[$0.remedy].id }
  }

  /// A filler that comes first in the playbook takes the place of a later one, if it suits: also
  /// where it changes another fact of the same need.
  @Test func aFillerIsNotCertainWhileAnEarlierOneMaySuit() throws {
    let found = try advice(
      """
      facts:
        a: {title: A, type: boolean}
        b: {title: B, type: boolean}
        c: {title: C, type: boolean}
      blockers:
        k1: {title: K1, when: a, remedies: [r0]}
      remedies:
        r0: {title: R0, needs: not(a and c)}
        r2: {title: R2, when: b, achieves: {a: false}}
        r3: {title: R3, achieves: {c: false}}
      """, "facts: {a: true, c: true}\n")
    #expect(found.actions.map { found.playbook[$0.remedy].id } == ["r3", "r0"])
    #expect(certain(found) == ["r0"])
  }

  /// What is done by formula is not spent while a blocker that lists it is present, even one that
  /// has nothing to do with the need.
  @Test func aFillerThatAnotherBlockerKeepsOpenCountsToo() throws {
    let found = try advice(
      """
      facts:
        a: {title: A, type: boolean}
        b: {title: B, type: boolean}
        c: {title: C, type: boolean}
        u: {title: U, type: boolean}
      blockers:
        k1: {title: K1, when: a, remedies: [x]}
        k9: {title: K9, when: c, remedies: [other]}
        k8: {title: K8, when: c, remedies: [q]}
      remedies:
        x: {title: X, needs: b, achieves: {a: false}}
        other: {title: Other, achieves: {c: false}}
        q: {title: Q, when: u, achieves: {b: {is: "true"}}}
        r: {title: R, achieves: {b: true}}
      """,
      """
      facts: {a: true, b: false, c: true}
      log: [{on: 2021-05-01, remedy: q, is: done, by: z}]
      """)
    #expect(certain(found) == ["other", "x"])
  }

  @Test func aStepUnderWayIsCountedFromItsStartInALaterStageToo() throws {
    let found = try advice(
      """
      facts:
        a: {title: A, type: boolean}
        b: {title: B, type: boolean}
      blockers:
        k1: {title: K1, when: a, remedies: [r1]}
        k2: {title: K2, when: b, remedies: [r2]}
      remedies:
        r1: {title: R1, achieves: {a: false}, within: 10 days}
        r2: {title: R2, needs: not(a), achieves: {b: false}, within: 60 days}
      """,
      """
      facts: {a: true, b: true}
      log: [{on: 2021-05-01, remedy: r2, is: assigned, by: x}]
      """)
    #expect(found.plan.stages.count == 2)
    // 60 days from the 1st of May end on the 30th of June.
    #expect(found.plan.days == 29)
  }

  @Test func aStageIsAsLongAsItsLongestPart() throws {
    let rules = """
      facts:
        a: {title: A, type: boolean}
        b: {title: B, type: boolean}
      blockers:
        k1: {title: K1, when: a, remedies: [r1]}
      remedies:
        r1: {title: R1, needs: b, achieves: {a: false}, within: 60 days}
      """
    for (first, second) in [("p1", "p2"), ("p2", "p1")] {
      let found = try advice(
        rules,
        """
        facts: {a: true, b: true}
        parts:
          - {id: \(first), title: First}
          - {id: \(second), title: Second}
          - {id: p3, title: P3, facts: {b: false}}
        log: [{on: 2021-04-10, remedy: r1, is: assigned, by: x, part: p1}]
        """)
      #expect(found.plan.days == 60)
    }
  }

  @Test func whatIsNotReachedIsSaidOfTheEndOfThePlan() throws {
    let found = try advice(
      """
      facts:
        s: {title: S, type: string, allowed: [a, b, c]}
      goals:
        g1: {title: G1, reached: s = "b", remedies: [up]}
        g2: {title: G2, reached: s = "c", remedies: [down]}
      remedies:
        up: {title: Up, achieves: {s: b}}
        down: {title: Down, achieves: {s: c}}
      """, "facts: {s: a}\n")
    #expect(!found.plan.reaches)
    #expect(found.plan.unreached.map { found.playbook[$0].id } == ["g1"])
  }

  /// A fact that is set to the value that it has makes no new state.
  @Test func aStateThatReturnsAtOnceEndsThePlan() throws {
    let found = try advice(
      """
      facts:
        n: {title: N, type: number}
      blockers:
        k1: {title: K1, when: n > 1, remedies: [r1]}
      remedies:
        r1: {title: R1, achieves: {n: {is: "2"}}, within: 10 days}
      """,
      """
      facts: {n: 2}
      log: [{on: 2021-04-01, remedy: r1, is: done, by: x}]
      """)
    #expect(found.plan.stages.count == 1)
    #expect(found.plan.days == 10)
  }

  @Test func whatIsOneForTheCaseIsCertainIfItIsSoInAnyPart() throws {
    let rules = """
      facts:
        a: {title: A, type: boolean}
        b: {title: B, type: boolean, of: case}
        c: {title: C, type: boolean, of: case}
      goals:
        g: {title: G, reached: a, remedies: [r1]}
        h: {title: H, when: c, reached: a, remedies: [r2]}
      remedies:
        r1: {title: R1, achieves: {b: true}}
        r2: {title: R2, achieves: {b: true}}
      """
    let one = try advice(
      rules,
      """
      facts: {b: false, c: false}
      parts:
        - {id: p1, title: P1, facts: {a: false}}
        - {id: p2, title: P2}
      """)
    #expect(certain(one) == ["r1"])
    let none = try advice(
      rules,
      """
      facts: {b: false, c: false}
      parts:
        - {id: p1, title: P1}
        - {id: p2, title: P2}
      """)
    #expect(certain(none) == [])
  }

  /// Whatever the open fact of the case is, one of the two parts has the action.
  @Test func whichPartHasTheActionMayDependOnTheFacts() throws {
    let found = try advice(
      """
      facts:
        one: {title: One, type: boolean}
        a: {title: A, type: boolean, of: case}
        b: {title: B, type: boolean, of: case}
      goals:
        g: {title: G, reached: one and a or not(one) and not(a), remedies: [r1]}
      remedies:
        r1: {title: R1, achieves: {b: true}}
      """,
      """
      facts: {b: false}
      parts:
        - {id: p1, title: P1, facts: {one: true}}
        - {id: p2, title: P2, facts: {one: false}}
      """)
    #expect(certain(found) == ["r1"])
  }

  @Test func anAssumptionOfAnyPartIsListed() throws {
    let found = try advice(
      """
      facts:
        a: {title: A, type: boolean, assume: true}
      blockers:
        k1: {title: K1, when: a}
      """,
      """
      parts:
        - {id: p1, title: P1, facts: {a: false}}
        - {id: p2, title: P2}
      """)
    #expect(found.assumptions.map(\.fact.index) == [0])
  }

  @Test func aConditionOfAClockThatIsNullIsWarnedOf() throws {
    let found = try advice(
      """
      facts:
        d: {title: D, type: date, optional: true}
      clocks:
        c1: {title: C1, when: d < today, from: 'date("2021-05-01")', within: 60 days}
        c2: {title: C2, from: 'date("2021-05-01")', within: 60 days, met: d < today}
      """, "facts: {d: null}\n")
    #expect(found.warnings.map(\.code) == [.noBoolean, .noBoolean])
    #expect(found.warnings.contains { $0.message.en.contains("`c1`") })
    #expect(found.warnings.contains { $0.message.en.contains("`c2`") })
  }

  /// Where the condition of its blocker is null, the blocker is not present, and the step is spent.
  @Test func aStepThatIsDoneIsCertainThoughItsBlockerMayBeNull() throws {
    let found = try advice(
      """
      facts:
        d: {title: D, type: date, optional: true}
        n: {title: N, type: number}
      blockers:
        k1: {title: K1, when: d < today, remedies: [r1]}
      remedies:
        r1: {title: R1, achieves: {n: {is: n + 1}}}
      """,
      """
      facts: {n: 1}
      log: [{on: 2021-05-01, remedy: r1, is: done, by: x}]
      """)
    #expect(certain(found) == ["r1"])
  }

  /// A fact that only the formula of an earlier filler reads is gone through as well.
  @Test func aFillerIsCertainWhereAnEarlierOneNeverFills() throws {
    let found = try advice(
      """
      facts:
        s: {title: S, type: string, allowed: [x, y, z]}
        c: {title: C, type: boolean}
      blockers:
        k1: {title: K1, when: s = "z", remedies: [r4]}
      remedies:
        r0: {title: R0, achieves: {s: {is: 'if c then "y" else "z"'}}}
        r3: {title: R3, achieves: {s: x}}
        r4: {title: R4, needs: s = "x", achieves: {s: y}}
      """, "facts: {s: z}")
    #expect(certain(found) == ["r3", "r4"])
  }

  /// Where somebody was asked in vain in one part only, the others are still to be asked: a question
  /// for each (contract, section 4.8), and the one asked in vain comes last.
  @Test func aQuestionOfAllPartsIsAskedInVainOnlyIfItIsSoInEach() throws {
    let rules = """
      facts:
        a: {title: A, type: boolean}
      blockers:
        b1: {title: B1, when: a, stops: []}
      """
    let asked = "{a: {status: asked, on: 2021-05-01}}"
    for (first, second, expected) in [
      (asked, "{}", [false, true]), ("{}", asked, [false, true]), (asked, asked, [true]),
    ] {
      let found = try advice(
        rules,
        """
        parts:
          - {id: p1, title: P1, facts: \(first)}
          - {id: p2, title: P2, facts: \(second)}
        """)
      #expect(found.questions.map { $0.asked != nil } == expected)
    }
  }
}
