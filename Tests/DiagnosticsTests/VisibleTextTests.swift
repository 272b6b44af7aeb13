import Diagnostics
import Testing

struct VisibleTextTests {
  @Test(arguments: [
    ("plain 中文 “quoted” é\tx\n", "plain 中文 “quoted” é\tx\n"), ("a\u{1B}[31mb", "a<U+001B>[31mb"),
    ("a\r\nb\rc", "a\nb<U+000D>c"), ("\u{7F}\u{80}\u{9F}", "<U+007F><U+0080><U+009F>"),
    ("x\u{202E}y\u{2069}\u{061C}", "x<U+202E>y<U+2069><U+061C>"), ("👩‍👩‍👧 e\u{301}", "👩‍👩‍👧 e\u{301}"),
  ])
  func whatIsObeyedIsWrittenOut(_ text: String, _ shown: String) {
    #expect(Array(visible(text).unicodeScalars) == Array(shown.unicodeScalars))
  }

  @Test func exactlyTheControlCharactersAreObeyed() {
    let all = (0...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
    for scalar in all {
      let isControl =
        scalar.properties.generalCategory == .control && !"\t\n".unicodeScalars.contains(scalar)
      #expect(scalar.isObeyed == (isControl || scalar.properties.isBidiControl))
      #expect(visible(String(scalar)).unicodeScalars.allSatisfy { !$0.isObeyed })
    }
  }

  @Test func marksStandBelowWhatIsWrittenOut() {
    let file = SourceFile(name: "a\u{1B}.yaml", text: "k: \u{202E}中 wrong")
    let start = Array("k: \u{202E}中 ".utf8).count
    let text = DiagnosticPrinter(language: .en).text(
      Diagnostic(
        "d", .error, Wording(en: "no\u{9B}", zh: "错"), at: Place(file, Span(start, start + 5))))
    #expect(
      text == """
        a<U+001B>.yaml:1:7: error[d]: no<U+009B>
           |
         1 | k: <U+202E>中 wrong
           |               ^^^^^

        """)
  }
}
