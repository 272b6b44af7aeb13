import Foundation
import Testing

/// `advisor compile`: the same answers, with the rules compiled and without.
struct CompileTests {
  /// A folder with the cases and rules of the corpus, and the program itself: what is compiled lies
  /// beside it.
  static func withProgram(_ test: (URL, (String) throws -> String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.copyItem(
      at: CommandCorpusTests.root.appending(path: "files"), to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(
      at: try Shell.products().appending(path: "advisor"), to: folder.appending(path: "program"))
    try test(folder) { try Shell.run("$ ./program \($0)", in: folder) }
  }

  private let questions = [
    "advise cases --as-of 2021-06-01 --explain --lang zh",
    "advise cases --as-of 2021-06-01 --format json --lang en",
    "advise cases/garden.yaml --as-of 2021-06-01 --set debts=1 --lang en",
    "explain cases/garden.yaml verify-paperwork --as-of 2021-06-01 --lang en",
    "test rules --lang en",
  ]

  @Test func theAnswersAreTheSame() throws {
    try Self.withProgram { folder, run in
      let before = try questions.map(run)
      #expect(try run("compile --lang en").contains("compiled: "))
      #expect(
        FileManager.default.fileExists(atPath: folder.appending(path: "rules.compiled").path))
      #expect(try questions.map(run) == before)
    }
  }

  @Test func changedRulesAreReadAnew() throws {
    try Self.withProgram { folder, run in
      _ = try run("compile")
      let file = folder.appending(path: "rules/rules.yaml")
      let before = try run("advise cases/garden.yaml --as-of 2021-06-01 --format json")
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data((text + "\n# changed\n").utf8).write(to: file)
      let after = try run("advise cases/garden.yaml --as-of 2021-06-01 --format json")
      // The digest of the rules tells the two apart; all else is the same.
      #expect(before != after)
      try Data(("nonsense: 1\n" + text).utf8).write(to: file)
      #expect(try run("advise cases/garden.yaml --lang en").contains("error"))
      #expect(try run("compile --lang en").contains("status 2"))
      try Data(text.utf8).write(to: file)
      #expect(
        try run("advise cases/garden.yaml --as-of 2021-06-01 --format json") == before)
    }
  }

  /// A build is known by its build id, and not by the date or size of its file.
  @Test func whatIsCompiledNamesTheBuild() throws {
    try Self.withProgram { folder, run in
      let program = folder.appending(path: "program")
      func compiled(by bytes: Data) throws -> Data {
        try bytes.write(to: program)
        _ = try run("compile")
        return try Data(contentsOf: folder.appending(path: "rules.compiled"))
      }
      let bytes = try Data(contentsOf: program)
      // The type of the note, its name, and then the id.
      let note = try #require(bytes.range(of: Data([3, 0, 0, 0] + "GNU\0".utf8)))
      var other = bytes
      other[note.upperBound] ^= 1
      let first = try compiled(by: bytes)
      #expect(try compiled(by: other) != first)
      #expect(try compiled(by: bytes) == first)
      var nameless = bytes
      nameless[note.lowerBound] = 9
      try nameless.write(to: program)
      #expect(try run("compile --lang en").contains("no build id"))
    }
  }

  @Test func aBrokenFileIsNoMatter() throws {
    try Self.withProgram { folder, run in
      _ = try run("compile")
      let before = try run("advise cases/garden.yaml --as-of 2021-06-01")
      let file = folder.appending(path: "rules.compiled")
      let whole = try Data(contentsOf: file)
      for length in [0, 10, 20, whole.count / 2, whole.count - 1] {
        try whole.prefix(length).write(to: file)
        #expect(try run("advise cases/garden.yaml --as-of 2021-06-01") == before)
      }
      try FileManager.default.removeItem(at: file)
      try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
      #expect(try run("advise cases/garden.yaml --as-of 2021-06-01") == before)
    }
  }
}
