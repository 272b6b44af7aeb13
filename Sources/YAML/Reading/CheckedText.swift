import Diagnostics

/// A text of which every byte can be given to libyaml.
///
/// What YAML does not allow in a text is found here, at once, and blotted out with `?`, so that
/// the rest can still be looked at.
struct CheckedText {
  private(set) var bytes: [UInt8]
  /// Where the text begins: after a byte order mark.
  private(set) var start = 0
  private(set) var found: [Found] = []
  private(set) var isReadable = true

  init(_ text: [UInt8], limits: Document.Limits) {
    bytes = text
    if text.count > limits.bytes {
      refuse(.tooLarge(limit: limits.bytes))
    } else if text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF])
      || Self.looksLikeUTF16(text)
    {
      refuse(.utf16)
    } else {
      if text.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
      blotBrokenUTF8()
      blotControls()
    }
  }

  private mutating func refuse(_ fault: Fault) {
    isReadable = false
    found = [Found(fault, Span(0, 0))]
  }

  /// Without a byte order mark: every other of the first bytes is zero.
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
      if !isValid { blot(.invalidUTF8(byte: bytes[offset]), Span(offset, offset + length)) }
      offset += length
    }
  }

  /// The bytes of the character that begins here, or of the longest beginning of one.
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

  /// What is no `c-printable` of YAML: control characters, U+FFFE and U+FFFF.
  private mutating func blotControls() {
    for offset in start..<bytes.count {
      switch bytes[offset] {
      case 0: blot(.nulByte, Span(offset, offset + 1))
      case 1...8, 0xB, 0xC, 0xE...0x1F, 0x7F:
        blot(.controlCharacter(UInt32(bytes[offset])), Span(offset, offset + 1))
      case 0xC2 where bytes[offset + 1] < 0xA0 && bytes[offset + 1] != 0x85:
        blot(.controlCharacter(UInt32(bytes[offset + 1])), Span(offset, offset + 2))
      case 0xEF where bytes[offset + 1] == 0xBF && bytes[offset + 2] >= 0xBE:
        blot(
          .controlCharacter(0xFFC0 | UInt32(bytes[offset + 2] & 0x3F)), Span(offset, offset + 3))
      default: break
      }
    }
  }

  /// After a hundred of a kind of fault, more would help nobody.
  private mutating func blot(_ fault: Fault, _ span: Span) {
    if found.count < 100 { found.append(Found(fault, span)) }
    for offset in span.start..<span.end { bytes[offset] = UInt8(ascii: "?") }
  }
}
