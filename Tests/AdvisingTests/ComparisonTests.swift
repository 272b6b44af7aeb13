import Advising
import FEEL
import Playbooks
import Testing

struct ComparisonTests {
  static let rules = """
    playbook: {id: compare, version: "1", title: Compare}
    facts:
      seized: {title: Seized, type: boolean}
      ready: {title: Ready, type: boolean, assume: false}
      sold: {title: Sold, type: boolean, assume: false}
      status: {title: Status, type: string, allowed: [good, bad]}
      households: {title: Households, type: number}
    offices: {court: {title: Court}}
    goals: {handover: {title: Handover, reached: sold, remedies: [sell]}}
    blockers:
      seizure: {title: Seizure, when: seized, remedies: [unseal]}
      trouble: {title: Trouble, when: status = "bad", stops: [], remedies: [talk]}
    remedies:
      unseal: {title: Unseal, counterparts: [court], within: 10 days, achieves: {seized: false}}
      talk: {title: Console, needs: not(seized), decide: {}}
      sell: {title: Sell, within: 20 days, achieves: {sold: true}}

    """

  static let parts = """
    case: c
    title: C
    facts: {status: bad, households: 100}
    parts:
      - {id: p1, title: P1, facts: {seized: true}}
      - {id: p2, title: P2}

    """

  private func changes(_ before: Case, _ after: Case, _ small: SmallCase) throws -> [String] {
    small.advisor.comparison(of: before, with: after, on: try .day("2021-06-01"))
      .changes.map(\.text)
  }

  private func slot(_ name: String, _ small: SmallCase) throws -> Slot {
    try #require(small.advisor.playbook.vocabulary.slot(named: name))
  }

  @Test func theSameCaseHasNoChanges() throws {
    let small = try SmallCase(rules: Self.rules, cases: Self.parts)
    #expect(try changes(small.file, small.file, small) == [])
  }

  @Test func whatChangesInOnePartIsSaidOfIt() throws {
    let small = try SmallCase(rules: Self.rules, cases: Self.parts)
    let after = small.file.stating(
      Statement(value: .boolean(false)), of: try slot("seized", small), part: "p1")
    let found = try changes(small.file, after, small)
    #expect(
      found == [
        "blocker seizure@p1 present -> absent", "action unseal@p1 now -> -",
        "action talk@p1 waiting -> decide", "action sell@p1 waiting -> now", "days plan 40 -> 20",
      ])
  }

  @Test func whatChangesAlikeInEveryPartIsSaidOnce() throws {
    let small = try SmallCase(rules: Self.rules, cases: Self.parts)
    let after = small.file.stating(
      Statement(value: .string("good")), of: try slot("status", small), part: nil)
    let found = try changes(small.file, after, small)
    #expect(found.contains("blocker trouble present -> absent"))
    #expect(!found.contains { $0.hasPrefix("blocker trouble@") })
  }

  @Test func aDoneRemedyHasAchieved() throws {
    let small = try SmallCase(rules: Self.rules, cases: Self.parts)
    let rules = small.advisor.rules(on: try .day("2021-06-01"))
    let unseal = try #require(small.advisor.playbook.remedy(named: "unseal"))
    let after = small.file.achieving(unseal, part: nil, rules)
    #expect(
      try changes(small.file, after, small).prefix(2) == [
        "blocker seizure@p1 present -> absent", "blocker seizure@p2 unknown -> absent",
      ])
  }

  @Test func effectsAreThoseOfEachAnswer() throws {
    let small = try SmallCase(rules: Self.rules, cases: Self.parts)
    let day = try CalendarDate.day("2021-06-01")
    let question = try #require(small.advisor.questions(about: small.file, on: day).first)
    #expect(question.fact == (try slot("seized", small)))
    #expect(question.part == "p2")
    let effects = small.advisor.effects(of: question, in: small.file, on: day)
    #expect(effects.map(\.value.text) == ["true", "false"])
    #expect(
      effects.map { $0.comparison.changes.map(\.text) } == [
        [
          "blocker seizure@p2 unknown -> present", "action unseal@p2 unknown -> now",
          "action talk@p2 unknown -> waiting", "action sell@p2 unknown -> waiting",
        ],
        [
          "blocker seizure@p2 unknown -> absent", "action unseal@p2 unknown -> -",
          "action talk@p2 unknown -> decide", "action sell@p2 unknown -> now",
        ],
      ])
  }

  @Test func whatConstraintsSayIsComparedToo() throws {
    let small = try SmallCase(
      rules: """
        playbook: {id: compare, version: "1", title: Compare}
        facts:
          sealed: {title: Sealed, type: boolean}
          seized: {title: Seized, type: boolean}
          sold: {title: Sold, type: boolean}
        constraints:
          sealed-is-seized: {title: What is sealed is seized, if: sealed, then: seized}
        offices: {}
        goals: {}
        blockers:
          sale: {title: Sale, when: sold and seized, remedies: [unseal]}
        remedies: {unseal: {title: Unseal}}

        """,
      cases: "case: c\ntitle: C\nfacts: {}\n",
      "case: c\ntitle: C\nfacts: {seized: false}\n")
    func stating(_ name: String, _ value: Bool, in file: Case) throws -> Case {
      file.stating(Statement(value: .boolean(value)), of: try slot(name, small), part: nil)
    }
    let sold = try changes(small.files[0], try stating("sold", true, in: small.files[0]), small)
    #expect(sold.first == "blocker sale unknown -> likely")
    let sealed = try changes(small.files[0], try stating("sealed", true, in: small.files[0]), small)
    #expect(sealed.filter { $0.hasPrefix("inferred") } == ["inferred seized - -> true"])
    #expect(
      try changes(small.files[1], try stating("sealed", true, in: small.files[1]), small)
        == ["contradiction sealed-is-seized - -> contradiction", "inferred sealed false -> -"])
  }
}
