import Diagnostics
import Testing

@testable import LanguageServer

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

/// References, and new names.
struct RenameTests {
  private static let rulesPath = "/w/rules/rules.yaml"

  /// The texts of all files after the edits of an answer.
  private static func edited(_ answer: Any?, _ files: [String: String]) throws -> [String: String] {
    let changes = try #require((answer as? [String: Any])?["changes"] as? [String: [[String: Any]]])
    var after = files
    for (uri, edits) in changes {
      let path = String(uri.dropFirst("file://".count))
      var text = PositionedText(Array((files[path] ?? "").utf8), .utf16)
      let spans = try edits.map { edit in
        let range = try #require(edit["range"] as? [String: [String: Int]])
        let new = try #require(edit["newText"] as? String)
        return (Self.span(text, range["start"] ?? [:], range["end"] ?? [:]), new)
      }
      for (span, new) in spans.sorted(by: { $0.0.start > $1.0.start }) {
        var bytes = text.bytes
        bytes.replaceSubrange(span.start..<span.end, with: Array(new.utf8))
        text = PositionedText(bytes, .utf16)
      }
      after[path] = String(decoding: text.bytes, as: UTF8.self)
    }
    return after
  }

  private static func span(_ text: PositionedText, _ start: [String: Int], _ end: [String: Int])
    -> Span
  {
    func offset(_ place: [String: Int]) -> Int {
      text.offset(of: .init(place["line"] ?? 0, place["character"] ?? 0))
    }
    return Span(offset(start), offset(end))
  }

  private static func ask(
    _ session: inout Session, _ method: String, _ marked: String, _ more: [String: Any] = [:]
  ) throws -> Any? {
    let (text, place) = try Session.marked(rulesPath, marked)
    try session.open(rulesPath, text)
    return try session.request(method, place.merging(more) { $1 })
  }

  @Test(arguments: [true, false]) func allPlacesAreFound(_ withDefinition: Bool) throws {
    var session = try Session(Sheds.files)
    let marked = Sheds.rules.replacing("when: shed.torn", with: "when: shed.|torn")
    let found =
      try Self.ask(
        &session, "textDocument/references", marked,
        ["context": ["includeDeclaration": withDefinition]]) as? [[String: Any]]
    let places = try #require(found).map { place in
      let range = place["range"] as? [String: [String: Int]]
      let name = (place["uri"] as? String)?.split(separator: "/").last ?? ""
      return "\(name):\(range?["start"]?["line"] ?? -1)"
    }.sorted()
    let uses = ["mend.yaml:3", "old.yaml:2", "rules.yaml:1", "rules.yaml:6", "rules.yaml:8"]
    #expect(places == (withDefinition ? ["facts.yaml:1"] + uses : uses))
  }

  @Test func aFactIsRenamedEverywhere() throws {
    var session = try Session(Sheds.files)
    let marked = Sheds.rules.replacing("when: shed.torn", with: "when: shed.to|rn")
    try session.settle()
    let prepared = try Self.ask(&session, "textDocument/prepareRename", marked) as? [String: Any]
    #expect(prepared?["placeholder"] as? String == "shed.torn")
    let answer = try Self.ask(
      &session, "textDocument/rename", marked, ["newName": "shed.ripped"])
    let after = try Self.edited(answer, Sheds.files)
    #expect(after["/w/rules/rules.yaml"] == Sheds.rules.replacing("shed.torn", with: "shed.ripped"))
    #expect(after["/w/cases/old.yaml"] == Sheds.oldCase.replacing("torn", with: "ripped"))
    #expect(after["/w/rules/facts.yaml"]?.contains("formerly: [shed.torn]") == true)
    var again = try Session(after)
    try again.settle()
    for path in after.keys {
      let errors = again.found[path]?.filter { $0["severity"] as? Int == 1 } ?? []
      #expect(errors.isEmpty, "\(path)")
    }
  }

  @Test func anIdIsRenamedInTestsToo() throws {
    var session = try Session(Sheds.files)
    let marked = Sheds.rules.replacing("  mend:", with: "  m|end:")
    let answer = try Self.ask(&session, "textDocument/rename", marked, ["newName": "patch"])
    let after = try Self.edited(answer, Sheds.files)
    #expect(after["/w/rules/tests/mend.yaml"]?.contains("actions: {patch: now}") == true)
    #expect(after["/w/rules/rules.yaml"]?.contains("remedies: [patch]") == true)
  }

  @Test(arguments: ["tools.count", "Shed Torn", "", "shed", "shed.torn"])
  func aNameThatCannotBeIsRefused(_ name: String) throws {
    var session = try Session(Sheds.files)
    let marked = Sheds.rules.replacing("when: shed.torn", with: "when: shed.to|rn")
    let fault = try Self.ask(&session, "textDocument/rename", marked, ["newName": name])
    #expect((fault as? [String: Any])?["code"] as? Int == -32803, "\(name)")
  }

  @Test func nothingIsRenamedWhereSomethingCannotBeRead() throws {
    let marked = Sheds.rules.replacing("when: shed.torn", with: "when: shed.to|rn")
    for (path, text) in [("/w/cases/old.yaml", "case: [\n"), ("/w/rules/more.yaml", "goals: [\n")] {
      var files = Sheds.files
      files[path] = text
      var session = try Session(files)
      let fault = try Self.ask(&session, "textDocument/rename", marked, ["newName": "shed.gone"])
      #expect((fault as? [String: Any])?["code"] as? Int == -32803, "\(path)")
    }
  }

  @Test func theHoverSaysWhereAnEntryIsUsed() throws {
    var session = try Session(Sheds.files)
    let marked = Sheds.rules.replacing("when: shed.torn", with: "when: shed.to|rn")
    let hover = try session.hover(Self.rulesPath, marked)
    for words in ["`torn-shed`", "a torn shed is mended", "Cases (1): old"] {
      #expect(hover?.contains(words) == true, "\(hover ?? "")")
    }
  }
}
