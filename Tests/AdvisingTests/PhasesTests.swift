import Advising
import Diagnostics
import FEEL
import Playbooks
import Testing

/// Where an entry without a phase of its own has its place (contract, section 1, "Phase").
struct PhasesTests {
  private static let head = """
    playbook: {id: phases, version: "1", title: Phases}
    phases: {facts-first: {title: F}, assets: {title: A}, works: {title: W}, titles: {title: T}}
    facts:

    """

  /// The phases by the id of the entry or the name of the fact.
  private func phases(_ facts: [String], _ rules: String, on day: String = "2021-06-01") throws
    -> [String: String]
  {
    let declared = facts.map { "  \($0): {title: \($0), type: boolean}\n" }.joined()
    let text = Self.head + declared + rules
    let loaded = PlaybookLoader.load([SourceFile(name: "rules.yaml", text: text)])
    let playbook = try #require(
      loaded.playbook, "\(loaded.diagnostics.map { DiagnosticPrinter(language: .en).text($0) })")
    let phases = Phases(playbook, on: try .day(day))
    var found: [String: String] = [:]
    func add(_ id: String, _ phase: Reference<Phase>?) {
      found[id] = phase.map { playbook[$0].id }
    }
    for (index, entry) in playbook.blockers.enumerated() {
      add(entry.id, phases[Reference<Blocker>(index)])
    }
    for (index, entry) in playbook.goals.enumerated() {
      add(entry.id, phases[Reference<Goal>(index)])
    }
    for (index, entry) in playbook.clocks.enumerated() {
      add(entry.id, phases[Reference<Clock>(index)])
    }
    for (index, entry) in playbook.remedies.enumerated() {
      add(entry.id, phases[Reference<Remedy>(index)])
    }
    for fact in playbook.facts { add(fact.id, phases[fact.slot]) }
    return found
  }

  @Test func blockersGoalsAndClocksHaveTheirOwnOrTheLast() throws {
    let found = try phases(
      ["a"],
      """
      goals:
        g1: {title: G, reached: a, phase: works}
        g2: {title: G, reached: a}
      blockers:
        k1: {title: K, when: a, phase: facts-first}
        k2: {title: K, when: a}
      clocks:
        c1: {title: C, from: 'date("2021-01-01")', within: 3 days, phase: assets}
        c2: {title: C, from: 'date("2021-01-01")', within: 3 days}
      """)
    let expected = [
      "g1": "works", "g2": "titles", "k1": "facts-first", "k2": "titles", "c1": "assets",
      "c2": "titles", "a": "facts-first",
    ]
    #expect(found == expected)
  }

  @Test func aRemedyIsWhereItIsAskedForFirst() throws {
    let found = try phases(
      ["ledger", "audited", "seized", "stopped", "titled"],
      """
      goals:
        early: {title: G, reached: titled, remedies: [unseal], phase: facts-first}
        titles: {title: G, reached: titled, remedies: [register], phase: titles}
      blockers:
        stopped-works: {title: K, when: stopped, remedies: [restart, unseal], phase: works}
        seized-assets: {title: K, when: seized, remedies: [unseal], phase: assets}
      remedies:
        # The earliest of its blockers, which come before any goal.
        unseal: {title: R, needs: ledger and audited, achieves: {seized: false}}
        restart: {title: R, achieves: {stopped: false}}
        register: {title: R, needs: not(stopped), achieves: {titled: true}}
        # What needs it.
        make-ledger: {title: R, needs: audited, achieves: {ledger: true}}
        audit: {title: R, achieves: {audited: true}}
        # Its own.
        guard: {title: R, achieves: {audited: true}, phase: titles}
        # Nothing asks for it.
        idle: {title: R, also: {audited: true}}
      """)
    let expected = [
      "unseal": "assets", "restart": "works", "register": "titles", "make-ledger": "assets",
      "audit": "assets", "guard": "titles", "idle": "titles",
    ]
    #expect(found.filter { expected[$0.key] != nil } == expected)
  }

  /// Remedies that need one another take no phase from each other, but one from outside.
  @Test(arguments: [
    ("", "titles"), ("blockers: {k: {title: K, when: a, remedies: [out]}}", "works"),
  ])
  func aCircleTakesThePhaseFromOutside(_ blockers: String, _ expected: String) throws {
    let found = try phases(
      ["a", "b", "c"],
      blockers.replacing("title: K,", with: "title: K, phase: works,") + """

        remedies:
          out: {title: R, needs: b}
          one: {title: R, needs: b, achieves: {c: true}}
          two: {title: R, needs: c, achieves: {b: true}}
        """)
    #expect(found["one"] == expected && found["two"] == expected)
  }

  @Test func aFactIsWhereItIsReadFirst() throws {
    let found = try phases(
      ["seized", "stopped", "consent", "suited", "promised", "titled", "given", "set"],
      """
      decisions:
        unsafe: {type: boolean, is: seized and stopped}
        agreed: {type: boolean, is: consent}
      goals:
        titles: {title: G, when: promised, reached: titled}
      blockers:
        k-works: {title: K, when: stopped or seized or given, remedies: [restart], phase: works}
        k-assets: {title: K, when: unsafe, phase: assets}
      remedies:
        restart: {title: R, when: suited, needs: agreed or seized, achieves: {set: {is: not(promised)}}}
      """)
    let expected = [
      // Through a decision, and before what a later blocker says.
      "seized": "assets", "stopped": "assets", "given": "works",
      // Read by a remedy, in `needs` or `when`.
      "consent": "works", "suited": "works",
      // Read by a goal or in an `is`, or only set.
      "promised": "titles", "titled": "titles", "set": "titles",
    ]
    #expect(found.filter { expected[$0.key] != nil } == expected)
  }

  /// What is not in force on the day asks for nothing.
  @Test(arguments: [("2020-12-31", "assets"), ("2021-01-01", "works")])
  func onlyWhatIsInForceCounts(_ day: String, _ expected: String) throws {
    let found = try phases(
      ["a", "b", "c"],
      """
      blockers:
        old: {title: K, when: a, remedies: [r], phase: assets, effective: {until: 2020-12-31}}
        new: {title: K, when: a, remedies: [r], phase: works}
      remedies:
        r: {title: R, achieves: {a: false}}
        s: {title: R, needs: c, phase: assets, effective: {until: 2020-12-31}}
        t: {title: R, needs: c, phase: works}
        u: {title: R, achieves: {c: true}}
      """, on: day)
    #expect(found["r"] == expected && found["a"] == expected)
    #expect(found["u"] == expected && found["c"] == expected)
  }

  @Test func aPlaybookWithoutPhasesHasNone() throws {
    let text = """
      playbook: {id: none, version: "1", title: None}
      facts: {a: {title: A, type: boolean}}
      blockers: {k: {title: K, when: a, remedies: [r]}}
      remedies: {r: {title: R, achieves: {a: false}}}
      """
    let playbook = try #require(
      PlaybookLoader.load([SourceFile(name: "rules.yaml", text: text)]).playbook)
    let phases = Phases(playbook, on: try .day("2021-06-01"))
    #expect(phases[Reference<Blocker>(0)] == nil && phases[Reference<Remedy>(0)] == nil)
    #expect(phases[playbook.facts[0].slot] == nil)
  }

  @Test func theOrderIsThatOfThePlaybook() throws {
    let files = [
      SourceFile(name: "b.yaml", text: "phases: {two: {title: Two}}\n"),
      SourceFile(
        name: "a.yaml",
        text: """
          playbook: {id: order, version: "1", title: Order}
          phases: {one: {title: One}, zero: {title: Zero}}
          """),
    ]
    let playbook = try #require(PlaybookLoader.load(files).playbook)
    #expect(playbook.phases.map(\.id) == ["one", "zero", "two"])
  }
}
