import Testing

/// What is offered while somebody types, in texts that can hardly ever be read.
struct OfferTests {
  /// A text with the place marked, an offer that is there, and one that is not.
  struct Row: Sendable, CustomTestStringConvertible {
    let path: String
    let text: String
    let offered: String
    let written: String
    let absent: String

    init(_ path: String, _ text: String, _ offered: String, _ written: String, not absent: String) {
      self.path = path
      self.text = text
      self.offered = offered
      self.written = written
      self.absent = absent
    }

    var testDescription: String { text }
  }

  private static let rules = "/w/rules/new.yaml"
  private static let test = "/w/rules/tests/new.yaml"
  private static let ofCase = "/w/cases/new.yaml"

  @Test(arguments: [
    // Keys.
    Row(rules, "|", "blockers", "blockers: ", not: "when"),
    Row(rules, "blockers:\n  b:\n    |", "when", "when: ", not: "needs"),
    Row(
      rules, "blockers:\n  b:\n    when: true\n    |\n    title: B\n", "stops", "stops: ",
      not: "title"),
    Row(rules, "remedies: {r: {title: R, |", "needs", "needs: ", not: "title"),
    Row(rules, "remedies:\n  r:\n    le|: wardens\n", "lead", "lead", not: "needs"),
    Row(rules, "remedies:\n  r:\n    decide: {|", "consider", "consider: ", not: "lead"),
    Row(rules, "facts:\n  a.b:\n    |", "allowed", "allowed: ", not: "when"),
    Row(test, "tests:\n  - |", "as of", "as of: ", not: "when"),
    Row(test, "tests:\n  - name: a\n    expect: {|", "not actions", "not actions: ", not: "name"),
    Row(ofCase, "case: a\n|", "screened", "screened: ", not: "case"),
    Row(ofCase, "case: a\nlog:\n  - on: 2021-06-01\n    |", "remedy", "remedy: ", not: "on"),
    Row("/w/rules/properties.yaml", "properties:\n  - |", "holds", "holds: ", not: "expect"),
    // Ids.
    Row(rules, "blockers:\n  b:\n    remedies: [|", "mend", "mend", not: "wardens"),
    Row(rules, "blockers:\n  b:\n    remedies:\n      - m|", "mend", "mend", not: "torn-shed"),
    Row(rules, "remedies:\n  r: {lead: |", "wardens", "wardens", not: "mend"),
    Row(rules, "screens:\n  s: {facts: [sh|", "shed.torn", "shed.torn", not: "tools.count"),
    Row(test, "tests:\n  - expect: {blockers: [|", "torn-shed", "torn-shed", not: "mend"),
    Row(test, "tests:\n  - expect:\n      actions: {|", "mend", "mend: ", not: "torn-shed"),
    Row(ofCase, "case: a\nlog:\n  - {remedy: |", "mend", "mend", not: "wardens"),
    Row(ofCase, "case: a\noffices: {|", "wardens", "wardens: ", not: "mend"),
    // Facts and their values.
    Row(ofCase, "case: a\nfacts:\n  |", "shed.torn", "shed.torn: ", not: "case"),
    Row(ofCase, "case: a\nfacts:\n  shed:\n    |", "torn", "torn: ", not: "tools.count"),
    Row(ofCase, "case: a\nfacts:\n  shed.state: |", "leaky", "leaky", not: "true"),
    Row(ofCase, "case: a\nfacts: {shed: {state: {value: |", "leaky", "leaky", not: "true"),
    Row(ofCase, "case: a\nfacts:\n  shed.torn: |", "true", "true", not: "leaky"),
    Row(rules, "remedies:\n  r:\n    achieves: {shed.state: |", "sound", "sound", not: "true"),
    Row(ofCase, "case: a\nfacts: {shed.state: {|", "source", "source: ", not: "shed.torn"),
    Row(
      ofCase, "case: a\nfacts:\n  shed.state:\n    status: |", "disputed", "disputed", not: "leaky"),
    Row(ofCase, "case: a\nlog:\n  - {is: |", "declined", "declined", not: "mend"),
    Row(test, "tests:\n  - expect: {actions: {mend: |", "in-progress", "in-progress", not: "mend"),
    Row(
      test, "tests:\n  - expect: {not actions: {mend: |", "in-progress", "in-progress", not: "mend"),
    Row(test, "tests:\n  - expect: {assumptions: {sh|", "shed.torn", "shed.torn: ", not: "mend"),
    Row(test, "tests:\n  - expect: {lead: {mend: |", "wardens", "wardens", not: "mend"),
    // Titles, in both languages.
    Row(rules, "remedies:\n  r: {lead: 看管|", "wardens", "wardens", not: "mend"),
    Row(ofCase, "case: a\nfacts:\n  工具|", "tools.count", "tools.count: ", not: "shed.torn"),
    // Expressions.
    Row(rules, "blockers:\n  b: {when: not(sh|", "shed.torn", "shed.torn", not: "tools.count"),
    Row(rules, "blockers:\n  b: {when: 破损|", "shed.torn", "shed.torn", not: "tools.count"),
    Row(rules, "blockers:\n  b:\n    when: shed.state = |", "leaky", "\"leaky\"", not: "wardens"),
    Row(rules, "blockers:\n  b:\n    when: shed.state = \"|", "leaky", "leaky", not: "shed.torn"),
    Row(
      rules, "blockers:\n  b:\n    when: \"shed.state = |", "leaky", "\\\"leaky\\\"", not: "wardens"
    ),
    Row(
      rules, "blockers:\n  b:\n    when: shed.state in (\"sound\", |", "leaky", "\"leaky\"",
      not: "wardens"),
    Row(rules, "blockers:\n  b:\n    when: cou|", "count", "count(", not: "mend"),
    Row(
      rules, "blockers:\n  b:\n    when: >-\n      shed.torn\n      and tool|", "tools.count",
      "tools.count", not: "mend"),
    Row(
      rules, "decisions:\n  d:\n    table:\n      inputs: [|", "tools.count", "tools.count",
      not: "mend"),
    Row(
      "/w/rules/properties.yaml", "properties:\n  - holds: act|", "actions", "actions", not: "mend"),
    Row(
      "/w/rules/properties.yaml", "properties:\n  - holds: a.id = \"|", "mend", "mend",
      not: "shed.torn"),
  ])
  func itIsOffered(_ row: Row) throws {
    var session = try Session(Sheds.files)
    let offers = try session.offers(row.path, row.text)
    #expect(offers.first { $0.label == row.offered }?.text == row.written)
    #expect(!offers.contains { $0.label == row.absent })
  }

  @Test func thePartsOfACaseAreOffered() throws {
    var session = try Session(Sheds.files)
    let text = "case: a\nparts:\n  - {id: north}\n  - id: south\nlog:\n  - {part: |"
    let offers = try session.offers(Self.ofCase, text)
    #expect(offers.map(\.label).sorted() == ["north", "south"])
  }

  /// What is defined in a file that cannot be loaded is offered all the same.
  @Test func whatHasJustBeenTypedIsOffered() throws {
    var session = try Session(Sheds.files)
    try session.open(
      "/w/rules/more.yaml", "facts:\n  roof.gone: {title: Roof gone, type: boolean}\n")
    try session.open("/w/rules/broken.yaml", "blockers: {x: {when: none}}\n")
    let offers = try session.offers("/w/rules/new.yaml", "blockers:\n  b: {when: roof|")
    #expect(offers.map(\.label).contains("roof.gone"))
  }

  @Test(arguments: [
    (
      "/w/rules/new.yaml", "blockers:\n  b: {when: not(shed.to|rn)}\n",
      ["Shed torn", "棚屋破损", "boolean"]
    ),
    ("/w/rules/new.yaml", "blockers:\n  b: {when: shed.state = \"le|aky\"}\n", ["Leaky"]),
    ("/w/rules/new.yaml", "blockers:\n  b: {when: co|unt([1]) > 1}\n", ["count("]),
    ("/w/rules/new.yaml", "blockers:\n  b:\n    sto|ps: []\n    remedies: [mend]\n", []),
    ("/w/rules/new.yaml", "goals:\n  g: {remedies: [me|nd]}\n", ["Mend the shed", "remedy"]),
    ("/w/rules/rules.yaml", Sheds.rules.replacing("torn-shed:", with: "torn|-shed:"), ["`when`"]),
    ("/w/cases/old.yaml", "case: old\nfacts:\n  shed: {to|rn: true}\n", ["Shed torn"]),
    ("/w/rules/new.yaml", "remedies:\n  r:\n    us|ual: 3 months\n", ["binds nobody"]),
  ])
  func itIsSaidWhatThingsMean(_ path: String, _ text: String, _ said: [String]) throws {
    var session = try Session(Sheds.files)
    let hover = try session.hover(path, text)
    for words in said { #expect(hover?.contains(words) == true, "\(hover ?? "nothing")") }
  }
}
