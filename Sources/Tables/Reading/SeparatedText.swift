import Diagnostics

/// Values divided by commas, semicolons or tabs (RFC 4180), in UTF-8.
///
/// It is read here rather than by a library because messages need the place of every cell.
struct SeparatedText: Sendable {
  let file: SourceFile
  /// Where the rows begin that are not blank.
  let starts: [Start]
  private let separator: UInt8

  /// The beginning of a row, and where the next one begins at the earliest.
  struct Start: Sendable {
    let offset: Int32
    let end: Int32
    let line: Int32
  }

  init(_ file: SourceFile) {
    self.file = file
    separator = Self.separator(of: file.text)
    var reader = Reader(text: file.text, separator: separator)
    starts = reader.starts()
  }

  /// The row that begins there.
  func row(at start: Start) -> Table.Row {
    var reader = Reader(text: file.text, separator: separator)
    reader.offset = Int(start.offset)
    reader.line = Int(start.line)
    reader.bound = Int(start.end)
    let cells = reader.row().filter { !$0.isBlank || $0.fault != nil }
    return Table.Row(number: Int(start.line), cells: cells)
  }

  /// Whether a row, or a line whatever the quotes say, begins as an object of JSON does.
  var hasObjects: Bool {
    let text = file.text
    if starts.contains(where: { text[Int($0.offset)] == UInt8(ascii: "{") }) { return true }
    // Within a quoted cell a quote would be written twice.
    return text.split(whereSeparator: { $0 == UInt8(ascii: "\n") }).contains { line in
      guard line.first == UInt8(ascii: "{") else { return false }
      let rest = line.dropFirst().drop { $0 == UInt8(ascii: " ") }
      return rest.first == UInt8(ascii: "\"") && rest.dropFirst().first != UInt8(ascii: "\"")
    }
  }

  /// The sign that divides the first line that has one of them; a comma where none has.
  private static func separator(of text: [UInt8]) -> UInt8 {
    let signs = [",", ";", "\t"].map { UInt8(ascii: $0) }
    var (counts, isQuoted) = ([0, 0, 0], false)
    for byte in text {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if let index = signs.firstIndex(of: byte) { counts[index] += 1 }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r"), counts != [0, 0, 0] { break }
    }
    let most = counts.max() ?? 0
    return signs[counts.firstIndex(of: most) ?? 0]
  }
}

extension Table.Cell {
  /// Whether nothing is to be seen in the cell.
  fileprivate var isBlank: Bool {
    if case .text(let text) = value { return text.allSatisfy(\.isWhitespace) }
    return value == .empty
  }
}

/// Goes through the bytes of the table.
private struct Reader {
  let text: [UInt8]
  let separator: UInt8
  var offset = 0
  var line = 1
  /// Where the row ends at the latest.
  var bound: Int
  /// Whether it is known that no quote comes after this place.
  private var hasNoMoreQuotes = false

  init(text: [UInt8], separator: UInt8) {
    self.text = text
    self.separator = separator
    bound = text.count
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  mutating func starts() -> [SeparatedText.Start] {
    var starts: [SeparatedText.Start] = []
    while offset < text.count {
      let (first, firstLine) = (offset, line)
      let isBlank = skipRow()
      if !isBlank {
        starts.append(.init(offset: Int32(first), end: Int32(offset), line: Int32(firstLine)))
      }
    }
    return starts
  }

  /// Goes on to the next row; whether this one is blank.
  private mutating func skipRow() -> Bool {
    var isBlank = true
    var isCellStart = true
    while offset < text.count {
      let byte = text[offset]
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        skipLineBreak()
        return isBlank
      case UInt8(ascii: "\"") where isCellStart:
        if !skipQuoted() { isBlank = false }
        isCellStart = false
        continue
      case separator: isCellStart = true
      case UInt8(ascii: " "), UInt8(ascii: "\t"): isCellStart = false
      default: (isBlank, isCellStart) = (false, false)
      }
      offset += 1
    }
    return isBlank
  }

  /// Goes to the end of a quoted cell, and says whether it is blank; one that is never closed ends
  /// with its line.
  private mutating func skipQuoted() -> Bool {
    guard let end = endOfQuote(from: offset + 1, to: text.count) else {
      while offset < text.count, !isLineBreak(text[offset]) { offset += 1 }
      return false
    }
    let content = offset + 1..<end
    line += lineBreaks(content)
    offset = end + 1
    return text[content].allSatisfy { $0 <= 0x20 }
  }

  /// The offset of the closing quote; nil where there is none.
  private mutating func endOfQuote(from start: Int, to bound: Int) -> Int? {
    if hasNoMoreQuotes { return nil }
    var place = start
    while place < bound {
      if text[place] == UInt8(ascii: "\"") {
        guard place + 1 < bound, text[place + 1] == UInt8(ascii: "\"") else { return place }
        place += 1
      }
      place += 1
    }
    hasNoMoreQuotes = true
    return nil
  }

  mutating func row() -> [Table.Cell] {
    var cells = [cell(0)]
    while offset < bound, text[offset] == separator {
      offset += 1
      cells.append(cell(cells.count))
    }
    return cells
  }

  private mutating func cell(_ column: Int) -> Table.Cell {
    let start = offset
    if offset < bound, text[offset] == UInt8(ascii: "\"") { return quotedCell(start, column) }
    while offset < bound, !isEnd(text[offset]) { offset += 1 }
    return made(text[start..<offset], start, column)
  }

  private mutating func quotedCell(_ start: Int, _ column: Int) -> Table.Cell {
    guard let end = endOfQuote(from: start + 1, to: bound) else {
      while offset < bound, !isLineBreak(text[offset]) { offset += 1 }
      return made(text[start..<offset], start, column, .openQuote)
    }
    var bytes: [UInt8] = []
    var isSecond = false
    for byte in text[start + 1..<end] {
      // Of two quotes the first stands for both.
      isSecond = byte == UInt8(ascii: "\"") && !isSecond
      if byte != UInt8(ascii: "\"") || isSecond { bytes.append(byte) }
    }
    line += lineBreaks(start..<end)
    offset = end + 1
    while offset < bound, !isEnd(text[offset]) { offset += 1 }
    let hasText = text[end + 1..<offset].contains { $0 != 0x20 && $0 != 0x09 }
    return made(bytes[...], start, column, hasText ? .textAfterQuote(untilLine: line) : nil)
  }

  private func made(
    _ bytes: ArraySlice<UInt8>, _ start: Int, _ column: Int, _ fault: Table.Cell.Fault? = nil
  ) -> Table.Cell {
    let content = String(decoding: bytes, as: UTF8.self)
    return Table.Cell(
      value: content.isEmpty ? .empty : .text(content), column: column,
      fault: fault ?? (SpreadsheetError.isOne(content) ? .error : nil), span: Span(start, offset))
  }

  private func isLineBreak(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private func isEnd(_ byte: UInt8) -> Bool { byte == separator || isLineBreak(byte) }

  private func lineBreaks(_ range: Range<Int>) -> Int {
    range.count { place in
      text[place] == UInt8(ascii: "\n")
        || text[place] == UInt8(ascii: "\r") && place + 1 < text.count
          && text[place + 1] != UInt8(ascii: "\n")
    }
  }

  private mutating func skipLineBreak() {
    if offset < text.count, text[offset] == UInt8(ascii: "\r") { offset += 1 }
    if offset < text.count, text[offset] == UInt8(ascii: "\n") { offset += 1 }
    line += 1
  }
}

/// What a spreadsheet shows where it could not work a cell out.
enum SpreadsheetError {
  static func isOne(_ text: String) -> Bool {
    text.utf8.first == UInt8(ascii: "#") && all.contains(text)
  }

  private static let all: Set<String> = [
    "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
  ]
}
