import Diagnostics
import Testing

@testable import Tables

/// Workbooks as other programs write them, made of their parts.
struct WorkbookReaderTests {
  /// A workbook of Excel in little: two sheets that can be seen, one that is hidden.
  private static func workbook(
    _ cells: String, texts: String = "", more: String = "", date1904: Bool = false
  ) -> [UInt8] {
    let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return ZipWriter.archive([
      (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"r\" Type=\"\(type)/officeDocument\" "
          + "Target=\"/xl/workbook.xml\"/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<x:workbook xmlns:x=\"m\" xmlns:r=\"r\"><x:workbookPr date1904=\"\(date1904 ? 1 : 0)\"/>"
          + "<x:sheets><x:sheet name=\"旧\" state=\"hidden\" sheetId=\"1\" r:id=\"h\"/>"
          + "<x:sheet name=\"台账\" sheetId=\"2\" r:id=\"a\"/>"
          + "<x:sheet name=\"附\" sheetId=\"3\" r:id=\"b\"/></x:sheets></x:workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"\(type)/worksheet\" "
          + "Target=\"worksheets/sheet9.xml\"/>"
          + "<Relationship Id=\"s\" Type=\"\(type)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
          + "<Relationship Id=\"f\" Type=\"\(type)/styles\" Target=\"../xl/./styles.xml\"/>"
          + "</Relationships>"
      ),
      ("xl/sharedStrings.xml", "<sst>\(texts)</sst>"),
      (
        "xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy&quot;年&quot;m\"/>"
          + "<numFmt numFmtId=\"171\" formatCode=\"#,##0.00&quot;d&quot;;[Red]-0\"/></numFmts>"
          + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
          + "<xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/><xf numFmtId=\"31\"/>"
          + "<xf numFmtId=\"22\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>"
      ),
      (
        "xl/worksheets/sheet9.xml",
        "<worksheet><sheetData>\(cells)</sheetData>\(more)</worksheet>"
      ),
    ])
  }

  private func table(
    _ cells: String, texts: String = "", more: String = "", date1904: Bool = false
  ) throws -> Table {
    try Table(
      Self.workbook(cells, texts: texts, more: more, date1904: date1904), name: "t.xlsx")
  }

  @Test func cellsAreWhatTheyAre() throws {
    let table = try table(
      "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c><c r=\"C3\"><v>1.1000000000000001</v></c>"
        + "<c r=\"D3\" s=\"1\"><v>44348</v></c><c r=\"E3\" s=\"2\"><v>44348</v></c>"
        + "<c r=\"F3\" s=\"3\"><v>1210</v></c><c r=\"G3\" t=\"b\"><v>1</v></c>"
        + "<c r=\"H3\" t=\"inlineStr\"><is><r><t>甲</t></r><r><t>_x0041_</t></r></is></c>"
        + "<c r=\"I3\" t=\"str\"><f>1</f><v>x</v></c><c r=\"J3\"><f>1+1</f><v>2</v></c>"
        + "<c r=\"K3\" s=\"5\"><v>44348.5</v></c><c r=\"L3\" s=\"6\"><v>0.25</v></c>"
        + "<c r=\"M3\" t=\"d\"><v>2021-06-01T00:00:00</v></c><c r=\"N3\" s=\"1\"/></row>"
        + "<row r=\"7\"><c r=\"A7\" t=\"s\"><v>0</v></c></row><row r=\"8\"><c r=\"A8\"/></row>",
      texts: "<si><t>乙</t></si><si><r><t xml:space=\"preserve\">彩 </t></r><r><t>虹</t></r>"
        + "<rPh sb=\"0\" eb=\"1\"><t>cai</t></rPh></si>")
    #expect(table.count == 2)
    #expect(
      table[0].cells.map(\.value) == [
        .text("彩 虹"), .number("1.1"), .date(year: 2021, month: 6, day: 1),
        .date(year: 2021, month: 6, day: 1), .number("1210"), .boolean(true), .text("甲A"),
        .text("x"), .number("2"), .text("2021-06-01T12:00:00"), .text("06:00:00"),
        .text("2021-06-01"),
      ])
    #expect(table[0].cells.map(\.column) == [0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    #expect([table[0].number, table[1].number] == [3, 7])
    #expect(table.notes.map(\.message.en) == ["only the sheet `台账` is read; not read: `附`"])
  }

  @Test func cellsWithoutNamesFollowEachOther() throws {
    let table = try table(
      "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
      more: "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>")
    #expect([table[0].cells.map(\.text), table[1].cells.map(\.text)] == [["1", "2"], ["3"]])
    #expect(table[1].number == 2)
  }

  @Test func daysAreCountedFrom1904WhereTheWorkbookSaysSo() throws {
    let table = try table("<row><c s=\"4\"><v>42886</v></c></row>", date1904: true)
    #expect(table[0].cells[0].value == .date(year: 2021, month: 6, day: 1))
  }

  @Test func faultsHaveTheirPlace() throws {
    let table = try table(
      "<row r=\"5\"><c r=\"C5\" t=\"e\"><v>#N/A</v></c><c r=\"AA5\"><f>A1</f></c>"
        + "<c r=\"AB5\"><f>A1</f><v/></c></row>")
    let row = table[0]
    guard case .error? = row.cells[0].fault, case .noValue? = row.cells[1].fault,
      case .noValue? = row.cells[2].fault
    else {
      Issue.record("\(row.cells)")
      return
    }
    let names = row.cells.map { table.place(of: $0, in: row).file.name }
    #expect(names == ["t.xlsx, 台账!C5", "t.xlsx, 台账!AA5", "t.xlsx, 台账!AB5"])
  }

  @Test func whatWeWriteIsReadBack() throws {
    let rows: [[TableValue]] = [
      [.text("=1+1"), .number("12.5"), .date(year: 1999, month: 12, day: 31), .boolean(false)],
      [.text("_x0041_ <&>\n甲"), .number("-0.001"), .date(year: 1900, month: 3, day: 1)],
    ]
    let columns = (0..<4).map { Worksheet.Column(title: "h\($0)", width: 9) }
    let sheet = Worksheet(name: "s", columns: columns, rows: rows)
    let table = try Table(Workbook(sheets: [sheet]).xlsx(), name: "t.xlsx")
    #expect(table[0].cells.map(\.text) == ["h0", "h1", "h2", "h3"])
    #expect([table[1].cells.map(\.value), table[2].cells.map(\.value)] == rows)
  }

  @Test(arguments: [
    ("1.1000000000000001", "1.1"), ("0.30000000000000004", "0.3"),
    ("1E+20", "100000000000000000000"),
    ("1.5E-3", "0.0015"), ("-0", "0"), ("007", "7"), ("999999999999999.9", "1000000000000000"),
    ("123456789012345678", "123456789012346000"), ("-2.50", "-2.5"), ("9.9999999999999995", "10"),
  ])
  func numbersHaveTheDigitsThatAreShown(_ kept: String, _ shown: String) {
    #expect(ShortNumber.digits(kept) == shown)
  }

  @Test(arguments: ["", "1e", "x", "1.2.3", "0x10", "1E+999999999999999999999", "inf", "1e5000"])
  func otherTextsAreNoNumbers(_ text: String) {
    #expect(ShortNumber.digits(text) == nil)
  }

  @Test(arguments: [
    ("yyyy/m/d", NumberFormats.Kind.day), ("[$-804]yyyy\"年\"m\"月\";@", .day), ("m/d", .day),
    ("h:mm", .time), ("mm:ss.0", .time), ("[h]:mm", .time), ("yyyy-mm-dd hh:mm", .day),
    ("General", .number), ("0.00E+00", .number), ("#,##0;[Red]-#,##0", .number),
    ("0\"days\"", .number), ("\\d0", .number), ("[Red]0", .number), ("[DBNum1]yyyy", .day),
  ])
  func formatsShowNumbersOrDays(_ code: String, _ kind: NumberFormats.Kind) {
    #expect(NumberFormats.kind(ofCode: code) == kind, "\(code)")
  }

  private func fault(_ bytes: [UInt8]) -> String? {
    do {
      _ = try Table(bytes, name: "t.xlsx")
      return nil
    } catch {
      return error.diagnostic.message.en
    }
  }

  @Test func whatIsNoWorkbookSaysSo() {
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]
    #expect(fault(old)?.contains("old format") == true)
    #expect(fault(Array("PK\u{3}\u{4}".utf8))?.contains("damaged") == true)
    #expect(fault(ZipWriter.archive([("a.txt", "x")]))?.contains("damaged") == true)
    let entities = "<!DOCTYPE w [<!ENTITY a \"x\">]><w>&a;</w>"
    #expect(fault(ZipWriter.archive([("xl/workbook.xml", entities)]))?.contains("damaged") == true)
    #expect(
      fault(ZipWriter.archive([("xl/workbook.xml", "<workbook/>")]))?.contains("no sheet") == true)
  }

  @Test func aSheetWithoutBoundsIsTooLarge() {
    let far = Self.workbook("<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>")
    #expect(fault(far) == "the workbook is too large")
  }

  /// Damage is a message, or the table without what is lost; it never ends the program.
  @Test func damageIsAMessage() {
    let whole = Self.workbook(
      "<row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>44348</v></c></row>", texts: "<si><t>x</t></si>")
    var state: UInt64 = 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var refused = 0
    for round in 0..<2000 {
      var bytes = whole
      if round % 4 == 0 { bytes.removeLast(next(bytes.count)) }
      for _ in 0...next(4) where !bytes.isEmpty { bytes[next(bytes.count)] ^= 1 << UInt8(next(8)) }
      if fault(bytes) != nil { refused += 1 }
    }
    #expect(refused > 200)
  }
}
