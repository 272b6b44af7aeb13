/// Bytes with a checksum, which reveals damage but does not protect against forgery.
enum Checksummed {
  /// The first eight bytes, which identify the format.
  private static let mark: UInt64 = 0x3164_6c61_6573_6461

  /// The mark, the checksum, and the bytes.
  static func bytes(_ bytes: [UInt8], for build: String) -> [UInt8] {
    [mark, sum(bytes[...], for: build)].flatMap(ArchiveWriter.bytes) + bytes
  }

  /// The offset at which the content begins; nil where the mark or the checksum is wrong.
  static func start(of bytes: [UInt8], for build: String) -> Int? {
    guard bytes.count >= 16 else { return nil }
    let words = bytes.withUnsafeBytes {
      ($0.loadUnaligned(as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }
    guard words.0.littleEndian == mark, words.1.littleEndian == sum(bytes[16...], for: build)
    else {
      return nil
    }
    return 16
  }

  /// A checksum over eight bytes at a time, in the steps of FNV-1a.
  ///
  /// Each step folds the upper half of the sum into the lower, because a word, unlike a byte, has
  /// bits there.
  private static func sum(_ bytes: ArraySlice<UInt8>, for build: String) -> UInt64 {
    bytes.withUnsafeBytes { bytes in
      var sum: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(bytes.count)
      func mix(_ word: UInt64) {
        sum = (sum ^ word) &* 0x0000_0100_0000_01b3
        sum ^= sum >> 32
      }
      for byte in build.utf8 { mix(UInt64(byte)) }
      let whole = bytes.count & ~7
      for offset in stride(from: 0, to: whole, by: 8) {
        mix(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian)
      }
      for offset in whole..<bytes.count { mix(UInt64(bytes[offset])) }
      return sum
    }
  }
}
