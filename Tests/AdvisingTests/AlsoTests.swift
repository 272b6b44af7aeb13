import Advising
import FEEL
import Playbooks
import Testing

/// What a remedy changes besides what it is begun for (contract, section 1, `also`).
struct AlsoTests {
  private static let head = """
    playbook: {id: also, version: "1", title: Also}
    facts:
      a: {title: A, type: boolean}
      b: {title: B, type: boolean}
      n: {title: N, type: number}

    """

  private func small(_ rules: String, _ file: String) throws -> SmallCase {
    try SmallCase(rules: Self.head + rules, cases: "case: c\n" + file)
  }

  private func advice(_ rules: String, _ file: String) throws -> Advice {
    let small = try small(rules, file)
    return small.advisor.advise(small.file, on: try .day("2021-06-01"))
  }

  private func stages(_ advice: Advice) -> [[String]] {
    advice.plan.stages.map { $0.map { advice.playbook[$0.entry].id } }
  }

  private func actions(_ advice: Advice) -> [String] {
    advice.actions.map { "\(advice.playbook[$0.remedy].id): \($0.state.rawValue)" }
  }

  @Test func thePlanSetsIt() throws {
    let rules = """
      blockers:
        ka: {title: KA, when: a, remedies: [ra]}
        kb: {title: KB, when: b, remedies: [rb]}
        kn: {title: KN, when: n > 1, remedies: [rn]}
      remedies:
        ra: {title: RA, achieves: {a: false}, also: {b: false, n: {is: n - 1}}}
        rb: {title: RB, needs: not(a), achieves: {b: false}}
        rn: {title: RN, needs: not(a), achieves: {n: 0}}
      """
    let found = try advice(rules, "facts: {a: true, b: true, n: 2}")
    #expect(stages(found) == [["ra"]] && found.plan.reaches)
    let without = try advice(
      rules.replacing(", also: {b: false, n: {is: n - 1}}", with: ""),
      "facts: {a: true, b: true, n: 2}")
    #expect(stages(without) == [["ra"], ["rb", "rn"]])
  }

  @Test func aCaseInWhichTheStepIsDoneHasIt() throws {
    let small = try small(
      """
      blockers: {ka: {title: KA, when: a, remedies: [ra]}}
      remedies: {ra: {title: RA, achieves: {a: false}, also: {n: {is: n + 1}}}}
      """, "facts: {a: true, n: 2}")
    let rules = small.advisor.rules(on: try .day("2021-06-01"))
    let remedy = try #require(small.advisor.playbook.remedy(named: "ra"))
    let after = small.file.achieving(remedy, part: nil, rules)
    let slot = try #require(small.advisor.playbook.vocabulary.slot(named: "n"))
    #expect(after.facts[slot]?.knownValue?.text == "3")
  }

  @Test func nobodyIsAdvisedToBeginTheStepForIt() throws {
    let found = try advice(
      """
      blockers: {ka: {title: KA, when: a, remedies: [ra]}}
      remedies:
        ra: {title: RA, needs: b, achieves: {a: false}}
        rb: {title: RB, achieves: {n: 0}, also: {b: true}}
        rc: {title: RC, achieves: {b: true}}
      """, "facts: {a: true, b: false, n: 1}")
    #expect(actions(found) == ["rc: now", "ra: waiting"])
  }

  /// Spent is a remedy by what it achieves alone.
  @Test(arguments: [("a: true, b: false", ["ra: now"]), ("a: false, b: true", ["rb: now"])])
  func whetherAnythingIsLeftToDoDoesNotDependOnIt(_ facts: String, _ expected: [String]) throws {
    let found = try advice(
      """
      blockers: {k: {title: K, when: a or b, remedies: [ra, rb]}}
      remedies:
        ra: {title: RA, achieves: {a: false}, also: {b: false}}
        rb: {title: RB, achieves: {b: false}}
      """, "facts: {\(facts)}")
    #expect(actions(found) == expected)
  }

  @Test func twoThatSetAFactToDifferentValuesDoNotShareAStage() throws {
    let rules = """
      blockers:
        ka: {title: KA, when: a, remedies: [ra]}
        kb: {title: KB, when: b, remedies: [rb]}
      remedies:
        ra: {title: RA, achieves: {a: false}, also: {n: 1}}
        rb: {title: RB, achieves: {b: false}, also: {n: 2}}
      """
    let facts = "facts: {a: true, b: true, n: 0}"
    #expect(stages(try advice(rules, facts)) == [["ra"], ["rb"]])
    let agreeing = rules.replacing("n: 2", with: "n: 1")
    #expect(stages(try advice(agreeing, facts)) == [["ra", "rb"]])
  }

  /// Whether a step is one for the whole case is said of what it achieves.
  @Test func aStepForTheWholeCaseChangesEachPartBesides() throws {
    let found = try advice(
      """
        w: {title: W, type: boolean, of: case}
      blockers:
        kw: {title: KW, when: w, remedies: [rw]}
        kb: {title: KB, when: b, remedies: [rb]}
      remedies:
        rw: {title: RW, achieves: {w: false}, also: {b: false}}
        rb: {title: RB, needs: not(w), achieves: {b: false}}
      """,
      """
      facts: {w: true, a: true, n: 0}
      parts: [{id: one, facts: {b: true}}, {id: two, facts: {b: true}}]
      """)
    #expect(stages(found) == [["rw"]] && found.plan.reaches)
    #expect(found.actions.map(\.part) == [nil, nil])
  }

  /// The step counts with all that it changes, and no fact is a lever of its own.
  @Test func aLeverCountsWhatItChangesBesides() throws {
    let small = try small(
      """
      blockers:
        ka: {title: KA, when: a, remedies: [ra]}
        kb: {title: KB, when: b, remedies: [rb]}
      remedies:
        ra: {title: RA, achieves: {a: false}, also: {b: false}}
        rb: {title: RB, needs: n > 5, achieves: {b: false}}
      """, "facts: {a: true, b: true, n: 0}")
    let day = try CalendarDate.day("2021-06-01")
    let trial = LeverTrial.outcome(of: small.file, small.advisor, on: day)
    let levers = Levers([trial], small.advisor, on: day)
    #expect(levers.ranked.map(\.cleared) == [2])
  }
}
