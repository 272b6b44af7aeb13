import Diagnostics

/// Finds, for each byte of a scalar's text, the byte of the file that it comes from.
///
/// It steps through the text and the file side by side. A character that is not blank is the same
/// in both, or is an escape. Runs of blanks and line breaks, where folding and indentation occur,
/// correspond only as a whole.
struct ScalarAlignment {
  private let text: [UInt8]
  private let bytes: [UInt8]
  private let end: Int
  private let escapes: Escapes
  private var textOffset = 0
  private var offset: Int
  private var pieces: [OffsetMap.Piece] = []

  /// The way in which a quoted text escapes characters.
  private enum Escapes {
    case none
    case doubledQuote
    case backslash
  }

  static func offsets(
    of text: String, _ style: Scalar.Style, in bytes: [UInt8], _ span: Span
  ) -> OffsetMap {
    let isQuoted = style == .singleQuoted || style == .doubleQuoted
    let content = Span(
      min(span.start + (isQuoted ? 1 : 0), span.end), max(span.start, span.end - (isQuoted ? 1 : 0))
    )
    let isBlock = style == .literal || style == .folded
    let isCopy = !isBlock && text.utf8.count == content.length
    let hasEscape =
      style == .doubleQuoted
      && bytes[content.start..<content.end].contains(UInt8(ascii: "\\"))
    if isCopy, !hasEscape { return OffsetMap(copiedFrom: content.start) }
    let start = isBlock ? bytes.endOfLine(span.start) : content.start
    var alignment = ScalarAlignment(
      text: Array(text.utf8), bytes: bytes, start: start, end: max(start, content.end),
      escapes: style == .doubleQuoted
        ? .backslash : style == .singleQuoted ? .doubledQuote : .none)
    return alignment.run()
  }

  private init(text: [UInt8], bytes: [UInt8], start: Int, end: Int, escapes: Escapes) {
    self.text = text
    self.bytes = bytes
    self.end = end
    self.escapes = escapes
    offset = start
  }

  private mutating func run() -> OffsetMap {
    let start = offset
    while textOffset < text.count {
      if takeBlanks() { continue }
      guard offset < end, takeCharacter() else {
        add(text: text.count - textOffset, file: end - offset)
        break
      }
    }
    return pieces.isEmpty ? OffsetMap(copiedFrom: start) : OffsetMap(pieces, from: start)
  }

  /// Takes the blanks, line breaks and escapes for them at both offsets, as far as they go.
  private mutating func takeBlanks() -> Bool {
    let textEnd = text.skip(textOffset) { $0.isSpace }
    var fileEnd = offset
    while fileEnd < end {
      if bytes[fileEnd].isSpace {
        fileEnd += 1
      } else if let length = blankEscape(at: fileEnd) {
        fileEnd += length
      } else {
        break
      }
    }
    guard textEnd > textOffset || fileEnd > offset else { return false }
    let isSame = text[textOffset..<textEnd].elementsEqual(bytes[offset..<fileEnd])
    add(text: textEnd - textOffset, file: fileEnd - offset, isCopy: isSame)
    return true
  }

  private func blankEscape(at offset: Int) -> Int? {
    guard escapes == .backslash, bytes[offset] == UInt8(ascii: "\\"), offset + 1 < end else {
      return nil
    }
    let next = bytes[offset + 1]
    if next.isSpace || "nrt".utf8.contains(next) { return 2 }
    guard let (code, length) = hexadecimal(at: offset) else { return nil }
    return [9, 10, 13, 32].contains(code) ? length : nil
  }

  private mutating func takeCharacter() -> Bool {
    let byte = bytes[offset]
    switch escapes {
    case .doubledQuote where byte == UInt8(ascii: "'"):
      add(text: 1, file: 2, isCopy: false)
    case .backslash where byte == UInt8(ascii: "\\"):
      let length = escapeLength
      add(text: text.characterLength(at: textOffset), file: length, isCopy: false)
    default:
      guard byte == text[textOffset] else { return false }
      add(text: 1, file: 1)
    }
    return true
  }

  /// The length of the escape at the offset; JSON writes some characters as two escapes.
  private var escapeLength: Int {
    guard let (code, length) = hexadecimal(at: offset) else { return 2 }
    guard (0xD800..<0xDC00).contains(code), let low = hexadecimal(at: offset + length) else {
      return length
    }
    return length + low.length
  }

  private func hexadecimal(at offset: Int) -> (code: UInt32, length: Int)? {
    guard offset + 1 < end, bytes[offset] == UInt8(ascii: "\\") else { return nil }
    let digits: Int
    switch bytes[offset + 1] {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    default: return nil
    }
    guard offset + 2 + digits <= end else { return nil }
    let written = String(decoding: bytes[(offset + 2)..<(offset + 2 + digits)], as: UTF8.self)
    return UInt32(written, radix: 16).map { ($0, 2 + digits) }
  }

  private mutating func add(text length: Int, file fileLength: Int, isCopy: Bool = true) {
    let piece = OffsetMap.Piece(
      text: Span(textOffset, textOffset + length), file: Span(offset, offset + fileLength),
      isCopy: isCopy && length == fileLength)
    textOffset += length
    offset += fileLength
    guard length > 0 else { return }
    if piece.isCopy, let last = pieces.last, last.isCopy, last.file.end == piece.file.start {
      pieces[pieces.count - 1] = OffsetMap.Piece(
        text: last.text.joined(with: piece.text), file: last.file.joined(with: piece.file),
        isCopy: true)
    } else {
      pieces.append(piece)
    }
  }
}

extension [UInt8] {
  /// The length in bytes of the UTF-8 character that begins here.
  fileprivate func characterLength(at offset: Int) -> Int {
    skip(offset + 1) { $0 & 0xC0 == 0x80 } - offset
  }
}
