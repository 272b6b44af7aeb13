import Diagnostics

extension Worksheet {
  /// The part `xl/worksheets/sheetN.xml`: headings that stay in sight, A4, one page wide.
  func xml(isFirst: Bool) -> String {
    let widths = columns.enumerated().map { index, column in
      "<col min=\"\(index + 1)\" max=\"\(index + 1)\""
        + " width=\"\(min(max(column.width, 1), 255))\" customWidth=\"1\"/>"
    }
    let heading = columns.map { TableValue.text($0.title) }
    let lines =
      [xml(heading, at: 1, .heading)]
      + rows.enumerated().map { xml($0.element, at: $0.offset + 2, nil) }
    return XML.head + "<worksheet xmlns=\"\(XML.main)\">"
      + "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
      + "<sheetViews><sheetView\(isFirst ? " tabSelected=\"1\"" : "") workbookViewId=\"0\">"
      + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
      + "</sheetView></sheetViews>"
      + (widths.isEmpty ? "" : "<cols>\(widths.joined())</cols>")
      + "<sheetData>\(lines.joined())</sheetData>"
      + "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\""
      + " header=\"0.3\" footer=\"0.3\"/>"
      + "<pageSetup paperSize=\"9\" orientation=\"\(isLandscape ? "landscape" : "portrait")\""
      + " fitToWidth=\"1\" fitToHeight=\"0\"/>"
      + "<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>"
      + "</worksheet>"
  }

  private func xml(_ cells: [TableValue], at row: Int, _ style: CellStyle?) -> String {
    let content = cells.enumerated().map { index, cell in
      cell.xml(at: CellName.column(index) + String(row), style)
    }
    let lines = zip(cells, columns).map { $0.lines(in: $1.width) }.max() ?? 1
    // Not every program makes a row as high as its text needs; 15 points are a line, 409 the most.
    let height = lines > 1 ? " ht=\"\(min(lines * 15, 409))\" customHeight=\"1\"" : ""
    return "<row r=\"\(row)\"\(height)>\(content.joined())</row>"
  }
}

/// Names of cells, such as `C5`.
enum CellName {
  /// The letters of a column that is counted from 0.
  static func column(_ index: Int) -> String {
    var (letters, rest) = ("", index + 1)
    while rest > 0 {
      let letter = UInt8(ascii: "A") + UInt8((rest - 1) % 26)
      letters = String(Character(Unicode.Scalar(letter))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}

extension TableValue {
  /// The most units of UTF-16 that a cell can hold.
  private static let limit = 32_767

  /// The number of lines that the text takes in a column of this width.
  fileprivate func lines(in width: Int) -> Int {
    guard case .text(let text) = self else { return 1 }
    return cellText(text).split(separator: "\n", omittingEmptySubsequences: false)
      .reduce(0) { $0 + max(1, (terminalWidth($1) + width - 2) / max(width - 1, 1)) }
  }

  /// The cell of this name; nothing for an empty one.
  fileprivate func xml(at name: String, _ style: CellStyle?) -> String {
    switch self {
    case .empty: return ""
    case .text(let text): return Self.xml(text, at: name, style)
    case .boolean(let flag):
      return "<c r=\"\(name)\" t=\"b\" s=\"\(CellStyle.boolean.rawValue)\">"
        + "<v>\(flag ? 1 : 0)</v></c>"
    case .number(let digits):
      // A spreadsheet keeps fifteen digits of a number, so a longer one is kept as text.
      guard let count = Self.significant(digits), count <= 15 else {
        return Self.xml(digits, at: name, style)
      }
      let isLong = digits.utf8.count > 11 && !digits.contains(where: { ".eE".contains($0) })
      let style = isLong ? CellStyle.long : .plain
      return "<c r=\"\(name)\" s=\"\(style.rawValue)\"><v>\(digits)</v></c>"
    case .date(let year, let month, let day):
      guard let serial = SerialDay.number(year: year, month: month, day: day) else {
        return Self.xml(isoDate(year, month, day), at: name, style)
      }
      return "<c r=\"\(name)\" s=\"\(CellStyle.date.rawValue)\"><v>\(serial)</v></c>"
    }
  }

  private static func xml(_ raw: String, at name: String, _ style: CellStyle?) -> String {
    var text = cellText(raw)
    if text.utf16.count > limit {
      while text.utf16.count >= limit { text.removeLast() }
      text += "…"
    }
    let begins = text.unicodeScalars.first.map { "=+-@".unicodeScalars.contains($0) } ?? false
    let style = style ?? (begins ? .quoted : .text)
    return "<c r=\"\(name)\" t=\"inlineStr\" s=\"\(style.rawValue)\"><is>"
      + "<t xml:space=\"preserve\">\(XML.escaped(withoutCodes(text)))</t></is></c>"
  }

  /// The text in which nothing is taken for the code of a character, `_x0041_`
  /// (ECMA-376 Part 1, 22.9.2.19).
  private static func withoutCodes(_ text: String) -> String {
    text.contains("_x") ? text.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_") : text
  }

  /// The number of digits that count; nil where the text is no number that a spreadsheet reads.
  private static func significant(_ digits: String) -> Int? {
    let parts = digits.drop { $0 == "-" }.split(maxSplits: 1) { $0 == "e" || $0 == "E" }
    guard let mantissa = parts.first else { return nil }
    let figures = mantissa.filter { $0 != "." }
    guard !figures.isEmpty, figures.allSatisfy({ $0.isASCII && $0.isNumber }),
      mantissa.count(where: { $0 == "." }) <= 1
    else { return nil }
    // Numbers up to 1E+308 fit; a power of three digits is left to text.
    if parts.count == 2 {
      let power = parts[1].drop { $0 == "+" || $0 == "-" }
      guard (1...2).contains(power.count), power.allSatisfy({ $0.isASCII && $0.isNumber })
      else { return nil }
    }
    // Zeros at either end take none of the fifteen places.
    return figures.drop { $0 == "0" }.reversed().drop { $0 == "0" }.count
  }
}
