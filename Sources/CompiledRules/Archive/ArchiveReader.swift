import Diagnostics

/// Reads values back in the order in which an ``ArchiveWriter`` of the same build wrote them.
///
/// It does not validate. The caller guarantees that the bytes are the writer's; reading past the
/// end traps.
final class ArchiveReader {
  private let bytes: [UInt8]
  /// The files of the writer, in the same order.
  private let files: [SourceFile]
  /// The texts, by index.
  private let texts: [String]
  /// The offset of the next byte.
  private(set) var position: Int

  /// A reader that begins at the offset; the files are those of the writer, in the same order.
  convenience init(_ bytes: [UInt8], at offset: Int, files: [SourceFile]) {
    let head = ArchiveReader(bytes, at: offset, files: [], texts: [])
    let texts = (0..<head.readInteger()).map { _ in
      String(decoding: head.readBytes(), as: UTF8.self)
    }
    self.init(bytes, at: head.position, files: files, texts: texts)
  }

  private init(_ bytes: [UInt8], at offset: Int, files: [SourceFile], texts: [String]) {
    self.bytes = bytes
    self.files = files
    self.texts = texts
    position = offset
  }

  func readByte() -> UInt8 {
    defer { position += 1 }
    return bytes[position]
  }

  /// Eight bytes as a number, lowest byte first.
  func readWord() -> UInt64 {
    stride(from: 0, to: 64, by: 8).reduce(into: UInt64(0)) { word, shift in
      word |= UInt64(readByte()) << UInt64(shift)
    }
  }

  /// Reverses ``ArchiveWriter/write(_:)-(Int)``.
  func readInteger() -> Int {
    var byte = readByte()
    var word = UInt(byte & 0x7F)
    var shift: UInt = 7
    while byte >= 0x80 {
      byte = readByte()
      word |= UInt(byte & 0x7F) << shift
      shift += 7
    }
    return Int(bitPattern: word >> 1) ^ -Int(bitPattern: word & 1)
  }

  /// The text at the index that is read.
  func readText() -> String { texts[readInteger()] }

  /// The file at the index that is read.
  func readFile() -> SourceFile { files[readInteger()] }

  /// The bytes, whose number comes first.
  func readBytes() -> ArraySlice<UInt8> {
    let count = readInteger()
    defer { position += count }
    return bytes[position..<position + count]
  }
}
