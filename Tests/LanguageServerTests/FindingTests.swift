import Diagnostics
import FEEL
import Foundation
import LanguageServer
import Playbooks
import Testing
import Verification

/// What is said of files, and when.
struct FindingTests {
  private static let rulesPath = "/w/rules/rules.yaml"

  @Test func theFindingsAreThoseOfCheck() throws {
    var files = Sheds.files
    files["/w/rules/more.yaml"] = """
      remedies:
        sweep: {title: Sweep the shed, lead: wardens}
      decisions:
        unused.sum: {type: number, is: tools.count + 1}

      """
    var session = try Session(files)
    try session.settle()
    let own = files.keys.filter { $0.hasPrefix("/w/rules/") && !$0.contains("tests") }.sorted()
    let sources = own.map { SourceFile(name: $0, text: files[$0] ?? "") }
    let loaded = PlaybookLoader.load(sources)
    let day = try Session.today()
    let checked =
      loaded.diagnostics
      + Check.findings(in: try #require(loaded.playbook), on: day).map(\.diagnostic)
    #expect(!checked.isEmpty)
    for path in own {
      let wanted = checked.filter { $0.place.file.name == path }.map(\.id).sorted()
      #expect(session.codes(path).sorted() == wanted, "\(path)")
    }
  }

  @Test func aSlipIsSaidAndGoesAgain() throws {
    var session = try Session(Sheds.files)
    try session.open(Self.rulesPath, Sheds.rules)
    try session.settle()
    #expect(!session.codes(Self.rulesPath).contains("unknown-name"))

    let line = try #require(Sheds.rules.split(separator: "\n").first { $0.contains("torn-shed") })
    let start = line.utf16.distance(
      from: line.startIndex, to: try #require(line.ranges(of: "shed.torn").first).lowerBound)
    let slip: [String: Any] = [
      "range": [
        "start": ["line": 1, "character": start], "end": ["line": 1, "character": start + 9],
      ], "text": "shed.tron",
    ]
    try session.change(Self.rulesPath, 2, [slip])
    try session.settle()
    #expect(session.codes(Self.rulesPath).contains("unknown-name"))
    let found = try #require(
      session.found[Self.rulesPath]?.first { $0["code"] as? String == "unknown-name" })
    let range = try #require(found["range"] as? [String: [String: Int]])
    #expect(range["start"] == ["line": 1, "character": start])
    #expect(range["end"] == ["line": 1, "character": start + 9])
    #expect(found["severity"] as? Int == 1)
    #expect(found["source"] as? String == "advisor")

    try session.change(Self.rulesPath, 3, [["text": Sheds.rules]])
    try session.settle()
    #expect(!session.codes(Self.rulesPath).contains("unknown-name"))
  }

  @Test func whatIsNotSavedCountsInOtherFiles() throws {
    var session = try Session(Sheds.files)
    try session.open("/w/rules/facts.yaml", Sheds.facts.replacing("shed.torn", with: "shed.ripped"))
    try session.settle()
    #expect(session.codes(Self.rulesPath).contains("unknown-name"))
    #expect(session.codes("/w/rules/facts.yaml").isEmpty)
  }

  @Test func casesAndTestsAreReadByTheRulesAsTheyAre() throws {
    var session = try Session(Sheds.files)
    try session.open("/w/cases/old.yaml", "case: old\nfacts: {shed.tron: true}\n")
    try session.settle()
    #expect(session.codes("/w/cases/old.yaml") == ["unknown-fact"])
    try session.open("/w/rules/tests/mend.yaml", Sheds.test.replacing("torn-shed", with: "torn"))
    try session.settle()
    #expect(session.codes("/w/rules/tests/mend.yaml") == ["unknown-blocker"])
    try session.open("/w/rules/properties.yaml", "properties:\n  - {name: a, holds: tools > 1}\n")
    try session.settle()
    #expect(session.codes("/w/rules/properties.yaml").contains("incomplete-name"))
  }

  @Test func whatIsClosedIsReadFromTheDiskAgain() throws {
    var session = try Session(Sheds.files)
    try session.open("/w/cases/old.yaml", "case: old\nfacts: {shed.tron: true}\n")
    try session.settle()
    try session.notify(
      "textDocument/didClose", ["textDocument": ["uri": "file:///w/cases/old.yaml"]])
    try session.settle()
    #expect(session.codes("/w/cases/old.yaml").isEmpty)
  }

  @Test func aPlaceOfAnotherFileIsNamed() throws {
    let twice = "offices:\n  wardens: {title: Wardens again}\n"
    let abilities = ["textDocument": ["publishDiagnostics": ["relatedInformation": true]]]
    for isAble in [true, false] {
      var session = try Session(Sheds.files, abilities: isAble ? abilities : [:])
      try session.open("/w/rules/z.yaml", twice)
      try session.settle()
      let found = try #require(
        session.found["/w/rules/z.yaml"]?.first { $0["code"] as? String == "defined-twice" })
      let related = found["relatedInformation"] as? [[String: Any]]
      let place = related?.first?["location"] as? [String: Any]
      #expect((place?["uri"] as? String == "file:///w/rules/facts.yaml") == isAble)
      let message = try #require(found["message"] as? String)
      #expect(message.contains("\n") == !isAble || message.split(separator: "\n").count > 1)
    }
  }

  @Test func textsOfOthersAreLeftAlone() throws {
    var session = try Session(Sheds.files)
    try session.open("/w/.github/workflows/test.yaml", "on: [push\n")
    try session.settle()
    #expect(session.found["/w/.github/workflows/test.yaml"] == nil)
    #expect(try session.offers("/w/other.yaml", "a: |").isEmpty)
  }

  @Test func whatIsTheSameIsNotSaidTwice() throws {
    var session = try Session(Sheds.files)
    try session.open(Self.rulesPath, Sheds.rules)
    try session.settle()
    let before = session.said
    try session.change(Self.rulesPath, 2, [["text": Sheds.rules + "# a remark\n"]])
    try session.settle()
    // The new version of the document is said, and nothing of the other files.
    #expect(session.said == before + 1)
  }

  @Test func whatStandsBelowAChangeMovesWithIt() throws {
    let rules = Sheds.rules + "offices:\n  idlers: {title: Idlers}\n"
    var session = try Session(Sheds.files)
    try session.open(Self.rulesPath, rules)
    try session.settle()
    let before = session.codes(Self.rulesPath)
    #expect(!before.isEmpty)
    try session.change(Self.rulesPath, 2, [["text": "# a remark\n" + rules]])
    // Only the rules have been read, and no check has run.
    _ = try session.step()
    #expect(session.codes(Self.rulesPath) == before)
  }

  @Test func theRulesMayLieElsewhere() throws {
    let moved = Dictionary(
      uniqueKeysWithValues: Sheds.files.map {
        ($0.key.replacing("/w/rules", with: "/w/law"), $0.value)
      })
    var session = try Session(moved, options: ["rules": "law", "cases": ["cases"]])
    try session.open("/w/cases/old.yaml", "case: old\nfacts: {shed.tron: true}\n")
    try session.settle()
    #expect(session.codes("/w/cases/old.yaml") == ["unknown-fact"])

    var found = try Session(moved)
    try found.open("/w/law/playbook.yaml", Sheds.playbook)
    try found.open(
      "/w/law/rules.yaml", Sheds.rules.replacing("lead: wardens", with: "lead: guards"))
    try found.settle()
    #expect(found.codes("/w/law/rules.yaml").contains("unknown-office"))
  }

  @Test func companiesAreReadByTheirOwnRules() throws {
    var files = Sheds.files
    files["/w/firms/rules/playbook.yaml"] = "playbook: {id: firms, version: \"1\", title: Firms}\n"
    files["/w/firms/rules/facts.yaml"] =
      "facts:\n  firm.known: {title: Known, type: boolean, ask: Is it known?}\n"
    var session = try Session(files)
    try session.open("/w/firms/a.yaml", "case: a\nfacts: {firm.known: true}\n")
    try session.open("/w/firms/b.yaml", "case: b\nfacts: {shed.torn: true}\n")
    try session.settle()
    #expect(session.codes("/w/firms/a.yaml").isEmpty)
    #expect(session.codes("/w/firms/b.yaml") == ["unknown-fact"])
  }

  @Test func filesThatAreNotReadAreNamed() throws {
    var files = Sheds.files
    files["/w/rules/more.yml"] = "goals: {}\n"
    files["/w/rules/tests/more.yml"] = "tests: []\n"
    var session = try Session(files)
    try session.settle()
    #expect(session.codes("/w/rules/more.yml") == ["file-not-read"])
    #expect(session.codes("/w/rules/tests/more.yml") == ["file-not-read"])
  }

  /// However many cases there are, a key that is pressed is answered in between.
  @Test func manyFilesAreReadInStretches() throws {
    var files = Sheds.files
    for number in 100..<250 {
      files["/w/cases/\(number).yaml"] = "case: c\nfacts: {shed.tron: true}\n"
    }
    var session = try Session(files)
    var counts: [Int] = []
    while session.server.hasWork { counts.append(try session.step()) }
    #expect(session.codes("/w/cases/249.yaml") == ["unknown-fact"])
    #expect(counts.filter { $0 > 10 }.count >= 3)
  }

  @Test func theLanguageIsThatOfTheClient() throws {
    var session = try Session(
      Sheds.files, options: ["lang": "zh"], language: nil)
    try session.open("/w/cases/old.yaml", "case: old\nfacts: {shed.tron: true}\n")
    try session.settle()
    let message = session.found["/w/cases/old.yaml"]?.first?["message"] as? String
    #expect(message?.contains("没有事实") == true)
  }
}
