import Diagnostics
import Testing
import YAML

@testable import LanguageServer

struct TextTests {
  /// A character outside the basic plane counts two in UTF-16 and four in UTF-8.
  private static let text = Array("a: 查封🏠x\r\nb: 1\rc\n".utf8)

  @Test(arguments: [
    (PositionEncoding.utf16, [(3, 3), (6, 4), (9, 5), (13, 7), (14, 8)]),
    (.utf8, [(3, 3), (6, 6), (9, 9), (13, 13), (14, 14)]),
  ])
  func placesAreCountedAsAgreed(_ encoding: PositionEncoding, _ pairs: [(Int, Int)]) {
    let text = PositionedText(Self.text, encoding)
    for (offset, character) in pairs {
      #expect(text.position(of: offset) == .init(0, character))
    }
  }

  @Test func everyOffsetOfACharacterComesBack() {
    for encoding in [PositionEncoding.utf8, .utf16] {
      let text = PositionedText(Self.text, encoding)
      for offset in Self.text.indices where Self.text[offset] & 0xC0 != 0x80 {
        let isInBreak = Self.text[offset] == 0x0A && offset > 0 && Self.text[offset - 1] == 0x0D
        if !isInBreak { #expect(text.offset(of: text.position(of: offset)) == offset) }
      }
    }
  }

  @Test func aPlaceBehindTheLineIsItsEnd() {
    let text = PositionedText(Self.text, .utf16)
    #expect(text.offset(of: .init(0, 99)) == 14)
    #expect(text.offset(of: .init(99, 0)) == Self.text.count)
    // Between the halves of a character of two units: its beginning.
    #expect(text.offset(of: .init(0, 6)) == 9)
  }

  @Test func linesEndAsTheProtocolSays() {
    let text = PositionedText(Self.text, .utf16)
    #expect(text.lineCount == 4)
    #expect(text.position(of: 16).line == 1)
    #expect(text.position(of: 21).line == 2)
  }

  @Test func whatStandsBehindAChangeMovesAndWhatItTouchesIsGone() {
    let shift = TextShift(from: Array("abcdef".utf8), to: Array("abXYZef".utf8))
    #expect(shift.span(Span(0, 2)) == Span(0, 2))
    #expect(shift.span(Span(4, 6)) == Span(5, 7))
    #expect(shift.span(Span(1, 3)) == nil)
    #expect(shift.oldOffset(6) == 5)
  }

  @Test func pathsAndAddressesGoBothWays() {
    let path = "/w/规则 1/a+b.yaml"
    #expect(FileLocation.path(FileLocation.uri(path)) == path)
    #expect(FileLocation.uri(path).hasPrefix("file:///w/%E8%A7%84"))
    #expect(FileLocation.path("file://localhost/w/a%20b.yaml") == "/w/a b.yaml")
    #expect(FileLocation.path("untitled:Untitled-1") == "untitled:Untitled-1")
    #expect(FileLocation.path("../cases/./x.yaml", in: "/w/rules") == "/w/cases/x.yaml")
  }

  @Test(arguments: [
    ("a: 1\nb:  2\nc: 3\n", "a: 1\nb: 2\nc: 3\n"), ("a\n\n\nb\n", "a\n\nb\n"), ("", "a\n"),
    ("a\n", ""), ("a\nb\n", "a\nx\nb\ny\n"), ("a", "a\n"),
  ])
  func editsOfLinesMakeTheOtherText(_ old: String, _ new: String) {
    let (before, after) = (Array(old.utf8), Array(new.utf8))
    let edits = LineChanges(before, after).edits
    var text = before
    for edit in edits.reversed() {
      text.replaceSubrange(edit.span.start..<edit.span.end, with: Array(edit.replacement.utf8))
    }
    #expect(text == after)
  }

  /// Whatever is typed, the server has the text that the editor has.
  @Test(arguments: [true, false]) func changesInPlaceComeToTheSameText(_ isUTF8: Bool) throws {
    let abilities: [String: Any] = isUTF8 ? ["general": ["positionEncodings": ["utf-8"]]] : [:]
    var session = try Session(Sheds.files, abilities: abilities)
    let encoding = isUTF8 ? PositionEncoding.utf8 : .utf16
    let path = "/w/rules/rules.yaml"
    var text = Array(Sheds.rules.unicodeScalars)
    try session.open(path, Sheds.rules)
    var numbers = Numbers(state: 7)
    let typed = ["", "a", "查封", "🏠", "\n", "x\r\ny", "{", "\"", ": "]
    for version in 2..<200 {
      let start = numbers.next(upTo: text.count)
      let end = min(text.count, start + numbers.next(upTo: 4))
      let new = typed[numbers.next(upTo: typed.count - 1)]
      var before = String.UnicodeScalarView()
      before.append(contentsOf: text)
      let whole = PositionedText(Array(String(before).utf8), encoding)
      let offsets = [start, end].map { text[..<$0].reduce(0) { $0 + UTF8.width($1) } }
      let places = offsets.map { whole.position(of: $0) }
      // Between CR and LF there is no place.
      guard zip(places, offsets).allSatisfy({ whole.offset(of: $0) == $1 }) else { continue }
      let range = [places[0], places[1]].map { ["line": $0.line, "character": $0.character] }
      try session.change(
        path, version, [["range": ["start": range[0], "end": range[1]], "text": new]])
      text.replaceSubrange(start..<end, with: Array(new.unicodeScalars))
    }
    var after = String.UnicodeScalarView()
    after.append(contentsOf: text)
    #expect(session.server.workspace.documents[path]?.text.bytes == Array(String(after).utf8))
  }
}

/// Numbers that are the same in each run.
struct Numbers {
  var state: UInt64

  /// A number from 0 to the limit, both included.
  mutating func next(upTo limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit + 1))
  }
}
