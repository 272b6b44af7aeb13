import Diagnostics
import FEEL
import Foundation
import Testing

@testable import Playbooks

/// A playbook that is compiled and read back is the playbook that was loaded.
struct CompiledPlaybookTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardized

  /// The YAML files below a folder, as the loader gets them.
  private static func files(below folder: URL) throws -> [SourceFile] {
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

  /// Everything of it but the vocabulary, whose names it repeats.
  private static func dumped(_ playbook: Playbook) -> [String] {
    func dumped(_ part: Any) -> String {
      var text = ""
      dump(part, to: &text)
      return text
    }
    return [
      dumped([playbook.id, playbook.version, playbook.digest]), dumped(playbook.title),
      dumped(playbook.languages), dumped(playbook.types), dumped(playbook.facts),
      dumped(playbook.decisions), dumped(playbook.decisionOrder), dumped(playbook.offices),
      dumped(playbook.sources), dumped(playbook.goals), dumped(playbook.blockers),
      dumped(playbook.clocks), dumped(playbook.vocabulary.names),
      dumped(playbook.files.map(\.name)),
      // Sets come in any order.
      dumped(playbook.calendar.holidays.sorted { $0.daysSinceEpoch < $1.daysSinceEpoch }),
      dumped(playbook.calendar.workdays.sorted { $0.daysSinceEpoch < $1.daysSinceEpoch }),
      dumped(playbook.remedies.map { $0.excludes.sorted() }),
    ]
      + playbook.remedies.map { remedy in
        dumped([
          remedy.declaration, remedy.when as Any, remedy.needs as Any, remedy.decide as Any,
          remedy.lead as Any, remedy.with, remedy.counterparts, remedy.steps, remedy.documents,
          remedy.within as Any, remedy.achieves, remedy.basis,
        ])
      }
  }

  @Test(arguments: ["rules", "candidates/rules", "Tests/Corpus/commands/files/rules"])
  func itIsWhatWasLoaded(_ folder: String) throws {
    let files = try Self.files(below: Self.root.appending(path: folder))
    let loaded = try #require(PlaybookLoader.load(files).playbook)
    let bytes = try CompiledPlaybook.bytes(of: loaded, for: "a build")
    let compiled = try #require(CompiledPlaybook(bytes, for: "a build"))
    let read = try #require(compiled.playbook(of: Self.texts(files.reversed())))
    for (a, b) in zip(Self.dumped(loaded), Self.dumped(read)) { #expect(a == b) }
    #expect(loaded.remedies.count == read.remedies.count)
    for name in loaded.vocabulary.names {
      #expect(loaded.vocabulary.slot(named: name) == read.vocabulary.slot(named: name))
      #expect(
        loaded.vocabulary.scope[path: name]?.type == read.vocabulary.scope[path: name]?.type)
    }
    #expect(try CompiledPlaybook.bytes(of: read, for: "a build") == bytes)
  }

  @Test func itIsUsedForTheseVeryRulesOnly() throws {
    let files = try Self.files(below: Self.root.appending(path: "candidates/rules"))
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
