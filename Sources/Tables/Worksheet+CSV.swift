import Diagnostics

extension Worksheet {
  /// The sheet as comma-separated values.
  ///
  /// It begins with a byte order mark, without which Excel takes UTF-8 for GBK. Lines end in CRLF,
  /// as RFC 4180 says and as Excel and WPS write them themselves. A text that a spreadsheet would
  /// run as a formula, by its first character, has an apostrophe before it.
  package var csv: String {
    let heading = columns.map { TableValue.text($0.title) }
    return "\u{FEFF}"
      + ([heading] + rows).map { $0.map(\.csvCell).joined(separator: ",") + "\r\n" }.joined()
  }
}

extension TableValue {
  fileprivate var csvCell: String {
    switch self {
    case .empty: ""
    case .text(let text): Self.csvCell(text)
    case .number(let digits): digits
    case .date(let year, let month, let day): isoDate(year, month, day)
    case .boolean(let flag): flag ? "true" : "false"
    }
  }

  private static func csvCell(_ raw: String) -> String {
    // The first character counts as it stands in the input, before any is dropped.
    let begins = raw.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    let plain = cellText(raw)
    let isFormula =
      begins || plain.unicodeScalars.first.map { "=+-@".unicodeScalars.contains($0) } == true
    let text = isFormula ? "'" + plain : plain
    // A semicolon or a tab would be taken for the separator by some programs.
    let isQuoted =
      text.unicodeScalars.contains { ",;\"\t\n".unicodeScalars.contains($0) }
      || text.first == " " || text.last == " "
    return isQuoted ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}

/// The text without the characters that no cell should hold: controls but tab and line feed, and
/// those that turn the direction of a text.
///
/// A carriage return before a line feed belongs to the line break, and goes too.
func cellText(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: { $0.isObeyed || $0.isNoCharacter }) else {
    return text
  }
  var result = String.UnicodeScalarView()
  result.append(
    contentsOf: text.unicodeScalars.lazy.filter { !$0.isObeyed && !$0.isNoCharacter })
  return String(result)
}

extension Unicode.Scalar {
  /// Whether XML cannot hold it at all.
  fileprivate var isNoCharacter: Bool { value == 0xFFFE || value == 0xFFFF }
}

/// The day as `2021-06-01`.
func isoDate(_ year: Int, _ month: Int, _ day: Int) -> String {
  func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number.magnitude)
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, count - text.count))
      + text
  }
  return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
}
