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
