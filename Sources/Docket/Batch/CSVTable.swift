package import Diagnostics

/// A table of comma-separated values (RFC 4180): rows of cells, each with its place.
///
/// It is read here rather than by a library because messages need the place of every cell.
package struct CSVTable: Sendable {
  /// One cell of the table.
  package struct Cell: Sendable {
    /// The text of the cell, without its quotes.
    package let text: String
    /// The place of the cell in the text, in UTF-8 offsets, with its quotes.
    package let span: Span
    /// Why the cell cannot be used; nil where it can.
    package let fault: Fault?

    /// A reason why a cell cannot be read.
    package enum Fault: Sendable {
      /// Its bytes are not UTF-8.
      case encoding
      /// Its quote is never closed.
      case openQuote
    }

    init(_ bytes: some Collection<UInt8>, _ span: Span, isClosed: Bool = true) {
      let strict = String(validating: bytes, as: UTF8.self)
      text = strict ?? String(decoding: bytes, as: UTF8.self)
      self.span = span
      fault = strict == nil ? .encoding : isClosed ? nil : .openQuote
    }
  }

  /// One row of the table.
  package struct Row: Sendable {
    /// The cells of the row, at least one.
    package let cells: [Cell]
    /// The line that the row begins on, from 1.
    package let line: Int
  }

  /// The rows that are not blank, the header included.
  package let rows: [Row]

  /// Reads the table; a quote that is never closed ends with the text.
  package init(_ text: [UInt8]) {
    var reader = Reader(text: text)
    rows = reader.rows()
  }

  /// Goes through the bytes of the table once.
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
