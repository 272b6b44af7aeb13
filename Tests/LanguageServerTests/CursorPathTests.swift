import Diagnostics
import Foundation
import Testing
import YAML

@testable import LanguageServer

struct CursorPathTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardized

  static let shipped: [String] = ["rules", "cases", "candidates"].flatMap { folder -> [String] in
    let all = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
    return (all?.allObjects ?? []).compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") }
      .map { "\(folder)/\($0)" }
  }.sorted()

  /// Whatever the reader of YAML finds, the lines above it tell too.
  @Test(arguments: shipped) func theLinesTellWhatTheTreeSays(_ path: String) throws {
    let text = [UInt8](try Data(contentsOf: Self.root.appending(path: path)))
    let document = try #require(Document.parse(SourceFile(name: path, text: text)).document)
    let node = try #require(document.root)
    var places: [(steps: [CursorPath.Step], span: Span, isKey: Bool)] = []
    Self.visit(node, []) { places.append(($0, $1, $2)) }
    // Some fifty places of each file, at the beginning, in between and at the end.
    let stride = max(1, places.count / 50)
    var faults: [String] = []
    for index in Swift.stride(from: 0, to: places.count, by: stride) {
      let (steps, span, isKey) = places[index]
      let place = CursorPath(text, at: span.start)
      let isRight = place?.steps == steps && (isKey ? place?.mayBeKey : place?.mayBeValue) == true
      if !isRight, faults.count < 3 {
        let line = SourceFile(name: path, text: text).position(of: span.start).line
        faults.append("line \(line): \(steps) is read as \(String(describing: place?.steps))")
      }
    }
    #expect(faults.isEmpty)
  }

  private static func visit(
    _ node: Node, _ steps: [CursorPath.Step], _ see: ([CursorPath.Step], Span, Bool) -> Void
  ) {
    if node.alias != nil { return }
    switch node.kind {
    case .scalar(let scalar):
      // The text of a block begins on a line of its own, and nothing stands at an empty value.
      let isSeen = [.plain, .singleQuoted, .doubleQuoted].contains(scalar.style)
      if isSeen, scalar.span.start < scalar.span.end { see(steps, scalar.span, false) }
    case .sequence(let items): for item in items { visit(item, steps + [.item], see) }
    case .mapping(let entries):
      for entry in entries {
        see(steps, entry.key.span, true)
        visit(entry.value, steps + [.key(entry.name)], see)
      }
    }
  }

  @Test(arguments: [
    ("a:\n  b: |", ["a", "b"]), ("a:\n  |", ["a"]), ("a:\n- b: {c: [x, |", ["a", "b", "c"]),
    ("a: {b: 1,\n  c: |}\n", ["a", "c"]), ("a:\n  b: x\n    and |y\n", ["a", "b"]),
    ("a:\n  b: |-\n    one\n    t|wo\n", ["a", "b"]), ("a: {b: [1\nc:\n  d|", ["c"]),
    ("a:\n  b: 'x, y: |z'\n", ["a", "b"]), ("a:\n  - b: 1\n    c: |\n", ["a", "c"]),
    ("a: 1\n|", []), ("{a: 1, b: {c: |", ["b", "c"]), ("{a: 1,\nb: [|", ["b"]),
    ("a:\n  b:\n    c: 1\n  |\n", ["a"]), ("\"a b\":\n  |", ["a b"]),
  ])
  func unfinishedTextsAreReadToo(_ marked: String, _ keys: [String]) throws {
    let mark = try #require(marked.lastIndex(of: "|"))
    let text = Array(marked[..<mark].utf8) + Array(marked[marked.index(after: mark)...].utf8)
    let place = try #require(CursorPath(text, at: marked[..<mark].utf8.count))
    #expect(place.keys == keys)
  }

  @Test func aCommentHasNoPlace() {
    #expect(CursorPath(Array("a: 1 # b: ".utf8), at: 9) == nil)
    #expect(CursorPath(Array("# a: ".utf8), at: 4) == nil)
  }

  @Test func keysOfTheSameMapAreKnown() throws {
    let text = "a:\n  b: 1\n  \n  c: 2\nd: 3\n"
    let place = try #require(CursorPath(Array(text.utf8), at: 12))
    #expect(place.siblings == ["b", "c"])
    #expect(place.keys == ["a"])
  }
}
