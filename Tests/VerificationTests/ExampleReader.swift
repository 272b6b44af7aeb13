import Advising
import Diagnostics
import Docket
import FEEL
import Foundation
import Playbooks
import Testing
import Verification
import YAML

/// Reads an example of a page as what it is: a playbook, a case, rule tests, or an edit.
enum ExampleReader {
  static let day = CalendarDate(year: 2021, month: 6, day: 1) ?? .epoch

  static func findings(in example: DiagnosticPage.Example) throws -> [Diagnostic] {
    let file = SourceFile(name: "example.yaml", text: example.text)
    if example.marks.contains("import") {
      let read = TableImport(
        example.text, name: file.name, try prelude(), existing: [], on: day)
      return read.findings + read.badRows.flatMap { $0 }
    }
    if example.marks.first == "csv" {
      let read = BatchReader.read(example.text, name: file.name, try prelude())
      return read.findings
        + read.lines.flatMap { line -> [Diagnostic] in
          if case .unusable(_, _, let found) = line { return found }
          return []
        }
    }
    if example.marks.first == "names" {
      let names = String(decoding: example.text, as: UTF8.self).split(separator: "\n").map(
        String.init)
      return names.filter(FileName.isMistaken).map { .fileNotRead($0) }
    }
    if example.marks.contains("case") {
      let reader = CaseReader(try prelude())
      let loaded = example.marks.first == "json" ? reader.readJSON(file) : reader.read(file)
      return loaded.diagnostics
    }
    if example.marks.contains("tests") {
      var reader = RuleTestReader(try prelude()) { _, _ in nil }
      _ = reader.read(file)
      return reader.diagnostics
    }
    if example.marks.contains("properties") {
      let playbook = try prelude()
      var reader = PropertyReader(playbook)
      let properties = reader.read(file)
      var check = PropertyCheck(playbook, properties, on: day)
      return reader.diagnostics + properties.compactMap { check.finding($0) }
    }
    if example.marks.contains("since") {
      return try since(String(decoding: example.text, as: UTF8.self))
    }
    return example.marks.contains("edit") ? try edit(file) : playbook(file)
  }

  /// A playbook without a header gets one, so that examples stay short.
  static func playbook(_ file: SourceFile) -> [Diagnostic] {
    let header = SourceFile(
      name: "a.yaml", text: "playbook: {id: example, version: \"1\", title: Example}\n")
    let hasHeader = file.line(1).hasPrefix("playbook:")
    let loaded = PlaybookLoader.load(hasHeader ? [file] : [header, file])
    let more = loaded.playbook.map { Check.findings(in: $0, on: day).map(\.diagnostic) }
    return loaded.diagnostics + (more ?? [])
  }

  /// What is found since the rules above `---` in those below it.
  private static func since(_ text: String) throws -> [Diagnostic] {
    let versions = try text.split(separator: "---\n").map { text in
      try #require(
        PlaybookLoader.load([SourceFile(name: "rules.yaml", text: String(text))]).playbook)
    }
    let difference = PlaybookDifference(
      old: try #require(versions.first), new: try #require(versions.last), on: day)
    return [VersionCheck.finding(difference, since: "HEAD")].compactMap { $0 }
  }

  /// The playbook that examples of cases and tests are read by.
  private static func prelude() throws -> Playbook {
    let url = DiagnosticPage.root.appending(path: "Tests/Corpus/docs/seizure.yaml")
    let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    let more =
      "  permits.issued: {title: Permits, type: boolean, of: case, formerly: [permits.given]}\n"
      + "  money.held: {title: Money, type: number}\n  money.owed: {title: Money, type: number}\n"
      + "  seizures: {title: Seizures, type: list<string>}\n"
    let whole =
      text.replacing("facts:\n", with: "facts:\n" + more, maxReplacements: 1)
      + "screens: {permits: {title: Permits, facts: [permits.issued]}}\n"
    let loaded = PlaybookLoader.load([SourceFile(name: "rules.yaml", text: whole)])
    return try #require(loaded.playbook)
  }

  /// `# set PATH: VALUE` or `# insert PATH` on the first line says what is to be written.
  private static func edit(_ file: SourceFile) throws -> [Diagnostic] {
    let document = try #require(Document.parse(file).document)
    var editor = Editor(document: document)
    let words = file.line(1).split(separator: " ").map { String($0) }
    let path = words[2].split(separator: ".").map { step -> PathStep in
      let name = step.filter { $0 != ":" }
      return Int(name).map { .index($0) } ?? .key(String(name))
    }
    do throws(EditFault) {
      if words[1] == "insert" {
        try editor.insert([("on", .string("2021-06-01"))], inListAt: path)
      } else {
        try editor.set(path, to: .boolean(true))
      }
      return []
    } catch {
      return [error.diagnostic(in: file)]
    }
  }
}
