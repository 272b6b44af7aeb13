import Diagnostics

/// The key that a line, or the rest of one, begins with.
struct LineKey {
  let name: String
  /// The offset of its colon.
  let colon: Int

  /// Reads the key that begins at the offset; nil where a colon does not end one.
  init?(_ bytes: [UInt8], _ start: Int, _ end: Int) {
    guard start < end, !"[{|>#&*!%@`-".utf8.contains(bytes[start]) || bytes.isWord(start, end)
    else { return nil }
    var index = start
    let quote = bytes[start]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      guard let close = bytes[(start + 1)..<end].firstIndex(of: quote) else { return nil }
      index = close + 1
    }
    while index < end {
      let isEnd = index + 1 >= end || bytes[index + 1].isBlankOrBreak
      if bytes[index] == UInt8(ascii: ":"), isEnd {
        let text = String(decoding: bytes[start..<index], as: UTF8.self).filter {
          $0 != "\"" && $0 != "'"
        }
        var name = Substring(text)
        while name.last == " " { name.removeLast() }
        self.name = String(name)
        colon = index
        return
      }
      if bytes[index] == UInt8(ascii: "#"), index > start, bytes[index - 1].isBlankOrBreak {
        return nil
      }
      index += 1
    }
    return nil
  }
}

extension UInt8 {
  var isBlankOrBreak: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}

extension [UInt8] {
  /// The first offset that holds no blank.
  func afterBlanks(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, self[index] == 0x20 || self[index] == 0x09 { index += 1 }
    return index
  }

  /// Whether the dash of a list item stands there.
  func isDash(_ index: Int, _ end: Int) -> Bool {
    index < end && self[index] == UInt8(ascii: "-")
      && (index + 1 >= end || self[index + 1].isBlankOrBreak)
  }

  /// Whether a word that begins with a dash stands there, and no item.
  func isWord(_ index: Int, _ end: Int) -> Bool {
    self[index] == UInt8(ascii: "-") && !isDash(index, end)
  }

  /// Whether a comment begins in the stretch.
  func hasComment(_ start: Int, _ end: Int) -> Bool {
    var index = start
    while index < end {
      if self[index] == UInt8(ascii: "#"), index > 0, self[index - 1].isBlankOrBreak { return true }
      index += 1
    }
    return false
  }
}
