import Advising
import Diagnostics
import Docket
import FEEL
import Foundation
import Playbooks
import Reports
import Testing
import YAML

/// The rules of the advice that are new in version 2 of the contract, each a file of examples in
/// `Corpus/advice`: small playbooks, cases, and what the JSON of the advice says of them.
struct AdviceExampleTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Corpus/advice").standardized

  static let files: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.sorted()

  @Test(arguments: files) func everyExampleHolds(name: String) throws {
    let text = try Data(contentsOf: Self.root.appending(path: name))
    let parsed = Document.parse(SourceFile(name: name, text: Array(text)))
    try #require(parsed.diagnostics.map { DiagnosticPrinter(language: .en).text($0) } == [])
    let root = try #require(parsed.document?.root)
    let examples = try #require(root["examples"]?.sequence)
    #expect(!examples.isEmpty)
    for example in examples {
      let title = example["name"]?.text ?? ""
      let expected = try #require(example["expect"], "\(name): \(title)")
      let rules = try #require((example["rules"] ?? root["rules"])?.text)
      for slip in Expected(expected).slips(in: try answer(example, rules)) {
        Issue.record("\(name): \(title): \(slip)")
      }
    }
  }

  @Test func thereAreExamples() {
    #expect(Self.files.count >= 25)
  }

  /// The JSON of the advice on the example's case.
  private func answer(_ example: Node, _ rules: String) throws -> Node {
    let small = try SmallCase(
      rules: "playbook: {id: t, version: \"1\", title: T, languages: [en]}\n" + rules,
      cases: "case: c\n" + (example["case"]?.text ?? ""))
    var file = small.file
    for entry in example["set"]?.mapping ?? [] {
      let name = entry.name.split(separator: "@").map(String.init)
      let slot = try #require(small.advisor.playbook.vocabulary.slot(named: name[0]))
      let value = try #require(Program.compile(entry.value.text ?? "", in: Scope([])).program)
        .evaluate(in: Frame(values: [], now: DateAndTime(startOf: .epoch)))
      file = file.stating(
        Statement(value: value), of: slot, part: name.count > 1 ? name[1] : nil)
    }
    let day = try CalendarDate.day(example["as of"]?.text ?? "2021-06-01")
    let json = AdviceJSON(small.advisor.advise(file, on: day), language: .en).json.pretty
    let parsed = Document.parse(SourceFile(name: "advice.json", text: json))
    return try #require(parsed.document?.root)
  }
}

/// What an example expects of the JSON: a part of it.
///
/// A map expects these keys; of a list of entries it expects those with these names, a scalar for one
/// standing for its state or value. A list expects exactly these items in this order, a scalar for
/// one standing for its name. `absent` expects nothing, or false, or an empty list.
private struct Expected {
  let node: Node

  init(_ node: Node) { self.node = node }

  /// What differs, each with its place in the JSON.
  func slips(in actual: Node?, at place: String = "") -> [String] {
    guard node.text != "absent" else {
      return isNothing(actual) ? [] : ["\(place): expected none, got \(text(actual))"]
    }
    guard let actual else { return ["\(place): expected \(text(node)), got nothing"] }
    if let entries = node.mapping {
      return entries.flatMap { entry -> [String] in
        let place = "\(place)/\(entry.name)"
        guard let items = actual.sequence else {
          return Expected(entry.value).slips(in: actual[entry.name], at: place)
        }
        return ofItem(entry.value, items.first { name($0) == entry.name }, place)
      }
    }
    if let items = node.sequence {
      guard let found = actual.sequence, found.count == items.count else {
        return ["\(place): expected \(text(node)), got \(text(actual))"]
      }
      return zip(items, found).enumerated().flatMap { number, pair in
        Expected(pair.0).slips(in: pair.1, at: "\(place)/\(number)")
      }
    }
    let found = actual.mapping == nil ? actual.text : name(actual)
    return found == node.text ? [] : ["\(place): expected \(text(node)), got \(text(actual))"]
  }

  /// The same for the item with a name; a scalar stands for its state or its value.
  private func ofItem(_ expected: Node, _ actual: Node?, _ place: String) -> [String] {
    guard expected.mapping == nil, expected.text != "absent", let actual else {
      return Expected(expected).slips(in: actual, at: place)
    }
    return Expected(expected).slips(in: actual["state"] ?? actual["value"], at: place)
  }

  private func isNothing(_ actual: Node?) -> Bool {
    actual == nil || actual?.text == "false" || actual?.isNull == true
      || actual?.sequence?.isEmpty == true
  }

  /// The name of an item: its id, with the part if it has one.
  private func name(_ item: Node) -> String? {
    let keys = ["id", "fact", "screen", "phase", "code"]
    let named = keys.lazy.compactMap { item[$0] }.first { !$0.isNull }
    guard let id = named?.text else { return item.text }
    return item["part"]?.text.map { "\(id)@\($0)" } ?? id
  }

  private func text(_ node: Node?) -> String {
    guard let node else { return "nothing" }
    if let items = node.sequence { return "[\(items.map(text).joined(separator: ", "))]" }
    guard let entries = node.mapping else { return node.text ?? "" }
    if let name = name(node) { return name }
    return "{\(entries.map { "\($0.name): \(text($0.value))" }.joined(separator: ", "))}"
  }
}
