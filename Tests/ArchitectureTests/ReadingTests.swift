import Testing

/// The readers that the other tests rest on: a reader that sees nothing would let all pass.
struct ReadingTests {
  @Test(arguments: [
    ("import FEEL", "FEEL"), ("package import Diagnostics", "Diagnostics"),
    ("  private import Glibc  // for errno", "Glibc"), ("@testable import YAML", "YAML"),
    ("import struct Foundation.URL", "Foundation"), ("import Foundation.NSObject", "Foundation"),
  ])
  func importLineIsRead(_ line: String, _ module: String) {
    #expect(Imports.module(ofLine: line) == module)
  }

  @Test(arguments: ["// import FEEL", "let important = 1", "important import", ""])
  func otherLinesImportNothing(_ line: String) {
    #expect(Imports.module(ofLine: line) == nil)
  }

  @Test func tableRowIsRead() {
    let text = """
      ## Arrows
      | module | ours | others |
      | --- | --- | --- |
      | `A` | `B`, `C` | `Glibc` |
      | `B` | | |
      ## Other
      | `Z` | `A` | |
      """
    let table = ArrowTable(text, below: "## Arrows")
    #expect(
      table.rows == [
        "A": ArrowTable.Row(ours: ["B", "C"], others: ["Glibc"]),
        "B": ArrowTable.Row(ours: [], others: []),
      ])
  }

  @Test func manifestIsRead() {
    let text = """
      targets: [
        module("A"),
        module("B", ["A", "C"]),
        .executableTarget(
          name: "D",
          dependencies: [
            "A", .product(name: "P", package: "swift-p"),
          ], swiftSettings: strict),
      """
    #expect(Imports.ofManifest(text) == ["A": [], "B": ["A", "C"], "D": ["A", "P"]])
  }

  @Test func bannedWordIsSeenAndItsLikeIsNot() {
    #expect(SourceHabitTests.bannedWords(in: "x as! Int").map(\.word) == ["as!"])
    #expect(SourceHabitTests.bannedWords(in: "try! f() // TODO").count == 2)
    #expect(SourceHabitTests.bannedWords(in: "print(\"has!\")").isEmpty)
  }

  @Test func theProjectIsFound() throws {
    #expect(try Project.swiftFiles(below: "Sources").count > 50)
    #expect(try ArrowTable.ofTheProject().rows.count > 10)
  }
}
