import Diagnostics
import Docket
import Foundation
import Playbooks
import Testing
import Verification

/// Each entry of `Corpus/slips/slips.txt` is one slip of a rule writer or caseworker, with the
/// findings that it leads to: place, what is underlined, cause and cure, in both languages.
///
/// `RENEW_GOLDEN=1` writes the findings anew, and fails: read the difference, as the person would who
/// made the slip.
struct SlipTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Corpus/slips").standardized

  /// One slip: the text that it stands in place of, and what is said of it.
  struct Slip {
    let name: String
    let file: String
    let old: String
    let new: String
    let expected: [String]
  }

  @Test func eachSlipIsAnsweredAsWritten() throws {
    let text = try read("slips.txt")
    let base = Set(try findings([:]).map(\.message.en))
    var printed: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("> ") { continue }
      printed.append(String(line))
      guard line.hasPrefix("+") else { continue }
      let slip = try #require(slips(in: printed.joined(separator: "\n")).last)
      printed += try found(slip).filter { !base.contains($0.message.en) }.flatMap(lines)
    }
    let whole = printed.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["RENEW_GOLDEN"] != nil {
      try Data(whole.utf8).write(to: Self.root.appending(path: "slips.txt"))
      Issue.record("renewed slips.txt")
    }
    #expect(whole == text)
  }

  /// A slip is one slip: one finding says it, or one for each of two brackets.
  @Test func eachSlipHasOneFindingWithACure() throws {
    for slip in slips(in: try read("slips.txt")) {
      let said = slip.expected.filter { $0.hasPrefix("en: ") || $0.hasPrefix("zh: ") }
      let findings = slip.expected.count - said.count
      #expect((1...2).contains(findings), "\(slip.name)")
      #expect(said.count == 2 * findings, "\(slip.name)")
      #expect(said.allSatisfy { $0.contains(" => ") }, "\(slip.name)")
    }
  }

  @Test func thereAreManySlips() throws {
    #expect(slips(in: try read("slips.txt")).count >= 170)
  }

  @Test func withoutASlipThereIsNoError() throws {
    #expect(try findings([:]).filter { $0.severity == .error }.map(\.message.en) == [])
  }

  private func read(_ name: String) throws -> String {
    try String(contentsOf: Self.root.appending(path: name), encoding: .utf8)
  }

  private func slips(in text: String) -> [Slip] {
    text.components(separatedBy: "\n## ").dropFirst().map { entry in
      let lines = entry.split(separator: "\n").map(String.init)
      func typed(_ sign: String) -> String {
        String((lines.first { $0.hasPrefix(sign) } ?? sign).dropFirst())
          .replacing("\\n", with: "\n").replacing("\\t", with: "\t")
          .replacing("<U+3000>", with: "\u{3000}")
      }
      return Slip(
        name: lines[0], file: lines[1], old: typed("-"), new: typed("+"),
        expected: lines.filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) })
    }
  }

  /// The findings of the files in which the slip was made.
  private func found(_ slip: Slip) throws -> [Diagnostic] {
    let text = try read(slip.file)
    try #require(text.components(separatedBy: slip.old).count == 2, "\(slip.name)")
    return try findings([slip.file: text.replacing(slip.old, with: slip.new)])
  }

  private func findings(_ changed: [String: String]) throws -> [Diagnostic] {
    func file(_ name: String) throws -> SourceFile {
      SourceFile(name: name, text: try changed[name] ?? read(name))
    }
    let loaded = PlaybookLoader.load([try file("rules.yaml")])
    guard let playbook = loaded.playbook else { return loaded.diagnostics }
    var properties = PropertyReader(playbook)
    let promises = properties.read(try file("properties.yaml"))
    var check = PropertyCheck(playbook, promises, on: ExampleReader.day)
    var tests = RuleTestReader(playbook) { _, _ in nil }
    _ = tests.read(try file("tests.yaml"))
    return loaded.diagnostics
      + Check.findings(in: playbook, on: ExampleReader.day).map(\.diagnostic)
      + properties.diagnostics + promises.compactMap { check.finding($0) } + tests.diagnostics
      + CaseReader(playbook).read(try file("case.yaml")).diagnostics
  }

  private func lines(_ finding: Diagnostic) -> [String] {
    let place = finding.place
    let under = place.file.text(in: place.span).split(separator: "\n").first ?? ""
    func said(_ language: Language) -> String {
      finding.message[language] + (finding.help.map { " => " + $0[language] } ?? "")
    }
    return [
      "> \(place.file.name):\(place.start.line):\(place.start.column) \(finding.severity.rawValue) \(finding.id) under \(visible(String(under)))",
      "> en: \(said(.en))", "> zh: \(said(.zh))",
    ]
  }
}
