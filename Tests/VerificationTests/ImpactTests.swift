import Advising
import FEEL
import Playbooks
import Testing
import Verification

struct ImpactTests {
  private func impact(_ facts: String, _ changes: (String, String)...) throws -> Impact {
    let old = try SmallPlaybook.load()
    let new = try SmallPlaybook.load(changes)
    let file = try SmallPlaybook.file(facts, old)
    return Impact([(file, true)], old: old, new: new, on: SmallPlaybook.date)
  }

  @Test func equalRulesChangeNoCase() throws {
    let same = try impact("fee.paid: false, open: false")
    #expect(same.changed.isEmpty && same.stuck.isEmpty && same.open.isEmpty)
  }

  @Test func aCaseThatLosesItsOnlyRemedyIsStuck() throws {
    let lost = try impact(
      "fee.paid: false, kind: toys, open: false",
      ("title: Send the bill,", "title: Send the bill, when: seats > 100,"))
    let other = try impact(
      "fee.paid: false, kind: toys, seats: 3, open: false",
      ("title: Send the bill,", "title: Send the bill, when: seats > 100,"))
    #expect(lost.stuck.isEmpty)
    #expect(other.stuck.map(\.becameStuck) == [["unpaid"]])
    #expect(other.offices.map { [$0.old, $0.new] } == [[1, 0]])
  }

  @Test func aChangeNamesTheRuleBehindIt() throws {
    let freed = try impact(
      "fee.paid: true, kind: food, kitchen.clean: false, open: false",
      ("not(kitchen.clean), remedies", "kitchen.clean, remedies"))
    let changes = try #require(freed.changed.first).changes
    let clean = try #require(changes.first { $0.id == "clean" })
    #expect(clean.because.map(\.id) == ["dirty"])
    guard case .action(let old, let new) = clean.states else {
      Issue.record("`clean` is an action")
      return
    }
    #expect(old == .now && new == nil)
  }

  /// Whatever a reader of the advice is told counts: each of these changes nothing else.
  @Test(arguments: [
    ("lead: market, within: 10 days", "within: 10 days", "action send-bill lead market -> none"),
    (
      "lead: market, within: 10 days", "lead: market, with: [market], within: 10 days",
      "action send-bill with none -> market"
    ),
    (
      "lead: market, within: 10 days", "lead: market, counterparts: [market], within: 10 days",
      "action send-bill counterparts none -> market"
    ),
    ("within: 10 days", "within: 7 days", "action send-bill due 2024-03-04 -> 2024-03-01"),
    (
      "title: Send the bill,", "title: Send the bill, steps: [Write it],",
      "action send-bill steps none -> Write it"
    ),
    (
      "title: Send the bill,", "title: Send the bill, documents: [{title: Stamp}],",
      "action send-bill documents none -> Stamp"
    ),
    (
      "kitchen.clean: {title: Kitchen clean,", "kitchen.clean: {ask: Is it?, title: Kitchen clean,",
      "question kitchen.clean ask none -> Is it?"
    ),
    ("seats > 20", "seats >= 3", "decision large value false -> true"),
    (
      "within: 9 days, met: open", "within: 4 days, met: open",
      "clock answer due 2024-03-05 -> 2024-02-29"
    ),
    (
      "within: 9 days, met: open", "within: 9 days, holder: market, met: open",
      "clock answer holder none -> market"
    ),
  ])
  func whatAReaderIsToldIsCompared(old: String, new: String, told: String) throws {
    let clock = (
      "offices:\n",
      "clocks: {answer: {title: Answer, from: 'date(\"2024-02-25\")', within: 9 days, met: open}}\noffices:\n"
    )
    let text = """
      case: c
      facts: {fee.paid: false, kind: food, seats: 3, open: false}
      log: [{on: 2024-02-23, remedy: send-bill, is: started}]
      """
    let before = try SmallPlaybook.load([clock])
    let after = try SmallPlaybook.load([clock, (old, new)])
    let file = try SmallPlaybook.file(text: text, before)
    let impact = Impact([(file, true)], old: before, new: after, on: SmallPlaybook.date)
    let changes = try #require(impact.changed.first).changes.compactMap { change -> String? in
      guard case .told(let kind, let detail, let old, let new) = change.states else { return nil }
      func text(_ said: CaseImpact.Said?) -> String {
        said?.codes.joined(separator: ", ") ?? "none"
      }
      return "\(kind.rawValue) \(change.id) \(detail.rawValue) \(text(old)) -> \(text(new))"
    }
    #expect(changes.contains(told), "\(changes)")
  }

  @Test func aRemedyByAnotherNameIsTheSame() throws {
    let renamed = try impact(
      "fee.paid: false, seats: 25, open: false",
      ("send-bill: {title:", "bill: {formerly: [send-bill], title:"),
      ("remedies: [send-bill]", "remedies: [bill]"))
    #expect(renamed.changed.isEmpty)
  }

  @Test func anotherOrderOfStepsIsAChange() throws {
    let text = SmallPlaybook.text
    let lines = text.split(separator: "\n").map(String.init)
    let clean = try #require(lines.first { $0.hasPrefix("  clean: ") })
    let moved = try impact(
      "fee.paid: false, kind: food, kitchen.clean: false, open: false", ("\n" + clean, ""),
      ("remedies:\n  send-bill", "remedies:\n\(clean)\n  send-bill"))
    let order = try #require(moved.changed.first?.changes.first { $0.id == "actions" })
    guard case .told(.order, .order, let old?, let new?) = order.states else {
      Issue.record("the order is told")
      return
    }
    #expect(old.codes.first == "send-bill" && new.codes.first == "clean")
  }

  @Test func aFactNeverRecordedIsNamed() throws {
    let open = try impact(
      "fee.paid: true, kind: toys, open: false",
      ("when: kind = \"food\"", "when: kind != \"books\""))
    // What is known of it speaks for `dirty`, so `clean` is listed as a step if needed.
    #expect(open.open.first?.cannotBeSaid.map(\.id) == ["dirty", "clean", "hand-out-permit"])
    #expect(open.open.first?.cannotBeSaid.first?.facts.map(\.id) == ["kitchen.clean"])
  }

  @Test func whatTheNewRulesCallOtherwiseIsNotLeftOut() throws {
    let renamed = try impact(
      "fee.paid: false, seats: 25, open: false",
      ("seats: {title: Seats,", "places: {title: Seats, formerly: [seats],"),
      ("seats > 20", "places > 20"))
    #expect(renamed.cases.map(\.leftOut) == [[]])
  }

  @Test func aChecklistThatTheNewRulesDoNotHaveIsLeftOutAndSaid() throws {
    let head = "offices:\n"
    let (fees, dirt) = ("fees: {title: F, facts: [fee.paid]}", "dirt: {title: D, facts: [open]}")
    let old = try SmallPlaybook.load([(head, "screens: {\(fees), \(dirt)}\n" + head)])
    let new = try SmallPlaybook.load([(head, "screens: {\(dirt)}\n" + head)])
    let text = "case: c\nscreened: {fees: 2024-01-01, dirt: 2024-02-01}\n"
    let file = try SmallPlaybook.file(text: text, old)
    let there = CaseTranslation(file, from: old, to: new)
    #expect(there.leftOut == ["fees"])
    #expect(there.case.screened.map { new[$0.key].id } == ["dirt"])
    #expect(there.case.screened.values.first?.on?.text == "2024-02-01")
  }

  /// The constraint is told as a reason only where it says something of a fact that matters.
  @Test func aChangeThatAConstraintMayExplainNamesIt() throws {
    let head = "offices:\n"
    func rules(_ then: String, _ other: String, _ paid: String) throws -> Playbook {
      try SmallPlaybook.load([
        (
          head,
          """
          constraints:
            paid: {title: Paid, if: seats > 3, then: \(then)}
            other: {title: Other, then: \(other)}
          screens:
            dirt: {title: Dirt, facts: [\(paid)]}

          """ + head
        ), ("when: not(fee.paid)", "when: \(then == "fee.paid" ? "" : "not")(fee.paid)"),
      ])
    }
    let old = try rules("fee.paid", "kitchen.clean", "fee.paid")
    let new = try rules("not(fee.paid)", "not(kitchen.clean)", "fee.paid, kitchen.clean")
    let file = try SmallPlaybook.file("fee.paid: true, kind: toys, seats: 1, open: false", old)
    let impact = Impact([(file, true)], old: old, new: new, on: SmallPlaybook.date)
    let change = try #require(impact.cases.first?.changes.first { $0.id == "unpaid" })
    #expect(change.because.map(\.id) == ["unpaid", "paid", "dirt"])
  }

  @Test func whatNewConstraintsSayOfACaseIsAChange() throws {
    let head = "offices:\n"
    func rules(_ then: String) throws -> Playbook {
      try SmallPlaybook.load([
        (head, "constraints:\n  paid: {title: Paid, if: seats > 3, then: \(then)}\n" + head)
      ])
    }
    let old = try SmallPlaybook.load()
    let new = try rules("not(fee.paid)")
    func changes(_ facts: String, _ old: Playbook, _ new: Playbook) throws -> [CaseImpact.Change] {
      let file = try SmallPlaybook.file(facts, old)
      let impact = Impact([(file, true)], old: old, new: new, on: SmallPlaybook.date)
      return try #require(impact.changed.first).changes
    }
    let inferred = try #require(
      try changes("kind: toys, seats: 4, open: false", old, new).first { $0.id == "fee.paid" })
    guard case .inferred(let fact, nil, .boolean(false)) = inferred.states else {
      Issue.record("`fee.paid` is inferred by the new version only")
      return
    }
    #expect(fact.id == "fee.paid" && inferred.because.map(\.id) == ["paid"])
    for (before, after, isNew) in [(old, new, true), (new, old, false)] {
      let clash = try #require(
        try changes("kind: toys, seats: 4, fee.paid: true, open: false", before, after)
          .first { $0.id == "paid" })
      guard case .contradiction(let found) = clash.states else {
        Issue.record("`paid` is contradicted by one version")
        return
      }
      #expect(found == isNew && clash.because.map(\.id) == ["paid"])
    }
    let other = try changes(
      "kind: toys, seats: 4, open: false", new, try rules("fee.paid")
    ).first { $0.id == "fee.paid" }
    guard case .inferred(_, .boolean(false), .boolean(true)) = other?.states else {
      Issue.record("`fee.paid` is inferred otherwise")
      return
    }
  }

  @Test func whatTheNewRulesHaveNoWordForIsLeftOutAndSaid() throws {
    let renamed = try impact(
      "fee.paid: false, seats: 5, open: false",
      (
        "seats: {title: Seats, type: number, allowed: \">= 0\"}", "tables: {title: T, type: number}"
      ),
      ("seats > 20", "tables > 5"))
    #expect(renamed.cases.map(\.leftOut) == [["seats"]])
  }
}
