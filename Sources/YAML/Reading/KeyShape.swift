import Diagnostics

/// The key at the beginning of a line, written correctly or not.
struct KeyShape {
  /// The offset where the value begins, after the colon.
  let valueStart: Int
  /// The fault of the colon, if there is one.
  let slip: Found?

  private static let fullWidthColon: [UInt8] = [0xEF, 0xBC, 0x9A]

  /// Reads the key of a line; nil if the line has none.
  init?(in bytes: [UInt8], from start: Int, to end: Int) {
    var offset = start
    if let first = bytes.byte(at: start), "[{|>#&*!%@`".utf8.contains(first) { return nil }
    if let first = bytes.byte(at: start), "\"'".utf8.contains(first) {
      offset = min(end, bytes.skip(start + 1, to: end) { $0 != first } + 1)
    }
    var candidate: (slip: Found, after: Int)?
    while offset < end {
      if bytes[offset] == UInt8(ascii: ":"), offset + 1 == end || bytes[offset + 1].isBlank {
        // No key has a bracket or a quote after a colon in it: the earlier colon was meant.
        if let candidate, let next = bytes.byte(at: candidate.after), "{[\"'".utf8.contains(next) {
          break
        }
        (valueStart, slip) = (offset + 1, nil)
        return
      }
      if bytes[offset] == UInt8(ascii: "#"), bytes[offset - 1].isBlank { break }
      if candidate == nil {
        candidate = Self.candidate(in: bytes, from: start, at: offset, to: end)
      }
      offset += 1
    }
    guard let candidate else { return nil }
    (valueStart, slip) = (candidate.after, candidate.slip)
  }

  /// A faulty colon after what looks like a key: without a blank after it, or full-width.
  private static func candidate(
    in bytes: [UInt8], from start: Int, at offset: Int, to end: Int
  ) -> (slip: Found, after: Int)? {
    let isWide = bytes[offset...].starts(with: fullWidthColon)
    guard isWide || bytes[offset] == UInt8(ascii: ":") else { return nil }
    let key = Span(start, offset)
    guard key.length > 0, !bytes[start..<offset].contains(where: { $0.isBlank }) else { return nil }
    let name = String(decoding: bytes[start..<offset], as: UTF8.self)
    let after = offset + (isWide ? fullWidthColon.count : 1)
    if isWide {
      let blanksEnd = bytes.afterAnyBlanks(after, to: end)
      return (Found(.fullWidthColon(key: name), Span(offset, blanksEnd)), blanksEnd)
    }
    let blanksEnd = bytes.afterAnyBlanks(after, to: end)
    if blanksEnd > after { return (Found(.wideBlank, Span(after, blanksEnd)), blanksEnd) }
    return (Found(.colonWithoutBlank(key: name), Span(offset, after)), after)
  }
}
