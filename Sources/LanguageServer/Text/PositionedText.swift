import Diagnostics
import Messages
import Reports
import YAML

/// How the client counts the characters of a line.
enum PositionEncoding: String, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
}

/// A text whose places can be said as the client says them: a line and a character, both from 0.
struct PositionedText: Sendable {
  let bytes: [UInt8]
  let encoding: PositionEncoding
  private let starts: [Int]

  /// A line and a character, both from 0.
  struct Position: Hashable, Sendable {
    let line: Int
    let character: Int

    init(_ line: Int, _ character: Int) {
      self.line = line
      self.character = character
    }

    /// Reads a position of the protocol; nil if the node is none.
    init?(_ node: Node?) {
      guard let line = node?["line"]?.integer, let character = node?["character"]?.integer,
        line >= 0, character >= 0
      else { return nil }
      self.init(line, character)
    }

    var json: JSON {
      .object([("line", .integer(line)), ("character", .integer(character))])
    }
  }

  init(_ bytes: [UInt8], _ encoding: PositionEncoding) {
    self.bytes = bytes
    self.encoding = encoding
    var starts = [0]
    for index in bytes.indices {
      let isFeed = bytes[index] == 0x0A
      let isReturn = bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
      if isFeed || isReturn { starts.append(index + 1) }
    }
    self.starts = starts
  }

  var lineCount: Int { starts.count }

  /// The offset where the line begins; the end of the text for a line after the last.
  func start(ofLine line: Int) -> Int { line < starts.count ? starts[line] : bytes.count }

  /// The offset where the line ends, before its line break.
  func end(ofLine line: Int) -> Int {
    var end = start(ofLine: line + 1)
    let start = start(ofLine: line)
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }

  /// The UTF-8 offset of a position; a character after the end of its line is the end of the line.
  func offset(of position: Position) -> Int {
    guard position.line < starts.count else { return bytes.count }
    var offset = starts[position.line]
    let end = end(ofLine: position.line)
    var left = position.character
    while offset < end, left > 0 {
      let (length, width) = Self.character(bytes[offset], encoding)
      if left < width { break }
      left -= width
      offset = min(end, offset + length)
    }
    return offset
  }

  /// The position of a UTF-8 offset.
  func position(of offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    var (low, high) = (0, starts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    var character = 0
    var index = starts[low]
    while index < offset {
      let (length, width) = Self.character(bytes[index], encoding)
      if index + length > offset { break }
      character += width
      index += length
    }
    return Position(low, character)
  }

  func range(_ span: Span) -> JSON {
    .object([("start", position(of: span.start).json), ("end", position(of: span.end).json)])
  }

  /// The span of a range of the protocol; nil if the node is none.
  func span(_ range: Node?) -> Span? {
    guard let start = Position(range?["start"]), let end = Position(range?["end"]) else {
      return nil
    }
    let (first, last) = (offset(of: start), offset(of: end))
    return first <= last ? Span(first, last) : Span(last, first)
  }

  /// The bytes of the character that begins so, and what it counts in a position.
  private static func character(_ lead: UInt8, _ encoding: PositionEncoding) -> (Int, Int) {
    let length =
      switch lead {
      case 0xC0...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xFF: 4
      default: 1
      }
    return encoding == .utf8 ? (length, length) : (length, length == 4 ? 2 : 1)
  }
}
