import Diagnostics

/// Writes values as bytes, one after another.
final class ArchiveWriter {
  private var body: [UInt8] = []
  /// Each text once, in the order of its first use.
  private var texts: [[UInt8]] = []
  private var textIndices: [[UInt8]: Int] = [:]
  private var fileIndices: [[UInt8]: Int] = [:]
  /// The first value written that has no form as bytes; nil if all have one.
  private(set) var refused: Wording?

  /// For values whose places are in these files.
  init(files: [SourceFile]) {
    for (index, file) in files.enumerated() { fileIndices[Array(file.name.utf8)] = index }
  }

  func write(byte: UInt8) { body.append(byte) }

  func write(word: UInt64) { body += Self.bytes(of: word) }

  /// The eight bytes of it, the lowest first.
  static func bytes(of word: UInt64) -> [UInt8] {
    withUnsafeBytes(of: word.littleEndian) { Array($0) }
  }

  /// Seven bits a byte, the lowest first; the sign is the lowest bit.
  func write(_ integer: Int) { Self.append(integer, to: &body) }

  func write(_ text: String) {
    // By their bytes: an accent may be written in two ways that are equal as text.
    let text = Array(text.utf8)
    if let index = textIndices[text] { return write(index) }
    textIndices[text] = texts.count
    write(texts.count)
    texts.append(text)
  }

  func write(bytes: [UInt8]) {
    write(bytes.count)
    body += bytes
  }

  func write(_ file: SourceFile) {
    guard let index = fileIndices[Array(file.name.utf8)] else {
      return refuse(Wording(en: "a place in another file", zh: "其他文件中的位置"))
    }
    write(index)
  }

  /// Says that a value has no form as bytes, which makes the whole archive useless.
  func refuse(_ what: Wording) { refused = refused ?? what }

  /// All that was written, the texts first; of no use if something was refused.
  func bytes() -> [UInt8] {
    var bytes: [UInt8] = []
    Self.append(texts.count, to: &bytes)
    for text in texts {
      Self.append(text.count, to: &bytes)
      bytes += text
    }
    return bytes + body
  }

  private static func append(_ integer: Int, to bytes: inout [UInt8]) {
    var rest = UInt(bitPattern: (integer << 1) ^ (integer >> (Int.bitWidth - 1)))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }
}
