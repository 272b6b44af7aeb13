import Diagnostics
import Testing

@testable import Reports

struct WrappingTests {
  @Test(arguments: [
    ("one two three", 8, ["one two", "three"]),
    ("one  two", 20, ["one two"]),
    ("", 10, [""]),
    ("abcdefghijkl", 5, ["abcde", "fghij", "kl"]),
    ("先协调法院和债权人", 10, ["先协调法院", "和债权人"]),
    ("先协调法院，再办", 10, ["先协调法", "院，再办"]),
    ("核实（缺项）后", 8, ["核实（缺", "项）后"]),
    ("市 office 办理", 9, ["市 office", "办理"]),
    ("查封：是", 4, ["查", "封：", "是"]),
  ])
  func linesBreakByCellsAndNeverBeforeAClosingMark(text: String, width: Int, lines: [String]) {
    #expect(Wrapping(width: width).lines(text) == lines)
  }

  @Test func nothingIsLost() {
    let text = "先协调法院和债权人，商定解除查封的方案（见 seizure-rules Art. 28），再引进企业。"
    for width in 4...90 {
      let lines = Wrapping(width: width).lines(text)
      let joined = lines.joined().filter { $0 != " " }
      #expect(joined == text.filter { $0 != " " })
      #expect(lines.allSatisfy { terminalWidth($0) <= width })
    }
  }
}

struct AmountTests {
  @Test(arguments: [
    ("0", "0元", "CNY 0"),
    ("999", "999元", "CNY 999"),
    ("32000000", "3200万元", "CNY 32,000,000"),
    ("320000000", "3.2亿元", "CNY 320,000,000"),
    ("12345", "12,345元", "CNY 12,345"),
    ("12300", "1.23万元", "CNY 12,300"),
    ("1234.5", "1,234.5元", "CNY 1,234.5"),
    ("-40000", "-4万元", "CNY -40,000"),
    ("100000000", "1亿元", "CNY 100,000,000"),
    ("123456789", "123,456,789元", "CNY 123,456,789"),
  ])
  func amountsAreShownWholeAndShort(digits: String, zh: String, en: String) {
    #expect(Amount.text(digits: digits, language: .zh) == zh)
    #expect(Amount.text(digits: digits, language: .en) == en)
  }
}
