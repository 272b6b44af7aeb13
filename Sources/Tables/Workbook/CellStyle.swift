/// The formats that cells of a workbook have; each is an index into `styles.xml`.
enum CellStyle: Int, CaseIterable {
  case plain
  case heading
  case date
  /// Text that may take several lines.
  case text
  /// A text that would be a formula if it were typed: it stays text when somebody edits the cell.
  case quoted
  /// A whole number that the general format would show as a power of ten.
  case long
  /// Yes or no; some programs show 1 and 0 without it.
  case boolean

  private var xml: String {
    let top = "<alignment vertical=\"top\"/>"
    let wrapped = "<alignment vertical=\"top\" wrapText=\"1\"/>"
    return switch self {
    case .plain: Self.xf(format: nil, top)
    case .heading: Self.xf(format: nil, "<alignment vertical=\"center\" wrapText=\"1\"/>", font: 1)
    case .date: Self.xf(format: 164, top)
    case .text: Self.xf(format: nil, wrapped)
    case .quoted: Self.xf(format: nil, wrapped, more: " quotePrefix=\"1\"")
    case .long: Self.xf(format: 1, top)
    case .boolean:
      Self.xf(format: 165, "<alignment horizontal=\"center\" vertical=\"top\"/>")
    }
  }

  private static func xf(
    format: Int?, _ alignment: String, font: Int = 0, more: String = ""
  ) -> String {
    "<xf numFmtId=\"\(format ?? 0)\" fontId=\"\(font)\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
      + (format == nil ? "" : " applyNumberFormat=\"1\"")
      + " applyFont=\"1\" applyAlignment=\"1\"\(more)>\(alignment)</xf>"
  }

  /// The part `xl/styles.xml`.
  static var sheet: String {
    let font = "<sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/>"
    return XML.head + "<styleSheet xmlns=\"\(XML.main)\">"
      + "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
      + "<numFmt numFmtId=\"165\""
      + " formatCode=\"&quot;TRUE&quot;;&quot;TRUE&quot;;&quot;FALSE&quot;\"/></numFmts>"
      + "<fonts count=\"2\"><font>\(font)</font><font><b/>\(font)</font></fonts>"
      + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
      + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
      + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
      + "<cellStyleXfs count=\"1\">"
      + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
      + "<cellXfs count=\"\(allCases.count)\">\(allCases.map(\.xml).joined())</cellXfs>"
      + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
      + "</cellStyles></styleSheet>"
  }
}
