/// Eight bytes of a text as one number, the first byte lowest.
extension UInt64 {
  /// The high bit of each byte that is this byte, as far as the first of them.
  func marking(_ byte: UInt8) -> UInt64 {
    let differing = self ^ (0x0101_0101_0101_0101 &* UInt64(byte))
    return (differing &- 0x0101_0101_0101_0101) & ~differing & 0x8080_8080_8080_8080
  }

  /// The high bit of each byte that is a control character, as far as the first of them.
  var markingControls: UInt64 { (self &- 0x2020_2020_2020_2020) & ~self & 0x8080_8080_8080_8080 }
}
