import Diagnostics

/// Steps from line to line over a text.
extension [UInt8] {
  func skip(_ offset: Int, to end: Int, while condition: (UInt8) -> Bool) -> Int {
    var offset = offset
    while offset < end, condition(self[offset]) { offset += 1 }
    return offset
  }

  /// The offset after the line break at `offset`; CR LF is one break.
  func afterBreak(_ offset: Int) -> Int {
    guard offset < count else { return count }
    let isPair = self[offset] == UInt8(ascii: "\r") && byte(at: offset + 1) == UInt8(ascii: "\n")
    return offset + (isPair ? 2 : 1)
  }

  /// The end of the previous line, before its line break.
  func endOfLineAbove(_ offset: Int) -> Int {
    let start = startOfLine(offset)
    let isPair =
      start > 1 && self[start - 1] == UInt8(ascii: "\n")
      && self[start - 2] == UInt8(ascii: "\r")
    return Swift.max(0, start - (isPair ? 2 : 1))
  }

  /// The start of the nearest earlier line that is neither empty nor a comment.
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

  /// The length in bytes of a no-break (U+00A0) or ideographic (U+3000) blank at the offset, or 0.
  func wideBlankLength(at offset: Int) -> Int {
    let rest = self[Swift.min(offset, count)...]
    if rest.starts(with: [0xC2, 0xA0]) { return 2 }
    return rest.starts(with: [0xE3, 0x80, 0x80]) ? 3 : 0
  }

  /// The offset after blanks, tabs, and the wide blanks that are not blanks in YAML.
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

  /// The full-width character at the offset, and the YAML character that was probably meant.
  func fullWidth(at offset: Int) -> (character: String, meant: String)? {
    guard let first = byte(at: offset), first >= 0xE2 else { return nil }
    let end = skip(offset + 1) { $0 & 0xC0 == 0x80 }
    let character = String(decoding: self[offset..<end], as: UTF8.self)
    return fullWidthCharacters[character].map { (character, $0) }
  }
}

/// The characters that a Chinese keyboard layout types in place of YAML's own.
let fullWidthCharacters: [String: String] = [
  "－": "-", "—": "-", "–": "-", "＃": "#", "？": "?", "［": "[", "］": "]", "｛": "{", "｝": "}",
  "，": ",", "：": ":", "“": "\"", "”": "\"", "＂": "\"", "‘": "'", "’": "'", "＇": "'",
  "【": "[", "】": "]",
]
