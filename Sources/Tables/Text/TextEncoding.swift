import Diagnostics

/// Finds out how the text of a table is stored, and gives it in UTF-8.
enum TextEncoding {
  /// The text in UTF-8, a byte order mark at its beginning left out where it was another encoding.
  ///
  /// A file that says with a byte order mark what it is, is that. Otherwise it is UTF-8 if it can
  /// be, or else GB18030. What is none of them is a fault at the first byte that is no UTF-8.
  static func utf8(_ bytes: [UInt8], name: String) throws(TableFault) -> [UInt8] {
    if bytes.starts(with: [0xFF, 0xFE]) {
      return try utf16(bytes, name) { $0 | $1 << 8 }
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return try utf16(bytes, name) { $0 << 8 | $1 }
    }
    guard let broken = firstBroken(bytes) else { return bytes }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    if !hasMark, !isMostlyUTF8(bytes), let text = GB18030.utf8(bytes) { return text }
    let file = SourceFile(name: name, text: bytes)
    throw TableFault(.unknownEncoding(at: Place(file, Span(broken, broken + 1))))
  }

  private static func utf16(_ bytes: [UInt8], _ name: String, _ unit: (UInt16, UInt16) -> UInt16)
    throws(TableFault) -> [UInt8]
  {
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
      unit(UInt16(bytes[$0]), UInt16(bytes[$0 + 1]))
    }
    guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self)
    else {
      throw TableFault(.unknownEncoding(at: Place(SourceFile(name: name, text: []), Span(0, 0))))
    }
    return Array(text.utf8)
  }

  /// The offset of the first byte that is no UTF-8; nil where all are.
  private static func firstBroken(_ bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var offset = 0
    var found: Int?
    _ = transcode(bytes.makeIterator(), from: UTF8.self, to: UTF32.self, stoppingOnError: true) {
      offset += UTF8.width(Unicode.Scalar($0) ?? " ")
    }
    found = offset
    return found
  }

  /// Whether the bytes are UTF-8 with some damage: they have many more characters of three bytes
  /// than bytes that do not fit.
  ///
  /// UTF-8 can often be read as GB18030 too, and would come out as other characters.
  private static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
    var (whole, broken) = (0, 0)
    var decoder = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar): if scalar.count > 2 { whole += 1 }
      case .error: broken += 1
      case .emptyInput: return whole > 4 * broken
      }
    }
  }
}
