import Diagnostics

/// A text that can be given to a parser byte by byte.
///
/// Forbidden characters are reported here and replaced by `_`, so that the rest of the text can
/// still be checked.
struct CheckedText {
  private(set) var bytes: [UInt8]
  /// The offset where the text begins, after a byte order mark.
  private(set) var start = 0
  private(set) var found: [Found] = []
  private(set) var isReadable = true

  /// The language of the text; the two allow different characters.
  enum Language {
    case yaml
    case json
  }

  init(_ text: [UInt8], as language: Language, limits: Document.Limits) {
    bytes = text
    if text.count > limits.bytes {
      refuse(.tooLarge(limit: limits.bytes))
    } else if text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF])
      || Self.looksLikeUTF16(text)
    {
      refuse(.utf16)
    } else {
      if text.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
      if String(validating: text, as: UTF8.self) == nil { blotBrokenUTF8() }
      if language == .yaml, Self.mayHoldControls(text) { blotControls() }
    }
  }

  private mutating func refuse(_ fault: Fault) {
    isReadable = false
    found = [Found(fault, Span(0, 0))]
  }

  /// Whether every other of the first bytes is zero: UTF-16 without a byte order mark.
  private static func looksLikeUTF16(_ text: [UInt8]) -> Bool {
    text.count >= 4 && (text[0] == 0) != (text[1] == 0) && (text[0] == 0) == (text[2] == 0)
      && (text[1] == 0) == (text[3] == 0)
  }

  private mutating func blotBrokenUTF8() {
    var offset = start
    while offset < bytes.count {
      if bytes[offset] < 0x80 {
        offset += 1
        continue
      }
      let (length, isValid) = Self.sequence(in: bytes, at: offset)
      if !isValid { blotBroken(Span(offset, offset + length)) }
      offset += length
    }
  }

  /// Replaces an invalid character; only the first of each line is reported.
  private mutating func blotBroken(_ span: Span) {
    let line = bytes.startOfLine(span.start)
    if let last = found.last, last.span.start >= line {
      blot(span)
    } else {
      blot(.invalidUTF8(byte: bytes[span.start]), span)
    }
  }

  /// The length of the character that begins here, or of its longest valid beginning.
  private static func sequence(in bytes: [UInt8], at offset: Int) -> (length: Int, isValid: Bool) {
    let lead = bytes[offset]
    let wanted: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: wanted = 2
    case 0xE0: (wanted, second) = (3, 0xA0...0xBF)
    case 0xED: (wanted, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: wanted = 3
    case 0xF0: (wanted, second) = (4, 0x90...0xBF)
    case 0xF4: (wanted, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: wanted = 4
    default: return (1, false)
    }
    for index in 1..<wanted {
      let allowed = index == 1 ? second : 0x80...0xBF
      guard offset + index < bytes.count, allowed.contains(bytes[offset + index]) else {
        return (index, false)
      }
    }
    return (wanted, true)
  }

  /// Whether the text contains a byte that may begin a character that ``blotControls()`` reports.
  private static func mayHoldControls(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      for (offset, byte) in bytes.enumerated() {
        switch byte {
        case 0x20...0x7E, 0x0A, 0x0D, 0x09: continue
        case 0..<0x20, 0x7F, 0xC2: return true
        case 0xE2 where offset + 1 < bytes.count && bytes[offset + 1] == 0x80: return true
        case 0xEF where offset + 1 < bytes.count && bytes[offset + 1] == 0xBF: return true
        default: continue
        }
      }
      return false
    }
  }

  /// Replaces characters that are not `c-printable` in YAML: controls, U+FFFE and U+FFFF.
  ///
  /// U+0085, U+2028 and U+2029 are reported too: they are line breaks in YAML 1.1 but not in 1.2,
  /// and nobody writes them on purpose.
  private mutating func blotControls() {
    for offset in start..<bytes.count {
      switch bytes[offset] {
      case 0: blot(.nulByte, Span(offset, offset + 1))
      case 1...8, 0xB, 0xC, 0xE...0x1F, 0x7F:
        blot(.controlCharacter(UInt32(bytes[offset])), Span(offset, offset + 1))
      case 0xC2 where bytes[offset + 1] < 0xA0:
        blot(.controlCharacter(UInt32(bytes[offset + 1])), Span(offset, offset + 2))
      case 0xEF where bytes[offset + 1] == 0xBF && bytes[offset + 2] >= 0xBE:
        blot(
          .controlCharacter(0xFFC0 | UInt32(bytes[offset + 2] & 0x3F)), Span(offset, offset + 3))
      case 0xE2 where bytes[offset + 1] == 0x80 && (0xA8...0xA9).contains(bytes[offset + 2]):
        blot(
          .controlCharacter(0x2000 | UInt32(bytes[offset + 2] & 0x3F)), Span(offset, offset + 3))
      default: break
      }
    }
  }

  /// Replaces a span and reports it, up to a total of twenty faults.
  private mutating func blot(_ fault: Fault, _ span: Span) {
    if found.count < 20 { found.append(Found(fault, span)) }
    blot(span)
  }

  private mutating func blot(_ span: Span) {
    for offset in span.start..<span.end { bytes[offset] = UInt8(ascii: "_") }
  }
}
