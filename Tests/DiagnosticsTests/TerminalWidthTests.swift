import Diagnostics
import Testing

struct TerminalWidthTests {
  @Test(arguments: [
    ("a", 1), ("é", 1), ("e\u{301}", 1), ("★", 1), ("…", 1), ("ｱ", 1), ("№", 1), ("𝄞", 1),
    ("中", 2), ("。", 2), ("Ａ", 2), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("𠮷", 2),
    ("か\u{3099}", 2),
    ("☔", 2), ("✅", 2), ("❤", 1), ("❤\u{FE0F}", 2), ("👍🏽", 2), ("👩‍👩‍👧", 2), ("🇨🇳", 2),
    ("1\u{FE0F}\u{20E3}", 2),
    ("🀄", 2), ("🀀", 1), ("𝌆", 2), ("\u{1FAC8}", 2), ("\u{200D}", 0), ("\u{FE0F}", 0), ("नि", 2),
  ])
  func aCharacterTakesItsCells(_ text: String, _ cells: Int) {
    #expect(terminalWidth(text) == cells)
    #expect(terminalWidth("中" + text + "x") == cells + 3)
  }

  @Test func everyPictureIsWide() {
    let pictures = (0x300...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
      .filter(\.properties.isEmojiPresentation)
    #expect(pictures.count > 1000)
    #expect(pictures.allSatisfy { terminalWidth($0) == 2 })
  }

  @Test func marksStandBelowTheWordAfterPictures() {
    let text = "x: ✅👩‍👩‍👧🇨🇳❤\u{FE0F} wrong"
    let file = SourceFile(name: "r.yaml", text: text)
    let start = text.utf8.count - 5
    let lines = DiagnosticPrinter(language: .en)
      .text(
        Diagnostic("d", .error, Wording(en: "no", zh: "错"), at: Place(file, Span(start, start + 5)))
      )
      .split(separator: "\n")
    #expect(lines[3] == "   | " + String(repeating: " ", count: 12) + "^^^^^")
  }
}
