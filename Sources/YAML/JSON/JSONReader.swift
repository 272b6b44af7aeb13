import Diagnostics

/// Reads a JSON text by recursive descent, with one method for each rule of the grammar.
///
/// The grammar of RFC 8259:
///
///     text   = blanks value blanks
///     value  = object | array | string | number | "true" | "false" | "null"
///     object = "{" [ string ":" value { "," string ":" value } ] "}"
///     array  = "[" [ value { "," value } ] "]"
///
/// Reading stops at the first grammatical fault. Repeated keys are collected.
struct JSONReader {
  private let bytes: [UInt8]
  private let limits: Document.Limits
  private var offset: Int
  private var depth = 0
  private(set) var found: [Found] = []

  init(bytes: [UInt8], start: Int, limits: Document.Limits) {
    self.bytes = bytes
    self.limits = limits
    offset = start
  }

  mutating func read() -> Node? {
    guard let node = value() else { return nil }
    skipBlanks()
    return offset == bytes.count ? node : fail(.json(.textAfterEnd))
  }

  private mutating func value() -> Node? {
    skipBlanks()
    guard let first = bytes.byte(at: offset) else { return fail(.json(.expectedValue)) }
    switch first {
    case UInt8(ascii: "{"): return nested { $0.object() }
    case UInt8(ascii: "["): return nested { $0.array() }
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): return word()
    default: return fail(.json(.expectedValue))
    }
  }

  private mutating func nested(_ read: (inout JSONReader) -> Node?) -> Node? {
    guard depth < limits.depth else { return fail(.tooDeep(limit: limits.depth)) }
    depth += 1
    defer { depth -= 1 }
    return read(&self)
  }

  private mutating func object() -> Node? {
    let start = offset
    var entries: [Node.Entry] = []
    var keys: [String: Span] = [:]
    offset += 1
    if take("}") { return Node(.mapping([]), Span(start, offset)) }
    repeat {
      skipBlanks()
      guard bytes.byte(at: offset) == UInt8(ascii: "\"") else { return fail(.json(.expectedKey)) }
      guard let key = string() else { return nil }
      guard take(":") else { return fail(.json(.expectedColon)) }
      guard let value = value() else { return nil }
      let entry = Node.Entry(key: key, value: value)
      if let first = keys[entry.name] {
        found.append(Found(.repeatedKey(entry.name, first: first), key.span))
      } else {
        keys[entry.name] = key.span
        entries.append(entry)
      }
    } while take(",")
    guard take("}") else { return fail(.json(.expectedCommaOrEnd("}"))) }
    return Node(.mapping(entries), Span(start, offset))
  }

  private mutating func array() -> Node? {
    let start = offset
    var items: [Node] = []
    offset += 1
    if take("]") { return Node(.sequence([]), Span(start, offset)) }
    repeat {
      guard let item = value() else { return nil }
      items.append(item)
    } while take(",")
    guard take("]") else { return fail(.json(.expectedCommaOrEnd("]"))) }
    return Node(.sequence(items), Span(start, offset))
  }

  private mutating func string() -> Node? {
    let start = offset
    var text: [UInt8] = []
    offset += 1
    while let byte = bytes.byte(at: offset), byte != UInt8(ascii: "\"") {
      if byte.isBreak { return fail(.json(.lineBreakInText), Span(start, offset)) }
      if byte < 0x20 { return fail(.controlCharacter(UInt32(byte)), Span(offset, offset + 1)) }
      if byte == UInt8(ascii: "\\") {
        guard escape(into: &text) else { return nil }
      } else {
        text.append(byte)
        offset += 1
      }
    }
    guard offset < bytes.count else { return fail(.json(.unclosedText), Span(start, start + 1)) }
    offset += 1
    return scalar(String(decoding: text, as: UTF8.self), .doubleQuoted, .string, from: start)
  }

  private mutating func escape(into text: inout [UInt8]) -> Bool {
    let start = offset
    offset += 2
    switch bytes.byte(at: start + 1) {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case .some(let byte) where "\"\\/".utf8.contains(byte): text.append(byte)
    case UInt8(ascii: "u"):
      offset = start
      if let scalar = unicodeEscape() {
        text += Array(String(Character(scalar)).utf8)
        return true
      }
      fallthrough
    default:
      let end = min(start + 2, bytes.count)
      let shown = String(decoding: bytes[start..<end], as: UTF8.self)
      fail(.json(.badEscape(shown)), Span(start, end))
      return false
    }
    return true
  }

  /// Reads `\uXXXX`, or two of them that form a surrogate pair.
  private mutating func unicodeEscape() -> Unicode.Scalar? {
    guard let high = codeUnit() else { return nil }
    guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) }
    guard let low = codeUnit(), (0xDC00..<0xE000).contains(low) else { return nil }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  private mutating func codeUnit() -> UInt32? {
    guard bytes.byte(at: offset) == UInt8(ascii: "\\"),
      bytes.byte(at: offset + 1) == UInt8(ascii: "u"), offset + 6 <= bytes.count
    else { return nil }
    var code: UInt32 = 0
    for byte in bytes[(offset + 2)..<(offset + 6)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      code = code << 4 | UInt32(digit)
    }
    offset += 6
    return code
  }

  private mutating func number() -> Node? {
    let start = offset
    let end = bytes.skip(offset) { "+-.0123456789eE".utf8.contains($0) }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    guard Self.isNumber(text.utf8[...]) else {
      return fail(.json(.badNumber), Span(start, end))
    }
    offset = end
    return scalar(text, .plain, ScalarValue(plain: text), from: start)
  }

  /// Whether the text is `-? (0 | [1-9][0-9]*) (\. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
  private static func isNumber(_ text: Substring.UTF8View) -> Bool {
    var rest = text
    func digits() -> Int {
      let left = rest.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      defer { rest = left }
      return rest.count - left.count
    }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let isZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole == 1 || (whole > 1 && !isZero) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard digits() > 0 else { return false }
    }
    if let first = rest.first, first == UInt8(ascii: "e") || first == UInt8(ascii: "E") {
      rest.removeFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        rest.removeFirst()
      }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  private mutating func word() -> Node? {
    let start = offset
    let end = bytes.skip(offset) { !$0.isSpace && !$0.isFlowIndicator }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    guard ["true", "false", "null"].contains(text) else {
      return fail(.json(.badWord(text)), Span(start, end))
    }
    offset = end
    return scalar(text, .plain, ScalarValue(plain: text), from: start)
  }

  private func scalar(
    _ text: String, _ style: Scalar.Style, _ value: ScalarValue, from start: Int
  ) -> Node {
    let span = Span(start, offset)
    return Node(.scalar(Scalar(text: text, style: style, span: span, value: value)), span)
  }

  private mutating func skipBlanks() {
    offset = bytes.skip(offset) { $0.isSpace }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard bytes.byte(at: offset) == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  @discardableResult
  private mutating func fail(_ fault: Fault, _ span: Span? = nil) -> Node? {
    let place = span ?? bytes.token(at: offset)
    found.append(Found(fault, place))
    return nil
  }
}
