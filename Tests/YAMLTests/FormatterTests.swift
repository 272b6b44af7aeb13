import Diagnostics
import Testing
import YAML

struct FormatterTests {
  private func formatted(_ text: String) -> String? {
    Formatter().format(SourceFile(name: "x.yaml", text: text))
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func levelsStandTwoBlanksApart() {
    let text = "a:\n    # about b\n    b: 1\n    c:\n    - x\n    - y: 2\n      z: 3\n"
    let wanted = "a:\n  # about b\n  b: 1\n  c:\n    - x\n    - y: 2\n      z: 3\n"
    #expect(formatted(text) == wanted)
  }

  @Test func bracketsHaveOneBlankAfterACommaAndNoneBesideThem() {
    #expect(formatted("a: { b: 1,c:  [ 2,3 ] }  # d\n") == "a: {b: 1, c: [2, 3]}  # d\n")
  }

  @Test func emptyLinesAndBlanksAtLineEndsGo() {
    #expect(formatted("\n\na: 1   \n\n\n\nb: 2\n\n\n") == "a: 1\n\nb: 2\n")
    #expect(formatted("a: 1\r\nb: 2") == "a: 1\nb: 2\n")
  }

  @Test func aBlockTextIsLeftAsItStands() {
    let text = "a: |\n  x   \n\n\n    y\nb: 2\n"
    #expect(formatted(text) == text)
  }

  @Test func whatCannotBeReadIsLeftAlone() {
    #expect(formatted("a: [1\n") == nil)
  }

  @Test func randomDocumentsKeepTheirContentAndSettleAtOnce() throws {
    var changed = 0
    for seed in 0..<400 as Range<UInt64> {
      var writer = RandomDocument(seed: seed)
      let text = writer.text()
      let once = try #require(formatted(text), "seed \(seed)\n\(text)")
      #expect(formatted(once) == once, "seed \(seed)\n\(text)\n---\n\(once)")
      #expect(once.filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace }, "seed \(seed)")
      #expect(!once.contains("\r\n"), "seed \(seed)")
      if once != text { changed += 1 }
    }
    #expect(changed > 250)
  }
}
