import Diagnostics

/// Writes values as bytes, one after another.
///
/// Each text is stored once and written as an index.
final class ArchiveWriter {
  /// The values written so far.
  private var body: [UInt8] = []
  /// Each text once, in the order of first use.
  private var texts: [[UInt8]] = []
  /// The index of each text.
  private var textIndices: [[UInt8]: Int] = [:]
  /// The index of each file, by its name.
  private var fileIndices: [[UInt8]: Int] = [:]
  /// The first value that cannot be written as bytes; nil where there was none.
  private(set) var refused: Wording?

  /// A writer for values whose places are in these files.
  init(files: [SourceFile]) {
    for (index, file) in files.enumerated() { fileIndices[Array(file.name.utf8)] = index }
  }

  func write(byte: UInt8) { body.append(byte) }

  /// Writes eight bytes, lowest byte first.
  func write(word: UInt64) { body += Self.bytes(of: word) }

  /// The eight bytes of the number, lowest byte first.
  static func bytes(of word: UInt64) -> [UInt8] {
    withUnsafeBytes(of: word.littleEndian) { Array($0) }
  }

  /// Writes an integer in as few bytes as possible: seven bits in each, lowest bits first.
  ///
  /// The lowest bit of all is the sign. The top bit of a byte says that more bytes follow.
  func write(_ integer: Int) { Self.append(integer, to: &body) }

  /// Writes the index of the text.
  func write(_ text: String) {
    // Compared by bytes: an accented letter can be written in two ways that are equal as text.
    let text = Array(text.utf8)
    if let index = textIndices[text] { return write(index) }
    textIndices[text] = texts.count
    write(texts.count)
    texts.append(text)
  }

  /// Writes the number of bytes, then the bytes.
  func write(bytes: [UInt8]) {
    write(bytes.count)
    body += bytes
  }

  /// Writes the index of the file.
  func write(_ file: SourceFile) {
    guard let index = fileIndices[Array(file.name.utf8)] else {
      return refuse(Wording(en: "a place in another file", zh: "其他文件中的位置"))
    }
    write(index)
  }

  /// Records that a value cannot be written as bytes, which makes the whole archive useless.
  func refuse(_ what: Wording) { refused = refused ?? what }

  /// Everything that was written, texts first; of no use if something was refused.
  func bytes() -> [UInt8] {
    var bytes: [UInt8] = []
    Self.append(texts.count, to: &bytes)
    for text in texts {
      Self.append(text.count, to: &bytes)
      bytes += text
    }
    return bytes + body
  }

  /// Appends an integer in as few bytes as possible.
  private static func append(_ integer: Int, to bytes: inout [UInt8]) {
    var rest = UInt(bitPattern: (integer << 1) ^ (integer >> (Int.bitWidth - 1)))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }
}
