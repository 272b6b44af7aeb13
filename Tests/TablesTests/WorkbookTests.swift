import Testing

@testable import Tables

struct WorkbookTests {
  @Test func theSameSheetsGiveTheSameBytes() {
    let sheet = Worksheet(
      name: "台账", columns: [.init(title: "案件", width: 12)], rows: [[.text("彩虹湾")]])
    let bytes = Workbook(sheets: [sheet]).xlsx()
    #expect(bytes == Workbook(sheets: [sheet]).xlsx())
    #expect(bytes.starts(with: Array("PK".utf8)))
  }

  @Test func namesOfSheetsAreTakenByEveryProgram() {
    let long = String(repeating: "案", count: 40)
    #expect(
      SheetNames.of(["a/b:c", "ABC", "abc", "", "'x'", "History", long, long]) == [
        "abc", "ABC (2)", "abc (3)", "Sheet4", "x", "History_",
        String(repeating: "案", count: 31), String(repeating: "案", count: 27) + " (2)",
      ])
  }

  @Test(arguments: [
    (0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"),
  ])
  func columnsHaveLetters(_ index: Int, _ name: String) {
    #expect(CellName.column(index) == name)
  }

  @Test(arguments: [
    (1900, 3, 1, 61), (1970, 1, 1, 25569), (2021, 6, 1, 44348), (2000, 2, 29, 36585),
    (9999, 12, 31, 2_958_465),
  ])
  func daysHaveNumbers(_ year: Int, _ month: Int, _ day: Int, _ serial: Int) throws {
    #expect(SerialDay.number(year: year, month: month, day: day) == serial)
    let back = try #require(SerialDay.day(serial, from1904: false))
    #expect(back == (year, month, day))
  }

  @Test func daysThatExcelCannotShowHaveNone() {
    #expect(SerialDay.number(year: 1900, month: 2, day: 28) == nil)
    #expect(SerialDay.number(year: 10000, month: 1, day: 1) == nil)
    #expect(SerialDay.day(60, from1904: false) == nil)
    #expect(SerialDay.day(59, from1904: false).map { $0 == (1900, 2, 28) } == true)
    #expect(SerialDay.day(0, from1904: true).map { $0 == (1904, 1, 1) } == true)
    #expect(SerialDay.day(2_958_466, from1904: false) == nil)
  }

  @Test func cellsHoldWhatTheyAre() {
    let sheet = Worksheet(
      name: "x", columns: [.init(title: "a", width: 5)],
      rows: [
        [.number("1234567890123456")], [.number("123456789012")], [.number("0.5")],
        [.boolean(true)], [.date(year: 2021, month: 6, day: 1)],
        [.date(year: 1899, month: 1, day: 2)], [.text("=1+1")], [.text("a\u{1B}&_x0041_")],
      ])
    let xml = sheet.xml(isFirst: true)
    for cell in [
      "<c r=\"A2\" t=\"inlineStr\" s=\"3\"><is><t xml:space=\"preserve\">1234567890123456<",
      "<c r=\"A3\" s=\"5\"><v>123456789012</v>", "<c r=\"A4\" s=\"0\"><v>0.5</v>",
      "<c r=\"A5\" t=\"b\" s=\"6\"><v>1</v>", "<c r=\"A6\" s=\"2\"><v>44348</v>",
      "preserve\">1899-01-02<", "s=\"4\"><is><t xml:space=\"preserve\">=1+1<",
      "preserve\">a&amp;_x005F_x0041_<",
    ] {
      #expect(xml.contains(cell), "\(cell)")
    }
  }

  @Test func csvRunsNoFormula() {
    let sheet = Worksheet(
      name: "x", columns: [.init(title: "a", width: 5), .init(title: "b", width: 5)],
      rows: [
        [.text("=1+1"), .text("-5")], [.number("-5"), .boolean(false)],
        [.text("\t=x"), .text("say \"a\", b\r\nc")],
        [.date(year: 2021, month: 6, day: 1), .empty], [.text("@\u{202E}x"), .text("+86")],
      ])
    #expect(
      sheet.csv == "\u{FEFF}a,b\r\n'=1+1,'-5\r\n-5,false\r\n"
        + "\"'\t=x\",\"say \"\"a\"\", b\nc\"\r\n2021-06-01,\r\n'@x,'+86\r\n")
  }
}
