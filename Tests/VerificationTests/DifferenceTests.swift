import Diagnostics
import FEEL
import Playbooks
import Testing
import Verification

struct DifferenceTests {
  private func difference(_ changes: (String, String)...) throws -> PlaybookDifference {
    PlaybookDifference(
      old: try SmallPlaybook.load(), new: try SmallPlaybook.load(changes), on: SmallPlaybook.date)
  }

  private func condition(
    _ difference: PlaybookDifference, _ id: String, _ key: String
  ) throws -> ConditionDifference {
    let entry = try #require(difference.entries.first { $0.id == id })
    let aspect = try #require(entry.aspects.first { $0.key == key })
    guard case .condition(let condition) = aspect.change else {
      throw Unexpected()
    }
    return condition
  }

  private struct Unexpected: Error {}

  @Test func aPlaybookEqualsItself() throws {
    let same = try difference()
    #expect(same.entries.isEmpty)
    #expect(!same.changesMeaning)
  }

  @Test func anEquivalentConditionIsWordingOnly() throws {
    let rewritten = try difference(
      ("kind = \"food\" and not(kitchen.clean)", "not(kind != \"food\" or kitchen.clean)"),
      ("seats > 20", "not(seats <= 20)"))
    #expect(rewritten.entries.map(\.id) == ["dirty", "large"])
    #expect(rewritten.entries.allSatisfy { $0.kind == .wording })
  }

  @Test func aShiftedComparisonNamesTheCasesInBetween() throws {
    let shifted = try condition(try difference(("seats > 20", "seats >= 20")), "large", "is")
    let shift = try #require(shifted.shifts.first)
    #expect(shifted.shifts.count == 1)
    #expect(shift.from.text == "false" && shift.to.text == "true")
    #expect(shift.example?.yaml == "seats: 20")
    #expect(shift.isComplete && shift.cases.count == 1)
  }

  @Test func aDroppedOperandShowsWhoIsNowCaught() throws {
    let dropped = try condition(
      try difference(("kind = \"food\" and not(kitchen.clean)", "not(kitchen.clean)")),
      "dirty", "when")
    let shift = try #require(dropped.shifts.first)
    #expect(dropped.shifts.count == 1)
    #expect(shift.example?.yaml == "kind: books, kitchen.clean: false")
  }

  @Test func aChangedDecisionReachesTheConditionsThatAskIt() throws {
    let text = [("when: not(fee.paid)", "when: large and not(fee.paid)")]
    let old = try SmallPlaybook.load(text)
    let new = try SmallPlaybook.load(text + [("seats > 20", "seats > 30")])
    let found = PlaybookDifference(old: old, new: new, on: SmallPlaybook.date)
    #expect(found.entries(.meaning).map(\.id) == ["unpaid", "large"])
    let when = try condition(found, "unpaid", "when")
    #expect(when.shifts.map { $0.example?.yaml } == ["seats: 30, fee.paid: false"])
  }

  @Test func theExampleIsACaseThatTheConstraintsAllow() throws {
    let head = "offices:\n"
    func shift(_ old: String, _ new: String) throws -> ConditionDifference.Shift {
      func rules(_ constraint: String, _ changes: (String, String)...) throws -> Playbook {
        try SmallPlaybook.load(
          changes + [(head, "constraints:\n  seats: {title: S, \(constraint)}\n" + head)])
      }
      let found = PlaybookDifference(
        old: try rules(old), new: try rules(new, ("seats > 20", "seats >= 20")),
        on: SmallPlaybook.date)
      return try #require(try condition(found, "large", "is").shifts.first)
    }
    let clean = "if: kitchen.clean, then: seats > 30"
    let both = try shift(clean, clean)
    #expect(both.example?.yaml == "seats: 20, kitchen.clean: false" && !both.isExcluded)
    let one = try shift("then: seats > 10", "then: seats > 30")
    #expect(one.example?.yaml == "seats: 20" && !one.isExcluded)
    let none = try shift("then: seats < 10", "then: seats > 30")
    #expect(none.example == nil && none.isExcluded)
    #expect(none.from.text == "false" && none.to.text == "true")
  }

  @Test func whatIsNotAnalysedIsSaid() throws {
    let text = [("seats > 20", "seats * seats > 400")]
    let old = try SmallPlaybook.load(text)
    let new = try SmallPlaybook.load([("seats > 20", "seats * seats > 500")])
    let found = PlaybookDifference(old: old, new: new, on: SmallPlaybook.date)
    #expect(found.entries(.meaning).map(\.id) == ["large"])
    #expect(found.notAnalysed.sorted() == ["seats * seats > 400", "seats * seats > 500"])
  }

  @Test func aFactOfAnotherTypeIsNotTakenForTheSame() throws {
    let old = try SmallPlaybook.load([("when: not(fee.paid)", "when: seats = null")])
    let new = try SmallPlaybook.load([
      ("when: not(fee.paid)", "when: seats = null"), ("seats > 20", "seats = \"many\""),
      ("type: number, allowed: \">= 0\"", "type: string"),
    ])
    let found = PlaybookDifference(old: old, new: new, on: SmallPlaybook.date)
    #expect(Set(found.entries(.meaning).map(\.id)).isSuperset(of: ["seats", "large"]))
  }

  @Test func addedAndRemovedEntriesAreNamed() throws {
    let found = try difference(
      ("unpaid: {title: Fee not paid", "owing: {title: Fee not paid"))
    #expect(found.entries(.added).map(\.id) == ["owing"])
    #expect(found.entries(.removed).map(\.id) == ["unpaid"])
  }

  @Test func anotherUsualLengthIsToldBecauseAPlanCountsIt() throws {
    let found = try difference(
      ("{title: Send the bill, ", "{title: Send the bill, usual: 2 weeks, "))
    #expect(found.entries(.meaning).map(\.id) == ["send-bill"])
    #expect(found.entries.first?.aspects.map(\.key) == ["usual"])
  }

  @Test func whatARemedyChangesBesidesIsToldApart() throws {
    let also = "achieves: {fee.paid: true}, also: {seats: 3}"
    let found = try difference(("achieves: {fee.paid: true}", also))
    #expect(found.entries(.meaning).map(\.id) == ["send-bill"])
    #expect(found.entries.first?.aspects.map(\.key) == ["also"])
  }

  @Test func whoseATimeLimitIsIsToldApart() throws {
    let clock = "clocks: {claim: {title: Claim, from: 'date(\"2024-01-01\")', within: 3 days"
    let head = "offices:\n"
    let old = try SmallPlaybook.load([(head, clock + "}}\n" + head)])
    let new = try SmallPlaybook.load([(head, clock + ", holder: market}}\n" + head)])
    let found = PlaybookDifference(old: old, new: new, on: SmallPlaybook.date)
    #expect(found.entries(.meaning).map(\.id) == ["claim"])
    #expect(found.entries.first?.aspects.map(\.key) == ["holder"])
  }

  @Test func whatListsCountAndWhenToLookAgainIsToldApart() throws {
    let weight = try difference(("title: Street stalls}", "title: Street stalls, weight: seats}"))
    #expect(weight.entries(.meaning).map(\.id) == ["stalls"])
    #expect(weight.entries.first?.aspects.map(\.key) == ["weight"])
    let (head, source) = ("offices:\n", "sources: {law: {title: Law, review: 2030-01-01}}\n")
    let old = try SmallPlaybook.load([(head, source + head)])
    let new = try SmallPlaybook.load([(head, source.replacing("2030", with: "2031") + head)])
    let found = PlaybookDifference(old: old, new: new, on: SmallPlaybook.date)
    #expect(found.entries(.substance).map(\.id) == ["law"])
    #expect(found.entries.first?.aspects.map(\.key) == ["review"])
  }

  @Test func anOldNameIsWordingOnly() throws {
    let found = try difference(("unpaid: {title:", "unpaid: {formerly: [owing], title:"))
    #expect(found.entries(.wording).map(\.id) == ["unpaid"])
    #expect(found.entries.first?.aspects.map(\.key) == ["formerly"])
  }

  @Test func anotherPhaseOrOrderOfPhasesIsToldApart() throws {
    let head = "offices:\n"
    func load(_ phases: String, _ own: String) throws -> Playbook {
      try SmallPlaybook.load([
        (head, "phases: {\(phases)}\n" + head),
        ("unpaid: {title:", "unpaid: {phase: \(own), title:"),
      ])
    }
    let (one, two) = ("one: {title: One}", "two: {title: Two}")
    let old = try load("\(one), \(two)", "one")
    let moved = PlaybookDifference(
      old: old, new: try load("\(one), \(two)", "two"), on: SmallPlaybook.date)
    #expect(moved.entries(.meaning).map(\.id) == ["unpaid"])
    #expect(moved.entries.first?.aspects.map(\.key) == ["phase"])
    let turned = PlaybookDifference(
      old: old, new: try load("\(two), \(one)", "one"), on: SmallPlaybook.date)
    #expect(turned.entries.flatMap { $0.aspects.map(\.key) } == ["order of phases"])
    let longer = PlaybookDifference(
      old: old, new: try load("\(one), \(two), three: {title: T}", "one"), on: SmallPlaybook.date)
    #expect(longer.entries(.added).map(\.id) == ["three"])
  }

  /// The keys that changed in the one entry that changed, and whether its meaning did.
  private func change(_ section: String, _ old: String, _ new: String) throws -> [String] {
    let head = "offices:\n"
    func load(_ entry: String) throws -> Playbook {
      try SmallPlaybook.load([
        (head, "sources: {law: {title: Law}}\n\(section): {x: {\(entry)}}\n" + head)
      ])
    }
    let found = PlaybookDifference(
      old: try load(old), new: try load(new), on: SmallPlaybook.date)
    let entry = try #require(found.entries.first)
    #expect(found.entries.map(\.section.rawValue) == [section])
    return ["\(entry.kind)"] + entry.aspects.map(\.key)
  }

  @Test func everyKeyOfAConstraintIsCompared() throws {
    let old = "title: X, if: fee.paid, then: open"
    let pairs = [
      ("title: Y, if: fee.paid, then: open", ["wording", "title"]),
      ("title: X, if: seats > 3, then: open", ["meaning", "if"]),
      ("title: X, then: open", ["meaning", "if"]),
      ("title: X, if: fee.paid, then: seats > 3", ["meaning", "then"]),
      ("title: X, if: not(not(fee.paid)), then: open = true", ["wording", "if", "then"]),
      ("\(old), effective: {from: 2024-01-01}", ["meaning", "effective"]),
      ("\(old), basis: [law]", ["substance", "basis"]),
    ]
    for (new, keys) in pairs { #expect(try change("constraints", old, new) == keys) }
  }

  @Test func everyKeyOfAChecklistIsCompared() throws {
    let old = "title: X, facts: [open]"
    let pairs = [
      ("title: Y, facts: [open]", ["wording", "title"]),
      ("title: X, facts: [open, seats]", ["meaning", "facts"]),
      ("\(old), when: fee.paid", ["meaning", "when"]),
      ("\(old), when: fee.paid or not(fee.paid)", ["wording", "when"]),
      ("\(old), ask: Is it?", ["substance", "ask"]),
    ]
    for (new, keys) in pairs { #expect(try change("screens", old, new) == keys) }
  }

  /// What people read is told apart from what the advice can do, and each change is shown whole.
  @Test func whatPeopleReadIsAKindOfItsOwn() throws {
    let step = "{title: Send the bill, "
    let old = try SmallPlaybook.load([
      (step, step + "steps: [A, B, C], documents: [{title: D}, {title: E}], "),
      ("allowed: [food, books, toys]", "allowed: {food: Food, books: Books, toys: Toys}"),
    ])
    let new = try SmallPlaybook.load([
      (step, step + "steps: [C, B, A], documents: [{title: F}], "),
      ("allowed: [food, books, toys]", "allowed: {food: Drink, books: Books, toys: Toys}"),
    ])
    let found = PlaybookDifference(old: old, new: new, on: SmallPlaybook.date)
    #expect(found.entries(.substance).map(\.id) == ["send-bill", "kind"])
    #expect(found.isChanged && found.changesSubstance && !found.changesMeaning)
    let texts = found.entries.flatMap(\.aspects).map { aspect -> String in
      guard case .substance(let old, let new) = aspect.change else { return aspect.key }
      return "\(aspect.key) \(old.map { $0[.en] }) \(new.map { $0[.en] })"
    }
    #expect(
      texts == [
        #"steps ["A", "B", "C"] ["C", "B", "A"]"#, #"documents ["D", "E"] ["F"]"#,
        #"values ["Food"] ["Drink"]"#,
      ])
  }

  /// Conditions are compared by what they parse to, in whatever operand the blanks stand.
  @Test(arguments: [
    ("seats * 2 > 40", "(seats*2)  > (40)"), ("seats * 2 > 40", "40 < seats * 2"),
    ("seats > 20 or seats * seats > 9", "seats > 20  or (seats * seats) > 9"),
    ("count([seats, 2][item > 1]) > 1", "count( [seats,2][ item > 1 ] )>1"),
  ])
  func blanksAndBracketsAreNoChange(old: String, new: String) throws {
    let found = PlaybookDifference(
      old: try SmallPlaybook.load([("seats > 20", "'\(old)'")]),
      new: try SmallPlaybook.load([("seats > 20", "'\(new)'")]), on: SmallPlaybook.date)
    #expect(found.entries.isEmpty)
  }

  /// A term that is above the greater constant is above the lesser one: no other case is shown.
  @Test(arguments: [
    ("seats * 2 > 40", "seats * 2 > 50", ["true false"]),
    ("seats * 2 > 40", "seats * 2 >= 40", ["false true"]),
    ("seats * 2 in [10..20]", "seats * 2 in [10..30]", ["false true"]),
    ("seats * 2 between 10 and 20", "seats * 2 between 15 and 20", ["true false"]),
    ("seats * 2 > tables", "seats * 2 > tables + 5", ["true false"]),
    ("today - since > @\"P30D\"", "today > since + @\"P40D\"", ["true false"]),
    ("not(seats * 2 > 40)", "seats * 2 <= 40", []),
    ("today > since + @\"P30D\"", "today - since > @\"P30D\"", []),
  ])
  func comparisonsOfOneTermAreOrdered(old: String, new: String, shifts: [String]) throws {
    let more = [
      (
        "  open: {",
        "  tables: {title: T, type: number}\n  since: {title: S, type: date}\n  open: {"
      )
    ]
    let found = PlaybookDifference(
      old: try SmallPlaybook.load(more + [("seats > 20", "'\(old)'")]),
      new: try SmallPlaybook.load(more + [("seats > 20", "'\(new)'")]), on: SmallPlaybook.date)
    let large = try condition(found, "large", "is")
    #expect(large.shifts.map { "\($0.from.text) \($0.to.text)" } == shifts)
  }

  /// What is called otherwise is the same entry, wherever its name stands.
  @Test func aRenamedEntryIsNoChangeOfMeaning() throws {
    let found = PlaybookDifference(
      old: try SmallPlaybook.load(),
      new: try SmallPlaybook.load([
        ("fee.paid: {title: Fee paid,", "fee.settled: {title: Fee paid, formerly: [fee.paid],"),
        ("not(fee.paid)", "not(fee.settled)"), ("needs: fee.paid", "needs: fee.settled"),
        ("{fee.paid: true}", "{fee.settled: true}"),
        ("send-bill: {title:", "bill: {formerly: [send-bill], title:"),
        ("remedies: [send-bill]", "remedies: [bill]"),
      ]), on: SmallPlaybook.date)
    #expect(found.entries.map { "\($0.id) \($0.kind)" } == ["bill wording", "fee.settled wording"])
  }

  @Test func anAttributeOfThingsIsCompared() throws {
    func load(_ type: String) throws -> Playbook {
      try SmallPlaybook.load([
        ("facts:\n", "types: {claim: {\(type)}}\nfacts:\n  claims: {title: C, type: list<claim>}\n")
      ])
    }
    let found = PlaybookDifference(
      old: try load("sum: number"), new: try load("sum: {type: number, optional: true}"),
      on: SmallPlaybook.date)
    let claim = try #require(found.entries.first { $0.id == "claim" })
    #expect(claim.kind == .meaning && claim.aspects.map(\.key) == ["sum"])
  }

  @Test func theOrderOfConstraintsIsToldApart() throws {
    let head = "offices:\n"
    let (one, two) = ("one: {title: One, then: open}", "two: {title: Two, then: fee.paid}")
    let found = PlaybookDifference(
      old: try SmallPlaybook.load([(head, "constraints: {\(one), \(two)}\n" + head)]),
      new: try SmallPlaybook.load([(head, "constraints: {\(two), \(one)}\n" + head)]),
      on: SmallPlaybook.date)
    #expect(found.entries.flatMap { $0.aspects.map(\.key) } == ["order of constraints"])
  }

  @Test func anotherLimitOrTitleIsToldApart() throws {
    let found = try difference(("within: 10 days", "within: 20 days"), ("Street stalls", "Stalls"))
    #expect(found.entries(.meaning).map(\.id) == ["send-bill"])
    #expect(found.entries(.wording).map(\.id) == ["stalls"])
  }

  /// A version is to be raised where more than wording has changed.
  @Test func anUnchangedVersionOfChangedRulesIsFound() throws {
    let shorter = ("within: 10 days", "within: 5 days")
    let found = try #require(VersionCheck.finding(try difference(shorter), since: "HEAD"))
    #expect(found.place.file.line(found.place.start.line).contains("version: \"1\""))
    #expect(found.help?.en == "raise it: `version: \"2\"`")
    #expect(
      found.notes.map(\.message.en) == [
        "other meaning: remedy `send-bill`, Send the bill (`within`)"
      ])
    let raised = try difference(shorter, ("version: \"1\"", "version: \"1a\""))
    #expect(VersionCheck.finding(raised, since: "HEAD") == nil)
    let wording = try difference(("title: Send the bill", "title: Send a bill"))
    #expect(VersionCheck.finding(wording, since: "HEAD") == nil)
  }
}
