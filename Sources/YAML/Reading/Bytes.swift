import Diagnostics

extension UInt8 {
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
  var isBreak: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
  var isSpace: Bool { isBlank || isBreak }
  /// Whether libyaml accepts the byte in the name of an anchor.
  var isInAnchor: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
  /// Whether the byte is a bracket, a brace or a comma, which have a meaning in flow style.
  var isFlowIndicator: Bool { "[]{},".utf8.contains(self) }
}

/// Steps from byte to byte over a text.
extension [UInt8] {
  func byte(at offset: Int) -> UInt8? { indices.contains(offset) ? self[offset] : nil }

  /// The first offset from here on at which the condition is false.
  func skip(_ offset: Int, while condition: (UInt8) -> Bool) -> Int {
    var offset = offset
    while offset < count, condition(self[offset]) { offset += 1 }
    return offset
  }

  func endOfLine(_ offset: Int) -> Int { skip(offset) { !$0.isBreak } }

  /// The first offset of the line that contains the offset.
  func startOfLine(_ offset: Int) -> Int {
    var offset = Swift.min(offset, count)
    while offset > 0, !self[offset - 1].isBreak { offset -= 1 }
    return starts(with: [0xEF, 0xBB, 0xBF]) ? Swift.max(offset, 3) : offset
  }

  func endTrimmed(of span: Span) -> Int {
    var end = span.end
    while end > span.start, self[end - 1].isSpace { end -= 1 }
    return end
  }

  func trimmed(_ span: Span) -> Span { Span(span.start, endTrimmed(of: span)) }

  /// The offset after blanks, line breaks and comments.
  func afterGap(_ offset: Int) -> Int {
    var offset = skip(offset) { $0.isSpace }
    while byte(at: offset) == UInt8(ascii: "#") {
      offset = skip(endOfLine(offset)) { $0.isSpace }
    }
    return offset
  }

  /// The `&anchor` and `!tag` here, in either order, and the offset where the content begins.
  func properties(_ start: Int, before end: Int) -> (span: Span, content: Int) {
    var content = start
    var last = start
    while content < end, let first = byte(at: content), "&!".utf8.contains(first) {
      let isAnchor = first == UInt8(ascii: "&")
      last = skip(content + 1) { isAnchor ? $0.isInAnchor : !$0.isSpace && !$0.isFlowIndicator }
      content = afterGap(last)
    }
    return (Span(start, last), Swift.min(content, end))
  }

  /// The span of the characters up to the next blank, to mark the place of a fault.
  func token(at offset: Int) -> Span {
    let start = Swift.min(offset, count)
    let end = skip(start) { !$0.isSpace }
    return Span(start, end)
  }
}
