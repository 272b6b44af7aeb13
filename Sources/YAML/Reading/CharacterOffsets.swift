/// Turns libyaml's marks, which count characters, into bytes.
///
/// Made in one pass over the text; a look-up then walks over less than a stride.
struct CharacterOffsets {
  private static let stride = 16

  private let bytes: [UInt8]
  private let start: Int
  /// The byte at which every sixteenth character begins; empty where each character is one byte.
  private let checkpoints: [Int]

  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    self.start = start
    var checkpoints: [Int] = []
    if bytes.contains(where: { $0 >= 0x80 }) {
      var characters = 0
      for offset in start..<bytes.count where bytes[offset] & 0xC0 != 0x80 {
        if characters % Self.stride == 0 { checkpoints.append(offset) }
        characters += 1
      }
    }
    self.checkpoints = checkpoints
  }

  /// The byte at which the character begins, or the end of the text.
  func byte(of character: Int) -> Int {
    guard !checkpoints.isEmpty else { return min(start + character, bytes.count) }
    let index = min(character / Self.stride, checkpoints.count - 1)
    var offset = checkpoints[index]
    var left = character - index * Self.stride
    while left > 0, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }
}
