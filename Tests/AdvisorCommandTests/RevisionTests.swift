import Foundation
import Testing

/// What the command does with git revisions, the coverage page, and the schemas for editors.
struct RevisionTests {
  private static let rules = """
    playbook: {id: stalls, version: "1", title: Street stalls}
    facts:
      fee.paid: {title: Fee paid, type: boolean}
      seats: {title: Seats, type: number, allowed: ">= 0"}
      kind: {title: Kind, type: string, allowed: [food, books]}
    offices: {market: {title: Market}}
    blockers:
      unpaid: {title: Unpaid, when: not(fee.paid) and seats > 20, remedies: [send-bill]}
    remedies:
      send-bill: {title: Send the bill, lead: market, achieves: {fee.paid: true}}

    """

  private static let tests = """
    tests:
      - name: a bill is sent
        facts: {fee.paid: false, seats: 30}
        expect: {blockers: [unpaid]}

    """

  /// A folder with a playbook, a case and a test, which is removed afterwards.
  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "advisor-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try write(Self.rules, "rules/playbook.yaml", folder)
    try write(Self.tests, "rules/tests/tests.yaml", folder)
    try write("case: c1\nfacts: {fee.paid: false, seats: 15}\n", "cases/c1.yaml", folder)
    try body(folder)
  }

  private func write(_ text: String, _ path: String, _ folder: URL) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func commit(_ folder: URL) throws {
    let said = try Shell.run(
      "$ git init -q && git add -A && git -c user.name=n -c user.email=n@example.org commit -qm one",
      in: folder)
    #expect(!said.contains("--- status"), "\(said)")
  }

  @Test func aGitRevisionIsComparedWithTheFolder() throws {
    try inFolder { folder in
      try commit(folder)
      try write(
        Self.rules.replacingOccurrences(of: "seats > 20", with: "seats > 10"),
        "rules/playbook.yaml", folder)
      for old in ["HEAD", "HEAD:rules"] {
        let diff = try Shell.run(
          "$ advisor diff \(old) rules --lang en --fail-on changed", in: folder)
        #expect(diff.contains("`not(fee.paid) and seats > 20` -> `not(fee.paid) and seats > 10`"))
        #expect(diff.contains("{fee.paid: false, seats: 20}"))
        #expect(diff.hasSuffix("--- status 1\n"), "\(diff)")
        let impact = try Shell.run(
          "$ advisor impact \(old) rules --cases cases --lang en", in: folder)
        #expect(impact.contains("send-bill") && impact.contains("other advice 1"), "\(impact)")
      }
      let same = try Shell.run(
        "$ advisor diff HEAD:rules HEAD:rules --lang en --fail-on changed", in: folder)
      #expect(!same.contains("--- status"), "\(same)")
    }
  }

  /// Without a folder a revision means its `rules`, or the folder of the other version.
  @Test func twoRevisionsAreComparedByTheirRules() throws {
    try inFolder { folder in
      try commit(folder)
      try write(
        Self.rules.replacingOccurrences(of: "seats > 20", with: "seats > 10"),
        "rules/playbook.yaml", folder)
      try commit(folder)
      for pair in ["HEAD~1 HEAD", "HEAD~1 rules", "HEAD~1:rules HEAD"] {
        let diff = try Shell.run("$ advisor diff \(pair) --lang en", in: folder)
        #expect(diff.contains("`not(fee.paid) and seats > 20` -> `not(fee.paid) and seats > 10`"))
        #expect(diff.contains("Changed in meaning (1)") && !diff.contains("Added"), "\(diff)")
      }
      let back = try Shell.run("$ advisor diff rules HEAD~1 --lang en", in: folder)
      #expect(back.contains("`not(fee.paid) and seats > 10` -> `not(fee.paid) and seats > 20`"))
    }
  }

  /// The tests of a revision are read from it, with the case files that they name.
  @Test func aRevisionIsProposedWithItsTestsAndPromises() throws {
    try inFolder { folder in
      try write(
        "tests:\n  - {name: a case, case: ../../cases/c1.yaml, expect: {blockers: []}}\n",
        "rules/tests/more.yaml", folder)
      try write(
        "properties:\n  - {name: one, holds: 'count(actions) < 9'}\n", "rules/properties.yaml",
        folder)
      try commit(folder)
      try write(
        Self.rules.replacingOccurrences(of: "seats > 20", with: "seats > 10")
          .replacingOccurrences(of: "version: \"1\"", with: "version: \"2\""),
        "rules/playbook.yaml", folder)
      let now = try Shell.run("$ advisor propose HEAD rules --cases cases --lang en", in: folder)
      #expect(now.contains("1 case was looked at: other advice in 1"), "\(now)")
      #expect(now.contains("Open: 1 test fails.") && now.contains("a case"), "\(now)")
      try commit(folder)
      for pair in ["HEAD~1 HEAD", "HEAD~1:rules HEAD:rules", "HEAD~1 rules"] {
        let same = try Shell.run("$ advisor propose \(pair) --cases cases --lang en", in: folder)
        #expect(same.dropFirst(50).contains(now.dropFirst(60).suffix(800)), "\(same)")
      }
    }
  }

  @Test func rulesThatChangedUnderTheSameVersionAreFound() throws {
    try inFolder { folder in
      try commit(folder)
      let same = try Shell.run("$ advisor check rules --since HEAD --lang en", in: folder)
      #expect(!same.contains("version-unchanged"), "\(same)")
      try write(
        Self.rules.replacingOccurrences(of: "seats > 20", with: "seats > 10"),
        "rules/playbook.yaml", folder)
      for since in ["HEAD", "HEAD:rules"] {
        let found = try Shell.run(
          "$ advisor check rules --since \(since) --strict --lang en", in: folder)
        #expect(found.contains("warning[version-unchanged]") && found.contains("`\(since)`"))
        #expect(
          found.contains("rules/playbook.yaml:1:33") && found.contains("--- status 1"), "\(found)")
      }
      let none = try Shell.run("$ advisor check rules --since nowhere --lang en", in: folder)
      #expect(none.contains("no git revision") && none.contains("--- status 2"), "\(none)")
    }
  }

  @Test func aRevisionThatIsNotThereIsRefused() throws {
    try inFolder { folder in
      try commit(folder)
      for old in ["nowhere", "HEAD:nowhere", "--help-me"] {
        let said = try Shell.run("$ advisor diff rules \(old) --lang en", in: folder)
        #expect(said.contains("--- status 2") || said.contains("--- status 64"), "\(said)")
      }
    }
  }

  @Test func theCoveragePageMarksWhatTheTestsHaveSeen() throws {
    try inFolder { folder in
      let said = try Shell.run(
        "$ advisor test rules --lang en --coverage page.html && cat page.html", in: folder)
      #expect(said.contains("<html") && said.contains("</html>"))
      #expect(said.contains("not(fee.paid) and seats &gt; 20"), "\(said)")
      #expect(said.contains("playbook.yaml"))
    }
  }

  @Test(arguments: ["playbook", "case"]) func theSchemaIsWhole(kind: String) throws {
    try inFolder { folder in
      _ = try Shell.run("$ advisor schema \(kind) --lang en -o schema.json", in: folder)
      let data = try Data(contentsOf: folder.appending(path: "schema.json"))
      let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      let defined = Set((schema["$defs"] as? [String: Any] ?? [:]).keys)
      #expect((schema["$schema"] as? String)?.contains("2020-12") == true)
      #expect(schema["additionalProperties"] as? Bool == false)
      let text = String(decoding: data, as: UTF8.self)
      let references = text.matches(of: /"#\/\$defs\/([^"]+)"/).map { String($0.1) }
      #expect(Set(references).isSubset(of: defined), "\(references)")
      for name in kind == "case" ? ["fee.paid", "send-bill", "food"] : ["send-bill"] {
        #expect(text.contains("\"\(name)\""), "\(name)")
      }
    }
  }
}
