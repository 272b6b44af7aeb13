extension String {
  /// Where the bytes of another text first stand in this one, found in linear time.
  ///
  /// As UTF-8 this finds whole scalars; equivalent spellings of a character stay apart.
  package func firstRange(ofBytes other: String) -> Range<String.Index>? {
    let needle = Array(other.utf8)
    if needle.isEmpty { return startIndex..<startIndex }
    let borders = Self.borders(of: needle)
    var matched = 0
    for (offset, byte) in utf8.enumerated() {
      while matched > 0 && needle[matched] != byte { matched = borders[matched - 1] }
      if needle[matched] == byte { matched += 1 }
      if matched == needle.count {
        let end = utf8.index(startIndex, offsetBy: offset + 1)
        return utf8.index(startIndex, offsetBy: offset + 1 - needle.count)..<end
      }
    }
    return nil
  }

  /// For each prefix, how long the longest part is that it both begins and ends with (Knuth, Morris
  /// and Pratt).
  private static func borders(of needle: [UInt8]) -> [Int] {
    var borders = [0]
    for index in needle.indices.dropFirst() {
      var length = borders[index - 1]
      while length > 0 && needle[index] != needle[length] { length = borders[length - 1] }
      borders.append(needle[index] == needle[length] ? length + 1 : 0)
    }
    return borders
  }
}
