/// A workbook of spreadsheet programs (Office Open XML, ECMA-376).
package struct Workbook: Sendable {
  /// The sheets, in the order of their tabs.
  package let sheets: [Worksheet]

  /// A workbook of these sheets.
  package init(sheets: [Worksheet]) {
    self.sheets = sheets
  }

  /// The bytes of the `.xlsx` file; the same sheets give the same bytes.
  package func xlsx() -> [UInt8] {
    // A workbook without a sheet is refused by every program.
    let sheets =
      sheets.isEmpty ? [Worksheet(name: "", columns: [], rows: [])] : sheets
    let names = SheetNames.of(sheets.map(\.name))
    let numbers = Array(1...sheets.count)
    return ZipWriter.archive(
      [
        ("[Content_Types].xml", Self.contentTypes(numbers)),
        ("_rels/.rels", Self.relationships([("officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", Self.workbook(names)),
        (
          "xl/_rels/workbook.xml.rels",
          Self.relationships(
            numbers.map { ("worksheet", "worksheets/sheet\($0).xml") } + [("styles", "styles.xml")])
        ),
        ("xl/styles.xml", CellStyle.sheet),
      ]
        + zip(numbers, sheets).map { number, sheet in
          ("xl/worksheets/sheet\(number).xml", sheet.xml(isFirst: number == 1))
        })
  }

  private static func contentTypes(_ numbers: [Int]) -> String {
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    let parts =
      [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
      + numbers.map { ("/xl/worksheets/sheet\($0).xml", "worksheet") }
    return XML.head
      + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      + "<Default Extension=\"rels\""
      + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + parts.map { "<Override PartName=\"\($0)\" ContentType=\"\(type).\($1)+xml\"/>" }.joined()
      + "</Types>"
  }

  private static func relationships(_ targets: [(type: String, target: String)]) -> String {
    let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let entries = targets.enumerated().map { index, entry in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(type)/\(entry.type)\""
        + " Target=\"\(entry.target)\"/>"
    }
    return XML.head
      + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + entries.joined() + "</Relationships>"
  }

  /// The list of sheets; the headings of each are printed on each of its pages.
  private static func workbook(_ names: [String]) -> String {
    let sheets = names.enumerated().map { index, name in
      "<sheet name=\"\(XML.escaped(name))\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>"
    }
    let titles = names.enumerated().map { index, name in
      let quoted = XML.escaped("'\(name.replacing("'", with: "''"))'!$1:$1")
      return "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"\(index)\">\(quoted)"
        + "</definedName>"
    }
    return XML.head + "<workbook xmlns=\"\(XML.main)\""
      + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
      + "<sheets>\(sheets.joined())</sheets>"
      + "<definedNames>\(titles.joined())</definedNames></workbook>"
  }
}
