package import Diagnostics

/// Reads back what an ``ArchiveWriter`` of the same program has put down.
///
/// It takes the bytes at their word: whoever has them must know that they are those of the writer.
/// What is out of bounds ends the program.
package struct ArchiveReader: Sendable {
  private let bytes: [UInt8]
  /// Where it stands.
  package private(set) var position: Int
  private var texts: [String]
  private let files: [SourceFile]

  /// Begins at the offset; the files are those of the writer, in the same order.
  package init(_ bytes: [UInt8], at offset: Int, files: [SourceFile]) {
    self.bytes = bytes
    self.files = files
    position = offset
    texts = []
    let count = readInteger()
    texts.reserveCapacity(count)
    for _ in 0..<count {
      let end = readInteger() + position
      texts.append(String(decoding: bytes[position..<end], as: UTF8.self))
      position = end
    }
  }

  package mutating func readByte() -> UInt8 {
    defer { position += 1 }
    return bytes[position]
  }

  package mutating func readWord() -> UInt64 {
    stride(from: 0, to: 64, by: 8).reduce(into: UInt64(0)) { word, shift in
      word |= UInt64(readByte()) << UInt64(shift)
    }
  }

  package mutating func readInteger() -> Int {
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

  package mutating func readText() -> String { texts[readInteger()] }

  /// A reader of the part that comes next, which this one passes over.
  package mutating func readSection() -> ArchiveReader {
    let length = Int(readWord())
    defer { position += length }
    return self
  }

  /// The value that was written, which there must be.
  package func some<Value>(_ value: Value?) -> Value {
    guard let value else { preconditionFailure("an archive holds what its writer has put down") }
    return value
  }

  package mutating func readBytes() -> [UInt8] {
    let count = readInteger()
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  package mutating func readFile() -> SourceFile { files[readInteger()] }
}
