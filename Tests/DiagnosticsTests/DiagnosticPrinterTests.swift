import Diagnostics
import Testing

struct DiagnosticPrinterTests {
  @Test func marksStandBelowWideCharacters() {
    let file = SourceFile(name: "r.yaml", text: "a: 1\nwhen: 查封 and 债务x\n")
    let start = Array("a: 1\nwhen: 查封 and ".utf8).count
    let diagnostic = Diagnostic(
      "unknown-fact", .error, Wording(en: "there is no fact `债务x`", zh: "没有事实 `债务x`"),
      at: Place(file, Span(start, start + 7)), help: Wording(en: "write `债务`", zh: "写 `债务`"))
    #expect(
      DiagnosticPrinter(language: .en).text(diagnostic) == """
        r.yaml:2:14: error[unknown-fact]: there is no fact `债务x`
           |
         2 | when: 查封 and 债务x
           |                ^^^^^
          = help: write `债务`

        """)
  }

  /// In lines that are wider than a terminal the place is there, the marks below it.
  @Test(arguments: [0, 1, 30, 60, 74, 75, 90, 200, 400], ["place", "地块", "y"])
  func aWideLineIsCutAroundThePlace(before: Int, word: String) throws {
    for after in [0, 1, 40, 300] {
      let blanks =
        String(repeating: "查x ", count: before / 4) + String(repeating: "-", count: before % 4)
      let text = blanks + word + String(repeating: "+", count: after)
      let file = SourceFile(name: "r.yaml", text: text)
      let start = blanks.utf8.count
      let place = Place(file, Span(start, start + word.utf8.count))
      let lines = DiagnosticPrinter(language: .en)
        .text(Diagnostic("d", .error, Wording(en: "wrong", zh: "错"), at: place))
        .split(separator: "\n")
      let (line, marks) = (lines[2], lines[3])
      #expect(terminalWidth(line) <= 80)
      if terminalWidth(text) <= 75 { #expect(line.hasSuffix(text)) }
      let indent = terminalWidth(marks.prefix { $0 != "^" })
      let range = try #require(line.firstRange(of: word))
      #expect(terminalWidth(line[..<range.lowerBound]) == indent)
      #expect(marks.count { $0 == "^" } == terminalWidth(word))
    }
  }

  @Test func ofAWidePlaceItsBeginningIsMarked() {
    let file = SourceFile(
      name: "x", text: String(repeating: "-", count: 100) + String(repeating: "=", count: 200))
    let text = DiagnosticPrinter(language: .en)
      .text(Diagnostic("d", .error, Wording(en: "wrong", zh: "错"), at: Place(file, Span(100, 300))))
    #expect(
      text.hasSuffix(
        """
         1 | ...\(String(repeating: "=", count: 69))...
           |    \(String(repeating: "^", count: 69))

        """))
  }

  @Test func columnsCountScalarsAndABomIsNone() {
    let file = SourceFile(name: "x", text: "\u{FEFF}é查a\r\nb")
    #expect(file.position(of: 3) == .init(line: 1, column: 1))
    #expect(file.position(of: 3 + 2 + 3) == .init(line: 1, column: 3))
    #expect(file.line(1) == "é查a")
    #expect(file.position(of: file.text.count).line == 2)
  }

  @Test func theNearestNameIsNearAndTiesGoByName() {
    #expect(
      nearestName(to: "assets.sealed", among: ["assets.seized", "debts.disputed"])
        == "assets.seized")
    #expect(nearestName(to: "nwo", among: ["now", "own"]) == "now")
    #expect(nearestName(to: "abc", among: ["xyz"]) == nil)
  }
}
