import Diagnostics

/// Reads values back in the order in which an ``ArchiveWriter`` of the same build wrote them.
///
/// It does not validate. The caller guarantees that the bytes are the writer's; reading past the
/// end traps.
final class ArchiveReader {
  /// What all the readers of one archive share.
  private struct Content: Sendable {
    let bytes: [UInt8]
    let files: [SourceFile]
    let texts: [String]
  }

  private let content: Content
  /// The offset of the next byte.
  private(set) var position: Int

  /// Begins at the offset; the files are those of the writer, in the same order.
  convenience init(_ bytes: [UInt8], at offset: Int, files: [SourceFile]) {
    let head = ArchiveReader(Content(bytes: bytes, files: files, texts: []), at: offset)
    let texts = (0..<head.readInteger()).map { _ in
      String(decoding: head.readBytes(), as: UTF8.self)
    }
    self.init(Content(bytes: bytes, files: files, texts: texts), at: head.position)
  }

  private init(_ content: Content, at offset: Int) {
    self.content = content
    position = offset
  }

  func readByte() -> UInt8 {
    defer { position += 1 }
    return content.bytes[position]
  }

  /// Eight bytes, the lowest first.
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

  func readText() -> String { content.texts[readInteger()] }

  func readFile() -> SourceFile { content.files[readInteger()] }

  func readBytes() -> ArraySlice<UInt8> {
    let count = readInteger()
    defer { position += count }
    return content.bytes[position..<position + count]
  }

  /// Skips the next section, and returns what makes a reader of it, on any thread.
  func readSection() -> @Sendable () -> ArchiveReader {
    let length = Int(readWord())
    defer { position += length }
    return { [content, position] in ArchiveReader(content, at: position) }
  }
}
