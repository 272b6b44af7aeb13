/// Reads GB18030, the encoding of Chinese office programs, with GBK and GB 2312 as parts of it.
enum GB18030 {
  /// The text in UTF-8; nil where some bytes are no character.
  static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3 / 2)
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] < 0x80 {
        text.append(bytes[offset])
        offset += 1
        continue
      }
      guard let (scalar, length) = scalar(bytes, at: offset) else { return nil }
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      offset += length
    }
    return text
  }

  /// The character that begins there, and the number of bytes that it takes.
  private static func scalar(_ bytes: [UInt8], at offset: Int) -> (Unicode.Scalar, length: Int)? {
    func byte(_ index: Int) -> Int {
      offset + index < bytes.count ? Int(bytes[offset + index]) : 0
    }
    // Windows writes the sign of the euro as one byte.
    if byte(0) == 0x80 { return ("€", 1) }
    guard byte(0) <= 0xFE else { return nil }
    switch byte(1) {
    case 0x40...0x7E, 0x80...0xFE:
      let unit = two[(byte(0) - 0x81) * 190 + byte(1) - (byte(1) < 0x7F ? 0x40 : 0x41)]
      guard unit != 0xFFFD, let scalar = Unicode.Scalar(unit) else { return nil }
      return (scalar, 2)
    case 0x30...0x39:
      guard (0x81...0xFE).contains(byte(2)), (0x30...0x39).contains(byte(3)) else { return nil }
      let high = (byte(0) - 0x81) * 10 + byte(1) - 0x30
      return scalar(ofFour: high * 1260 + (byte(2) - 0x81) * 10 + byte(3) - 0x30).map { ($0, 4) }
    default: return nil
    }
  }

  /// The character of four bytes with this number.
  ///
  /// First come those of the basic plane that have no two bytes, in their order, then, from the
  /// number of 90308130 on, the other planes.
  private static func scalar(ofFour index: Int) -> Unicode.Scalar? {
    if index >= otherPlanes { return Unicode.Scalar(UInt32(0x10000 + index - otherPlanes)) }
    if index < early.count { return Unicode.Scalar(early[index]) }
    let fromEnd = basicPlane - index
    guard (1...late.count).contains(fromEnd) else { return nil }
    return Unicode.Scalar(late[late.count - fromEnd])
  }

  private static let otherPlanes = (0x90 - 0x81) * 10 * 1260
  /// How many characters of the basic plane take four bytes.
  private static let basicPlane = 39_420

  private static let two: [UInt16] = characters.utf16.map { $0 }
  private static let early = withoutTwo(0x80..<0xD800)
  /// Those after the places for private use, which are not read.
  private static let late = withoutTwo(0xF900..<0x10000)

  private static func withoutTwo(_ range: Range<Int>) -> [UInt16] {
    let taken = Set(two)
    // U+FFFD stands for a gap in the table, and has four bytes itself.
    return range.map { UInt16($0) }.filter { !taken.contains($0) || $0 == 0xFFFD }
  }
}
