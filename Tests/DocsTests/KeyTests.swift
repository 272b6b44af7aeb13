import Diagnostics
import Docket
import Playbooks
import Testing
import Verification

/// The keys that the reference explains are the keys that the program reads.
struct KeyTests {
  /// A heading of the English reference, and a file in which a key that nobody knows stands there.
  struct Section: Sendable, CustomTestStringConvertible {
    let heading: String
    let text: String
    /// Keys of a map inside, which have tables of their own below the same heading.
    let inner: [String]

    init(_ heading: String, _ text: String, inner: [String] = []) {
      self.heading = heading
      self.text = text
      self.inner = inner
    }

    var testDescription: String { heading }
  }

  static let nobodysKey = "qqqqqqqqqqqqqqqqqqqqqqqqqqqq"

  @Test(arguments: [
    Section("`playbook`", "playbook: {KEY: 1}"),
    Section("`types`", "types: {a: {b: {KEY: 1}}}"),
    Section("`phases`", "phases: {a: {KEY: 1}}"),
    Section("`facts`", "facts: {a: {KEY: 1}}"),
    Section("`constraints`", "constraints: {a: {KEY: 1}}"),
    Section("`screens`", "screens: {a: {KEY: 1}}"),
    Section("`decisions`", "decisions: {a: {KEY: 1}}", inner: ["inputs", "rows", "hit"]),
    Section("`offices`", "offices: {a: {KEY: 1}}"),
    Section("`sources`", "sources: {a: {KEY: 1}}"),
    Section("`goals`", "goals: {a: {KEY: 1}}"),
    Section("`blockers`", "blockers: {a: {KEY: 1}}"),
    Section("`remedies`", "remedies: {a: {KEY: 1}}"),
    Section("`clocks`", "clocks: {a: {KEY: 1}}"),
    Section("`calendar`", "calendar: {KEY: 1}"),
  ])
  func playbookKeysAreThoseOfTheReference(_ section: Section) throws {
    var files = [source(section)]
    if section.heading != "`playbook`" {
      let header = "playbook: {id: a, version: \"1\", title: A}"
      files.append(SourceFile(name: "header.yaml", text: header))
    }
    try expect(section, PlaybookLoader.load(files).diagnostics)
  }

  @Test(arguments: [
    Section("Case files", "{case: a, KEY: 1}"),
    Section("The facts of a case", "{case: a, facts: {handover.done: {KEY: 1}}}"),
    Section(
      "Checklists gone through",
      "{case: a, screened: {a: {KEY: 1}}}"),
    Section("Parts", "{case: a, parts: [{KEY: 1}]}", inner: ["id", "title", "facts"]),
    Section("The log", "{case: a, log: [{KEY: 1}]}"),
  ])
  func caseKeysAreThoseOfTheReference(_ section: Section) throws {
    try expect(section, CaseReader(try minimal()).read(source(section)).diagnostics)
  }

  @Test(arguments: [
    Section("Rule tests", "tests: [{KEY: 1}]", inner: expectKeys),
    Section("Rule tests", "tests: [{name: a, expect: {KEY: 1}}]", inner: testKeys),
  ])
  func testKeysAreThoseOfTheReference(_ section: Section) throws {
    var reader = RuleTestReader(try minimal()) { _, _ in nil }
    _ = reader.read(source(section))
    try expect(section, reader.diagnostics)
  }

  static let testKeys = ["name", "case", "facts", "screened", "log", "as of", "expect"]
  static let expectKeys = [
    "blockers", "not blockers", "unknown", "actions", "first", "not actions", "questions",
    "early", "decisions", "due", "lead", "clocks", "inferred", "assumptions", "warnings",
    "contradictions", "road", "plan",
    "not plan",
  ]

  /// Every key that a table of the reference explains stands in an example of the page.
  @Test(arguments: try PagePair("playbook-language").pages)
  func everyKeyHasAnExample(_ page: Page) throws {
    let examples = page.blocks().filter { $0.marks.first == "yaml" }.map(\.text).joined()
    let headings = Set(page.lines.filter { $0.hasPrefix("#") }).map {
      String($0.drop { $0 == "#" || $0 == " " })
    }
    let keys = Set(headings.flatMap(page.keys))
    #expect(keys.count > 60)
    #expect(keys.filter { !examples.contains("\($0):") }.sorted() == [], "\(page.path)")
  }

  private func expect(_ section: Section, _ diagnostics: [Diagnostic]) throws {
    let finding = try #require(
      diagnostics.first { $0.id == "unknown-key" && $0.message.en.contains(Self.nobodysKey) })
    let help = try #require(finding.help?.en)
    let known = help.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .compactMap { $0.offset % 2 == 1 ? String($0.element) : nil }
    let reference = try PagePair("playbook-language")
    for (page, heading) in zip(reference.pages, try reference.headings(section.heading)) {
      let explained = page.keys(below: heading)
      #expect(Set(explained).symmetricDifference(section.inner) == Set(known), "\(page.path)")
    }
  }

  private func source(_ section: Section) -> SourceFile {
    SourceFile(
      name: "\(section.heading).yaml",
      text: section.text.replacing("KEY", with: Self.nobodysKey))
  }

  private func minimal() throws -> Playbook {
    let text = try Page("Tests/Corpus/docs/minimal.yaml").text
    return try #require(
      PlaybookLoader.load([SourceFile(name: "minimal.yaml", text: text)]).playbook)
  }
}
