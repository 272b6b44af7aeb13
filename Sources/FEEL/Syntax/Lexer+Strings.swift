import Diagnostics

extension Lexer {
  /// A string literal, in straight quotes as FEEL wants them or in others, which is a fault.
  mutating func readString(glued: Bool) {
    let start = position
    let curly = peek() != "\""
    position += 1
    var text = String.UnicodeScalarView()
    while let scalar = peek() {
      if scalar == "\"" || curly && Characters.isCurlyQuote(scalar) {
        position += 1
        if curly { noteCurlyQuotes(from: start) }
        return add(.string, String(text), from: offsets[start], to: here, glued: glued)
      }
      if scalar == "\\" {
        readEscape(into: &text)
      } else {
        text.append(scalar)
        position += 1
      }
    }
    note(.openString(at: Span(offsets[start], here)))
    add(.string, String(text), from: offsets[start], to: here, glued: glued)
  }

  private mutating func noteCurlyQuotes(from start: Int) {
    let inner = text(from: offsets[start + 1], to: offsets[position - 1])
    note(
      .fullWidth(
        String(Character(scalars[start])), meant: "\"\(inner)\"", at: Span(offsets[start], here)))
  }

  /// A backslash that starts no escape is a character like others, as in `"\d+"`.
  private mutating func readEscape(into text: inout String.UnicodeScalarView) {
    let start = here
    guard let letter = peek(1) else {
      text.append("\\")
      position += 1
      return
    }
    switch letter {
    case "n": text.append("\n")
    case "r": text.append("\r")
    case "t": text.append("\t")
    case "\"", "\\", "'": text.append(letter)
    case "u": return readUnicodeEscape(digits: 4, from: start, into: &text)
    case "U": return readUnicodeEscape(digits: 6, from: start, into: &text)
    default:
      text.append("\\")
      position += 1
      return
    }
    position += 2
  }

  private mutating func readUnicodeEscape(
    digits: Int, from start: Int, into text: inout String.UnicodeScalarView
  ) {
    guard var code = hexadecimal(at: position + 2, count: digits) else {
      text.append("\\")
      position += 1
      return
    }
    position += 2 + digits
    if (0xD800...0xDBFF).contains(code), peek() == "\\", peek(1) == "u",
      let low = hexadecimal(at: position + 2, count: 4), (0xDC00...0xDFFF).contains(low)
    {
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      position += 6
    }
    if let scalar = Unicode.Scalar(code) {
      text.append(scalar)
    } else {
      note(.brokenEscape(at: Span(start, here)))
    }
  }

  private func hexadecimal(at index: Int, count: Int) -> UInt32? {
    guard index + count <= scalars.count else { return nil }
    var value: UInt32 = 0
    for scalar in scalars[index..<index + count] {
      guard let digit = Character(scalar).hexDigitValue, scalar.isASCII else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
