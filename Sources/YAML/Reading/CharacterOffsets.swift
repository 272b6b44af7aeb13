/// Converts libyaml's marks, which count characters, into byte offsets.
///
/// Marks come almost in order, so each lookup moves on from the previous one, or back.
struct CharacterOffsets {
  private let bytes: [UInt8]
  private var character = 0
  private var offset: Int

  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    offset = start
  }

  /// The offset at which the character begins, or the end of the text.
  mutating func byte(of wanted: Int) -> Int {
    while character < wanted, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      character += 1
    }
    while character > wanted {
      offset -= 1
      while bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      character -= 1
    }
    return offset
  }
}
