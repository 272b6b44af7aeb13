import Testing

/// The keys that are offered are those that the readers know.
struct KeyOfferTests {
  private static let nobodysKey = "qqqqqqqqqqqqqqqqqqqqqqqqqqqq"

  @Test(arguments: [
    ("rules/new.yaml", "phases: {a: {KEY: 1}}"), ("rules/new.yaml", "facts: {a: {KEY: 1}}"),
    ("rules/new.yaml", "types: {a: {b: {KEY: 1}}}"),
    ("rules/new.yaml", "constraints: {a: {KEY: 1}}"),
    ("rules/new.yaml", "screens: {a: {KEY: 1}}"), ("rules/new.yaml", "decisions: {a: {KEY: 1}}"),
    ("rules/new.yaml", "offices: {a: {KEY: 1}}"), ("rules/new.yaml", "sources: {a: {KEY: 1}}"),
    ("rules/new.yaml", "goals: {a: {KEY: 1}}"), ("rules/new.yaml", "blockers: {a: {KEY: 1}}"),
    ("rules/new.yaml", "remedies: {a: {KEY: 1}}"),
    ("rules/new.yaml", "remedies: {a: {decide: {KEY: 1}}}"),
    ("rules/new.yaml", "remedies: {a: {effective: {KEY: 1}}}"),
    ("rules/new.yaml", "clocks: {a: {KEY: 1}}"), ("rules/new.yaml", "calendar: {KEY: 1}"),
    ("rules/new.yaml", "KEY: 1"),
    ("rules/properties.yaml", "properties: [{KEY: 1}]"), ("rules/properties.yaml", "KEY: 1"),
    ("rules/tests/new.yaml", "tests: [{KEY: 1}]"), ("rules/tests/new.yaml", "KEY: 1"),
    ("rules/tests/new.yaml", "tests: [{name: a, expect: {KEY: 1}}]"),
    ("rules/tests/new.yaml", "tests: [{name: a, expect: {plan: {KEY: 1}}}]"),
    ("cases/new.yaml", "{case: a, KEY: 1}"), ("cases/new.yaml", "{case: a, parts: [{KEY: 1}]}"),
    ("cases/new.yaml", "{case: a, facts: {shed.torn: {KEY: 1}}}"),
    ("cases/new.yaml", "{case: a, log: [{KEY: 1}]}"),
    ("cases/new.yaml", "{case: a, closed: {KEY: 1}}"),
  ])
  func whatIsReadIsOfferedWithItsMeaning(_ name: String, _ text: String) throws {
    let path = "/w/\(name)"
    var session = try Session(Sheds.files)
    try session.open(path, text.replacing("KEY", with: Self.nobodysKey))
    try session.settle()
    let finding = try #require(
      session.found[path]?.first {
        $0["code"] as? String == "unknown-key"
          && ($0["message"] as? String)?.contains(Self.nobodysKey) == true
      })
    let help = try #require((finding["message"] as? String)?.split(separator: "\n").last)
    let known = help.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .compactMap { $0.offset % 2 == 1 ? String($0.element) : nil }
    let stated = ["case", "name"].filter { text.contains("\($0): a") }
    let items = try session.items(path, text.replacing("KEY: 1", with: "|"))
    let offered = items.compactMap { $0["label"] as? String }
    #expect(Set(offered) == Set(known).subtracting(text.contains("expect") ? [] : stated))
    for item in items where item["detail"] == nil {
      Issue.record("\(item["label"] ?? "") has no meaning")
    }
  }
}
