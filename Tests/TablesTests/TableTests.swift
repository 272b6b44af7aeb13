import Diagnostics
import Testing

@testable import Tables

/// Tables in text with separators.
struct TableTests {
  private func table(_ text: String) throws -> Table {
    try Table(Array(text.utf8), name: "t.csv")
  }

  /// The cells of each row, with a dot for a blank one.
  private func cells(_ table: Table) -> [[String]] {
    (0..<table.count).map { index in
      let row = table[index]
      return (0..<(row.cells.last.map { $0.column + 1 } ?? 0)).map { row[$0]?.text ?? "." }
    }
  }

  @Test(arguments: [
    "a,b\r\n1,2\r\n", "\u{FEFF}a,b\n1,2", "a;b\n1;2\n", "a\tb\r1\t2\r", "a,b,,\n,,,\n\n1,2,,\n \n",
    "\"a\";b\n1;\"2\"", "a,\"b\"  \n1,2\n\"\",\"  \"\n",
  ])
  func rowsAreReadHoweverTheyAreDivided(_ text: String) throws {
    #expect(cells(try table(text)) == [["a", "b"], ["1", "2"]])
  }

  @Test func theSeparatorIsThatOfTheFirstLineThatHasOne() throws {
    #expect(cells(try table("List\na;b,c;\n1,5;2\n")) == [["List"], ["a", "b,c"], ["1,5", "2"]])
    #expect(cells(try table("\"a,b,c\";d\n1;2")) == [["a,b,c", "d"], ["1", "2"]])
  }

  @Test func quotedCellsHoldQuotesAndLines() throws {
    let table = try table("a,b\n\"x \"\"y\"\"\nz\",2\n3,4\n")
    #expect(cells(table) == [["a", "b"], ["x \"y\"\nz", "2"], ["3", "4"]])
    #expect([table[0].number, table[1].number, table[2].number] == [1, 2, 4])
  }

  @Test func textAfterAQuoteIsAFaultOfItsRow() throws {
    let table = try table("a,b\n\"x\" (so they say),1\n\"y\n\"z,2\n3,4\n")
    guard case .textAfterQuote(2)? = table[1].cells[0].fault,
      case .textAfterQuote(4)? = table[2].cells[0].fault
    else {
      Issue.record("\(table[1].cells[0]), \(table[2].cells[0])")
      return
    }
    #expect(table[3].cells.map(\.text) == ["3", "4"])
    #expect(table[3].number == 5)
  }

  @Test func aQuoteThatIsNeverClosedEndsWithItsLine() throws {
    let table = try table("a,b\n\"x,1\n3,4\n")
    guard case .openQuote? = table[1].cells[0].fault else {
      Issue.record("\(table[1].cells)")
      return
    }
    #expect(table[2].cells.map(\.text) == ["3", "4"])
  }

  @Test func cellsKnowTheirPlaces() throws {
    let table = try table("案号,户数\n甲,\"3x\"\n")
    let row = table[1]
    let place = table.place(of: row.cells[1], in: row)
    #expect(place.start == .init(line: 2, column: 3))
    #expect(place.end.column == 7)
  }

  @Test func errorsOfASpreadsheetAreNoText() throws {
    let row = try table("a,b\n#N/A,#1\n")[1]
    guard case .error? = row.cells[0].fault else {
      Issue.record("\(row.cells)")
      return
    }
    #expect(row.cells[1].fault == nil)
  }

  @Test func theUsualEncodingsAreRead() throws {
    let text = "案号,查封\n甲,是\n𠮷,否\n"
    let want = [["案号", "查封"], ["甲", "是"], ["𠮷", "否"]]
    var (little, big): ([UInt8], [UInt8]) = ([0xFF, 0xFE], [0xFE, 0xFF])
    for unit in text.utf16 {
      little += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      big += [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    // From Python: text.encode("gb18030").
    let gbk: [UInt8] =
      [0xB0, 0xB8, 0xBA, 0xC5, 0x2C, 0xB2, 0xE9, 0xB7, 0xE2, 0x0A, 0xBC, 0xD7, 0x2C, 0xCA, 0xC7]
      + [0x0A, 0x95, 0x34, 0xB2, 0x35, 0x2C, 0xB7, 0xF1, 0x0A]
    for bytes in [Array(text.utf8), little, big, gbk] {
      #expect(cells(try Table(bytes, name: "t.csv")) == want)
    }
  }

  @Test func whatIsNoEncodingIsOneFaultWithItsPlace() throws {
    let damaged = Array("case,b\n甲乙丙丁,".utf8) + [0xC3] + Array("戊\n".utf8)
    for bytes in [damaged, [0x61, 0xFF, 0xFF], [0xFF, 0xFE, 0x00, 0xD8], [0xFF, 0xFE, 0x61]] {
      do {
        _ = try Table(bytes, name: "t.csv")
        Issue.record("\(bytes)")
      } catch {
        #expect(error.diagnostic.id == "unknown-encoding")
        if bytes == damaged {
          #expect(error.diagnostic.place.start == .init(line: 2, column: 6))
        }
      }
    }
  }

  @Test func charactersOfFourBytesAreRead() {
    // U+0080, U+00A5, U+FFFF and U+10FFFF, by Python's codec.
    for (bytes, code) in [
      ([0x81, 0x30, 0x81, 0x30], 0x80), ([0x81, 0x30, 0x84, 0x36], 0xA5),
      ([0x84, 0x31, 0xA4, 0x39], 0xFFFF), ([0xE3, 0x32, 0x9A, 0x35], 0x10FFFF),
      ([0x84, 0x30, 0x85, 0x35], 0xF92D), ([0x80], 0x20AC), ([0xFE, 0x9F], 0x4DAE),
    ] as [([UInt8], UInt32)] {
      let text = GB18030.utf8(bytes).map { String(decoding: $0, as: UTF8.self) }
      #expect(text?.unicodeScalars.map(\.value) == [code])
    }
    #expect(GB18030.utf8([0x81]) == nil)
    #expect(GB18030.utf8([0xAA, 0xA1]) == nil)
  }

  @Test func aTableMayBeEmpty() throws {
    #expect(try table("").count == 0)
    #expect(try table("\u{FEFF}\n , \n").count == 0)
  }
}
