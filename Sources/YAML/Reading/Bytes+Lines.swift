import Diagnostics

/// What looking through a text line by line needs.
extension [UInt8] {
  func skip(_ offset: Int, to end: Int, while condition: (UInt8) -> Bool) -> Int {
    var offset = offset
    while offset < end, condition(self[offset]) { offset += 1 }
    return offset
  }

  /// Past the line break that stands here; CR LF is one.
  func afterBreak(_ offset: Int) -> Int {
    guard offset < count else { return count }
    let isPair = self[offset] == UInt8(ascii: "\r") && byte(at: offset + 1) == UInt8(ascii: "\n")
    return offset + (isPair ? 2 : 1)
  }

  /// Where the line above the one of the offset ends, before its line break.
  func endOfLineAbove(_ offset: Int) -> Int {
    let start = startOfLine(offset)
    let isPair =
      start > 1 && self[start - 1] == UInt8(ascii: "\n")
      && self[start - 2] == UInt8(ascii: "\r")
    return Swift.max(0, start - (isPair ? 2 : 1))
  }

  /// The beginning of the nearest line above this one that is neither empty nor a comment.
  func lastContentLine(before start: Int) -> Int? {
    var start = start
    let textStart = startOfLine(0)
    while start > textStart {
      var end = start - 1
      if end > textStart, self[end] == UInt8(ascii: "\n"), self[end - 1] == UInt8(ascii: "\r") {
        end -= 1
      }
      start = startOfLine(end)
      let first = skip(start, to: end) { $0.isBlank }
      if first < end, self[first] != UInt8(ascii: "#") { return start }
    }
    return nil
  }

  /// The bytes of a no-break (U+00A0) or ideographic (U+3000) blank that stands here, or 0.
  func wideBlankLength(at offset: Int) -> Int {
    let rest = self[Swift.min(offset, count)...]
    if rest.starts(with: [0xC2, 0xA0]) { return 2 }
    return rest.starts(with: [0xE3, 0x80, 0x80]) ? 3 : 0
  }

  /// Past blanks, tabs, and those blanks that are none to YAML.
  func afterAnyBlanks(_ offset: Int, to end: Int) -> Int {
    var offset = offset
    while offset < end {
      let length = self[offset].isBlank ? 1 : wideBlankLength(at: offset)
      if length == 0 { break }
      offset += length
    }
    return offset
  }

  func characters(_ span: Span) -> Int {
    self[span.start..<span.end].count { $0 & 0xC0 != 0x80 }
  }

  /// The full-width character that stands here, and the one that was meant.
  func fullWidth(at offset: Int) -> (character: String, meant: String)? {
    guard let first = byte(at: offset), first >= 0xE2 else { return nil }
    let end = skip(offset + 1) { $0 & 0xC0 == 0x80 }
    let character = String(decoding: self[offset..<end], as: UTF8.self)
    return fullWidthCharacters[character].map { (character, $0) }
  }
}

/// What a keyboard set to Chinese writes in place of YAML's own characters.
let fullWidthCharacters: [String: String] = [
  "－": "-", "—": "-", "–": "-", "＃": "#", "？": "?", "［": "[", "］": "]", "｛": "{", "｝": "}",
  "，": ",", "：": ":", "“": "\"", "”": "\"", "＂": "\"", "‘": "'", "’": "'", "＇": "'",
  "【": "[", "】": "]",
]
