import Diagnostics
import FEEL
import Foundation
import Playbooks
import Testing

@testable import CompiledRules

/// A playbook that is compiled and read back is the playbook that was loaded.
struct CompiledPlaybookTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardized

  /// The YAML files below a folder, as the loader gets them.
  private static func files(below folder: String) throws -> [SourceFile] {
    let folder = root.appending(path: folder)
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return try (all?.allObjects as? [URL] ?? [])
      .filter { $0.pathExtension == "yaml" && !$0.path.contains("/tests/") }
      .filter { $0.lastPathComponent != "properties.yaml" }
      .map { url in
        SourceFile(
          name: String(url.path.dropFirst(folder.path.count + 1)),
          text: Array(try Data(contentsOf: url)))
      }
  }

  private static func texts(_ files: [SourceFile]) -> [(name: String, text: [UInt8])] {
    files.map { ($0.name, $0.text) }
  }

  private static let folders = [
    "rules", "candidates/rules", "Tests/Corpus/commands/files/rules", "Tests/Corpus/compiled",
  ]

  @Test(arguments: folders)
  func itIsWhatWasLoaded(_ folder: String) throws {
    let files = try Self.files(below: folder)
    let loaded = try #require(PlaybookLoader.load(files).playbook)
    let bytes = try CompiledPlaybook.bytes(of: loaded, for: "a build")
    let compiled = try #require(CompiledPlaybook(bytes, for: "a build"))
    let read = try #require(compiled.playbook(of: Self.texts(files.reversed())))
    let (before, after) = (StoredProperties(of: loaded).lines, StoredProperties(of: read).lines)
    let difference = zip(before, after).first { $0 != $1 }
    #expect(difference == nil)
    #expect(before.count == after.count && before.count > 100)
    for name in loaded.vocabulary.names {
      #expect(
        loaded.vocabulary.scope[path: name]?.type == read.vocabulary.scope[path: name]?.type)
    }
    #expect(try CompiledPlaybook.bytes(of: read, for: "a build") == bytes)
  }

  /// A property that is nil or empty in all of these playbooks would be read right by chance.
  @Test func everyPropertyOfAnEntryIsFilledSomewhere() throws {
    var (empty, filled) = (Set<String>(), Set<String>())
    for folder in Self.folders {
      let playbook = try #require(PlaybookLoader.load(try Self.files(below: folder)).playbook)
      for section in Mirror(reflecting: playbook).children where section.value is [any Sendable] {
        let entries = Mirror(reflecting: section.value).children
        for property in entries.flatMap({ Mirror(reflecting: $0.value).children }) {
          let mirror = Mirror(reflecting: property.value)
          let canBeEmpty = [.optional, .collection, .set, .dictionary].contains(mirror.displayStyle)
          let name = "\(section.label ?? "").\(property.label ?? "")"
          if canBeEmpty && mirror.children.isEmpty {
            empty.insert(name)
          } else {
            filled.insert(name)
          }
        }
      }
    }
    #expect(filled.contains("remedies.counterparts"))
    #expect(empty.subtracting(filled).isEmpty)
  }

  @Test func everyStoredPropertyIsSeen() {
    struct Sample {
      let number: Int?
      let names: Set<String>
      let place: Place
      let type: FEELType
    }
    let file = SourceFile(name: "a.yaml", text: "a: 1\n")
    let sample = Sample(
      number: nil, names: ["b", "a"], place: Place(file, Span(0, 1)), type: .list(.any))
    let lines = StoredProperties(of: sample).lines
    #expect(lines.contains(".number: Optional<Int>, 0") && lines.contains(".place.span.last: 1"))
    #expect(lines.contains(".type.list: FEEL.FEELType.any"))
    #expect(lines.contains { $0.hasPrefix(".names: ") && $0.contains("a") && $0.contains("b") })
  }

  @Test func itIsUsedForTheseVeryRulesOnly() throws {
    let files = try Self.files(below: "candidates/rules")
    let loaded = try #require(PlaybookLoader.load(files).playbook)
    let bytes = try CompiledPlaybook.bytes(of: loaded, for: "a build")
    let compiled = try #require(CompiledPlaybook(bytes, for: "a build"))
    #expect(CompiledPlaybook(bytes, for: "another build") == nil)
    #expect(CompiledPlaybook(Array(bytes.dropLast()), for: "a build") == nil)
    #expect(CompiledPlaybook([], for: "a build") == nil)
    #expect(compiled.playbook(of: Self.texts(files)) != nil)
    #expect(compiled.playbook(of: Self.texts(Array(files.dropLast()))) == nil)
    #expect(
      compiled.playbook(of: Self.texts(files + [SourceFile(name: "z.yaml", text: "")])) == nil)
    let first = files[0]
    for place in [0, first.text.count / 2, first.text.count - 1] {
      var text = first.text
      text[place] ^= 1
      let changed = SourceFile(name: first.name, text: text)
      #expect(compiled.playbook(of: Self.texts([changed] + files.dropFirst())) == nil)
    }
    let renamed = first.renamed("other.yaml")
    #expect(compiled.playbook(of: Self.texts([renamed] + files.dropFirst())) == nil)
  }
}
