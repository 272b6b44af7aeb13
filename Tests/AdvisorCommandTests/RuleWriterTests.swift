import Foundation
import Testing

/// What the commands tell those who write rules, from the change to the handbook.
struct RuleWriterTests {
  private static let rules = """
    playbook: {id: lamps, version: "1", title: {en: Lamps, zh: 路灯}}
    facts:
      lit: {title: {en: Lit, zh: 亮}, type: boolean, ask: {en: Is it lit?, zh: 是否亮灯？}}
      state: {title: {en: State, zh: 状态}, type: string, allowed: [broken, sound]}
    offices: {works: {title: {en: Works, zh: 市政}}, power: {title: {en: Power, zh: 供电}}}
    blockers:
      dark: {title: {en: Dark, zh: 不亮}, when: not(lit), remedies: [light]}
    remedies:
      light: {title: {en: Light it, zh: 亮灯}, lead: works, within: 9 days, steps: [Look], achieves: {lit: true}}

    """
  private static let lampCase = """
    case: lamp
    facts: {lit: false, state: broken}
    log: [{on: 2024-03-01, remedy: light, is: started}]

    """

  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "advisor-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try write(Self.rules, "old/rules.yaml", folder)
    try write(Self.lampCase, "cases/lamp.yaml", folder)
    try body(folder)
  }

  private func write(_ text: String, _ path: String, _ folder: URL) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// The kinds of change with which `diff` and `impact` fail.
  @Test(arguments: [
    ("within: 9 days", "within: 4 days", ["changed", "meaning"], true),
    ("lead: works", "lead: power", ["changed", "meaning"], true),
    ("steps: [Look]", "steps: [Look away]", ["changed", "substance"], true),
    ("Is it lit?", "Is it dark?", ["changed", "substance"], false),
    ("en: Light it", "en: Turn it on", [], false), ("not(lit)", "not( (lit) )", [], false),
    ("not(lit)", "lit = false", [], false),
  ])
  func eachKindOfChangeFailsWhereItIsAskedFor(
    old: String, new: String, kinds: [String], isOtherAdvice: Bool
  ) throws {
    try inFolder { folder in
      try write(
        Self.rules.replacingOccurrences(of: old, with: new), "new/rules.yaml", folder)
      for kind in ["changed", "meaning", "substance", "stuck"] {
        let diff = try Shell.run("$ advisor diff old new --lang en --fail-on \(kind)", in: folder)
        #expect(diff.hasSuffix("--- status 1\n") == kinds.contains(kind), "\(kind) \(diff)")
        #expect(!diff.contains("same meaning"))
      }
      let impact = try Shell.run(
        "$ advisor impact old new --cases cases --as-of 2024-03-08 --fail-on changed --lang en",
        in: folder)
      #expect(impact.hasSuffix("--- status 1\n") == isOtherAdvice, "\(impact)")
    }
  }

  @Test func aShorterTimeLimitIsShownWithBothDays() throws {
    try inFolder { folder in
      try write(
        Self.rules.replacingOccurrences(of: "9 days", with: "4 days"), "new/rules.yaml", folder)
      let impact = try Shell.run(
        "$ advisor impact old new --cases cases --as-of 2024-03-08 --lang en", in: folder)
      #expect(impact.contains("due 2024-03-10 -> 2024-03-05"), "\(impact)")
      #expect(impact.contains("overdue no -> yes") && impact.contains("other advice 1"))
      let chinese = try Shell.run(
        "$ advisor impact old new --cases cases --as-of 2024-03-08 --lang zh", in: folder)
      #expect(chinese.contains("期限 2024-03-10 -> 2024-03-05"), "\(chinese)")
    }
  }

  /// A count is of cases that get other advice once the finding is mended; without a cure there is
  /// none.
  @Test func casesAreCountedByWhatMendingChanges() throws {
    try inFolder { folder in
      let broken = Self.rules.replacingOccurrences(
        of: "when: not(lit)", with: #"when: 'state = "brocken"'"#)
      try write(broken, "old/rules.yaml", folder)
      let said = try Shell.run("$ advisor check old --cases cases --lang en", in: folder)
      #expect(said.contains("mended so, 1 of 1 cases gets other advice"), "\(said)")
      #expect(!said.contains("0 of 1"))
    }
  }

  /// Files of one name, or of the name of an index, have a page each; what is gone goes.
  @Test(arguments: ["markdown", "html"]) func everyRuleFileHasItsPage(format: String) throws {
    try inFolder { folder in
      func blocker(_ id: String) -> String {
        "blockers: {\(id): {title: Title of \(id), when: not(lit), remedies: [light]}}\n"
      }
      let files = [
        "facts.yaml": "one", "a/20-x.yaml": "two", "b/20-x.yaml": "three", "B/road.yaml": "four",
      ]
      for (path, id) in files { try write(blocker(id), "old/\(path)", folder) }
      let make = "$ advisor handbook --rules old -o book --lang en --format \(format)"
      try write("By hand.\n", "book/en/notes.md", folder)
      try write("<p>By hand.</p>\n", "book/en/notes.html", folder)
      _ = try Shell.run(make, in: folder)
      for id in files.values {
        let found = try Shell.run("$ grep -rl 'Title of \(id)' book", in: folder)
        #expect(found.contains("book/en/"), "\(id): \(found)")
      }
      try FileManager.default.removeItem(at: folder.appending(path: "old/a/20-x.yaml"))
      try FileManager.default.moveItem(
        at: folder.appending(path: "old/b/20-x.yaml"), to: folder.appending(path: "old/b/30-y.yaml")
      )
      let said = try Shell.run(make, in: folder)
      #expect(said.contains("removed book/en/"), "\(said)")
      let pages = try Shell.run("$ grep -rl 'Title of' book; ls book/en", in: folder)
      #expect(pages.contains("30-y") && !pages.contains("20-x"), "\(pages)")
      #expect(pages.contains("notes.md") && pages.contains("notes.html"))
    }
  }

  @Test func aPromiseWithASlipIsFoundByCheckAndVerify() throws {
    try inFolder { folder in
      let promise = "{name: n, holds: 'every a in actions satisfies a.id != \"lihgt\"'}"
      try write("properties: [\(promise)]\n", "old/properties.yaml", folder)
      for command in ["check", "verify"] {
        let said = try Shell.run("$ advisor \(command) old --lang en", in: folder)
        #expect(
          said.contains("old/properties.yaml:1:") && said.contains("write `light`"), "\(said)")
        #expect(!said.contains("holds   n") && said.contains("--- status"))
      }
      try write(
        "properties: [{name: n, when: 'lit and not(lit)', holds: plan.reaches}]\n",
        "old/properties.yaml", folder)
      let verified = try Shell.run("$ advisor verify old --lang en", in: folder)
      #expect(
        verified.contains("NO CASE  n") && verified.hasSuffix("--- status 1\n"), "\(verified)")
      let checked = try Shell.run("$ advisor check old --lang en", in: folder)
      #expect(checked.contains("error[empty-promise]"), "\(checked)")
    }
  }
}
