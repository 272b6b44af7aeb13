package import Diagnostics

/// A table of comma-separated values (RFC 4180): rows of cells, each with its place.
///
/// It is read here and not by a library because every cell keeps its place, which messages need.
package struct CSVTable: Sendable {
  package struct Cell: Sendable {
    package let text: String
    package let span: Span
    package let fault: Fault?

    /// Why a cell cannot be read.
    package enum Fault: Sendable {
      case encoding
      case openQuote
    }

    init(_ bytes: some Collection<UInt8>, _ span: Span, isClosed: Bool = true) {
      let strict = String(validating: bytes, as: UTF8.self)
      text = strict ?? String(decoding: bytes, as: UTF8.self)
      self.span = span
      fault = strict == nil ? .encoding : isClosed ? nil : .openQuote
    }
  }

  package struct Row: Sendable {
    package let cells: [Cell]
    /// The line that the row begins on, from 1.
    package let line: Int
  }

  package let rows: [Row]

  /// Reads the table; blank lines are no rows.
  ///
  /// A quote that is never closed ends with the text.
  package init(_ text: [UInt8]) {
    var reader = Reader(text: text)
    rows = reader.rows()
  }

  private struct Reader {
    let text: [UInt8]
    var offset = 0
    var line = 1

    init(text: [UInt8]) {
      self.text = text
      if text.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    }

    mutating func rows() -> [Row] {
      var rows: [Row] = []
      while offset < text.count {
        let row = row()
        if row.cells.count > 1 || row.cells.first?.text.isEmpty == false { rows.append(row) }
      }
      return rows
    }

    private mutating func row() -> Row {
      let first = line
      var cells = [cell()]
      while offset < text.count, text[offset] == UInt8(ascii: ",") {
        offset += 1
        cells.append(cell())
      }
      skipLineBreak()
      return Row(cells: cells, line: first)
    }

    private mutating func cell() -> Cell {
      let start = offset
      if offset < text.count, text[offset] == UInt8(ascii: "\"") { return quotedCell(start) }
      while offset < text.count, !isEnd(text[offset]) { offset += 1 }
      return Cell(text[start..<offset], Span(start, offset))
    }

    private mutating func quotedCell(_ start: Int) -> Cell {
      var bytes: [UInt8] = []
      var isClosed = false
      offset += 1
      while offset < text.count {
        let byte = text[offset]
        offset += 1
        if byte == UInt8(ascii: "\n") { line += 1 }
        guard byte == UInt8(ascii: "\"") else {
          bytes.append(byte)
          continue
        }
        guard offset < text.count, text[offset] == byte else {
          isClosed = true
          break
        }
        bytes.append(byte)
        offset += 1
      }
      while offset < text.count, !isEnd(text[offset]) { offset += 1 }
      return Cell(bytes, Span(start, offset), isClosed: isClosed)
    }

    private func isEnd(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private mutating func skipLineBreak() {
      if offset < text.count, text[offset] == UInt8(ascii: "\r") { offset += 1 }
      if offset < text.count, text[offset] == UInt8(ascii: "\n") { offset += 1 }
      line += 1
    }
  }
}
