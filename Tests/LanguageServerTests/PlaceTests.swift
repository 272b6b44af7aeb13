import Testing

/// Definitions, symbols, edits.
struct PlaceTests {
  @Test(arguments: [
    ("/w/rules/new.yaml", "blockers:\n  b: {when: shed.|torn}\n", "/w/rules/facts.yaml", 1),
    ("/w/cases/old.yaml", "case: old\nfacts:\n  shed: {|torn: true}\n", "/w/rules/facts.yaml", 1),
    ("/w/rules/tests/mend.yaml", "tests:\n  - expect: {first: mend|}\n", "/w/rules/rules.yaml", 3),
    (
      "/w/rules/tests/mend.yaml", "tests:\n  - case: ../../ca|ses/old.yaml\n", "/w/cases/old.yaml",
      0
    ),
    ("/w/rules/new.yaml", "remedies:\n  r: {lead: war|dens}\n", "/w/rules/facts.yaml", 8),
  ])
  func aNameLeadsToItsEntry(_ path: String, _ text: String, _ file: String, _ line: Int) throws {
    var session = try Session(Sheds.files)
    let (plain, place) = try Session.marked(path, text)
    try session.open(path, plain)
    try session.settle()
    let found = try session.request("textDocument/definition", place) as? [String: Any]
    #expect(found?["uri"] as? String == "file://\(file)")
    let range = found?["range"] as? [String: [String: Int]]
    #expect(range?["start"]?["line"] == line)
  }

  @Test func theOutlineListsTheEntries() throws {
    let abilities = [
      "textDocument": ["documentSymbol": ["hierarchicalDocumentSymbolSupport": true]]
    ]
    var session = try Session(Sheds.files, abilities: abilities)
    try session.open("/w/rules/rules.yaml", Sheds.rules)
    let asked = ["textDocument": ["uri": "file:///w/rules/rules.yaml"]]
    let outline = try session.request("textDocument/documentSymbol", asked) as? [[String: Any]]
    #expect(outline?.compactMap { $0["name"] as? String } == ["blockers", "remedies", "goals"])
    let inner = outline?.first?["children"] as? [[String: Any]]
    #expect(inner?.first?["name"] as? String == "torn-shed")
    #expect(inner?.first?["detail"] as? String == "The shed is torn")
  }

  @Test func entriesAreFoundByTheirTitles() throws {
    var session = try Session(Sheds.files)
    try session.settle()
    let found = try session.request("workspace/symbol", ["query": "修补"]) as? [[String: Any]]
    #expect(found?.compactMap { $0["name"] as? String } == ["mend Mend the shed"])
  }

  @Test func aFormattedTextIsLeftAsItIs() throws {
    var session = try Session(Sheds.files)
    let asked = ["textDocument": ["uri": "file:///w/rules/rules.yaml"]]
    try session.open("/w/rules/rules.yaml", Sheds.rules)
    let none = try session.request("textDocument/formatting", asked) as? [[String: Any]]
    #expect(none?.isEmpty == true)
    try session.change("/w/rules/rules.yaml", 2, [["text": Sheds.rules + "\n\n\n"]])
    let edits = try session.request("textDocument/formatting", asked) as? [[String: Any]]
    #expect(edits?.count == 1)
  }

  @Test func aCertainFixIsPreferredAndAGuessIsOffered() throws {
    var session = try Session(Sheds.files)
    let path = "/w/rules/new.yaml"
    try session.open(path, "offices:\n  a:\n    title：A\n")
    try session.settle()
    let whole: [String: Any] = [
      "textDocument": ["uri": "file://\(path)"],
      "range": ["start": ["line": 0, "character": 0], "end": ["line": 9, "character": 0]],
      "context": ["diagnostics": [Any]()],
    ]
    let fixes = try session.request("textDocument/codeAction", whole) as? [[String: Any]]
    #expect(fixes?.contains { $0["isPreferred"] as? Bool == true } == true)
    #expect(fixes?.contains { $0["kind"] as? String == "source.fixAll" } == true)

    try session.change(path, 2, [["text": "remedies:\n  r: {title: R, lead: warden}\n"]])
    try session.settle()
    let guesses = try session.request("textDocument/codeAction", whole) as? [[String: Any]]
    let guess = guesses?.first { ($0["title"] as? String)?.contains("wardens") == true }
    #expect(guess?["isPreferred"] as? Bool == false)
    #expect(guesses?.contains { $0["kind"] as? String == "source.fixAll" } == false)
  }
}
