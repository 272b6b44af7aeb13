/// A text together with the name that messages use for it.
package struct SourceFile: Sendable {
  /// The name that messages print: a path relative to the user's folder, or `<standard input>`.
  package var name: String { content.name }
  /// The bytes of the file, in UTF-8.
  package var text: [UInt8] { content.text }
  /// Whether it is no file but a text typed on the command line; `name` is then the option or the
  /// command.
  package var isTyped: Bool { content.isTyped }
  private var lineStarts: [Int] { content.lineStarts }
  /// Shared by all copies, because every place holds its file.
  private let content: Content

  /// The storage that copies of a file share.
  private final class Content: Sendable {
    let name: String
    let text: [UInt8]
    let lineStarts: [Int]
    let isTyped: Bool

    init(_ name: String, _ text: [UInt8], _ lineStarts: [Int], isTyped: Bool) {
      self.name = name
      self.text = text
      self.isTyped = isTyped
      self.lineStarts = lineStarts
    }
  }

  /// A file with these bytes; the starts of its lines are found once, here.
  package init(name: String, text: [UInt8]) {
    content = Content(name, text, Self.lineStarts(of: text), isTyped: false)
  }

  /// A text that was typed on the command line, for the option or command of this name.
  package init(typed text: String, for name: String) {
    let bytes = Array(text.utf8)
    content = Content(name, bytes, Self.lineStarts(of: bytes), isTyped: true)
  }

  private static func lineStarts(of text: [UInt8]) -> [Int] {
    var starts = [0]
    // About the average length of a line.
    starts.reserveCapacity(text.count / 32 + 1)
    text.withUnsafeBytes { bytes in
      func look(_ offset: Int) {
        let byte = bytes[offset]
        // A carriage return ends a line only if no line feed follows it.
        let isAlone = byte == UInt8(ascii: "\r") && offset + 1 < bytes.count
        if byte == UInt8(ascii: "\n") || (isAlone && bytes[offset + 1] != UInt8(ascii: "\n")) {
          starts.append(offset + 1)
        }
      }
      // Eight bytes at a time: most groups of eight contain no line break.
      let whole = bytes.count & ~7
      for offset in stride(from: 0, to: whole, by: 8) {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if holds(word, UInt8(ascii: "\n")) || holds(word, UInt8(ascii: "\r")) {
          for place in offset..<offset + 8 { look(place) }
        }
      }
      for place in whole..<bytes.count { look(place) }
    }
    return starts
  }

  /// Whether one of the eight bytes of `word` is `byte`.
  ///
  /// After the exclusive or, that byte is zero, and it alone borrows when 1 is subtracted from
  /// each.
  private static func holds(_ word: UInt64, _ byte: UInt8) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let rest = word ^ (ones &* UInt64(byte))
    return (rest &- ones) & ~rest & (ones << 7) != 0
  }

  /// Whether the file has exactly this name and these bytes.
  package func isSame(as name: String, _ text: [UInt8]) -> Bool {
    self.name.utf8.elementsEqual(name.utf8) && self.text.count == text.count
      && self.text.withUnsafeBytes { own in
        text.withUnsafeBytes { other in
          let whole = own.count & ~7
          return stride(from: 0, to: whole, by: 8).allSatisfy {
            own.loadUnaligned(fromByteOffset: $0, as: UInt64.self)
              == other.loadUnaligned(fromByteOffset: $0, as: UInt64.self)
          } && own[whole...].elementsEqual(other[whole...])
        }
      }
  }

  /// The same text with another name.
  package func renamed(_ name: String) -> SourceFile {
    SourceFile(Content(name, text, lineStarts, isTyped: isTyped))
  }

  private init(_ content: Content) { self.content = content }

  /// A file with this text.
  package init(name: String, text: String) {
    self.init(name: name, text: Array(text.utf8))
  }

  /// A line and a column, both counted from 1; a column counts Unicode scalars.
  package struct Position: Hashable, Sendable {
    /// The number of the line, from 1.
    package let line: Int
    /// The column in Unicode scalars, from 1.
    package let column: Int

    /// A position; both numbers count from 1.
    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// The line and column of a UTF-8 offset; a byte order mark takes no column.
  package func position(of offset: Int) -> Position {
    let line = lineIndex(of: offset)
    let start = lineStarts[line]
    var end = min(max(offset, start), text.count)
    // An offset inside a character counts as the character's first byte.
    while end > start && end < text.count && text[end] & 0xC0 == 0x80 { end -= 1 }
    let column = text[start..<end].count { $0 & 0xC0 != 0x80 }
    // A byte order mark does not count as a column.
    let mark = line == 0 && text.starts(with: [0xEF, 0xBB, 0xBF]) && end >= 3 ? 1 : 0
    return Position(line: line + 1, column: column - mark + 1)
  }

  /// The text of a line (counted from 1), without its line break and without a byte order mark.
  package func line(_ number: Int) -> String {
    guard number >= 1, number <= lineStarts.count else { return "" }
    let start = lineStarts[number - 1]
    let end = number < lineStarts.count ? lineStarts[number] : text.count
    var bytes = text[start..<end]
    while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") {
      bytes.removeLast()
    }
    if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text of a span, as far as the file contains it.
  package func text(in span: Span) -> String {
    let start = min(span.start, text.count)
    return String(decoding: text[start..<min(max(span.end, start), text.count)], as: UTF8.self)
  }

  /// The file with these fixes, which must be in the order of their places and not overlap.
  package func applying(_ fixes: [Diagnostic.Fix]) -> SourceFile {
    var text = text
    for fix in fixes.reversed() {
      text.replaceSubrange(fix.span.start..<fix.span.end, with: Array(fix.replacement.utf8))
    }
    return SourceFile(name: name, text: text)
  }

  /// The index (from 0) of the line that contains the offset.
  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
