import Diagnostics

/// Searches a text that libyaml cannot read for typical slips of keyboards and editors.
///
/// These are tabs, and full-width blanks, colons, dashes and brackets. Block texts, quotes,
/// brackets and comments are followed, so that their contents are left alone. Full-width
/// punctuation may be prose: it is reported only near the place where libyaml gave up, or where the
/// neighbouring lines show that there must be a key.
struct SlipFinder {
  private let bytes: [UInt8]
  /// The lines (by the offset of their first byte) near which something is known to be wrong.
  private let suspects: Set<Int>
  private var found: [Found] = []
  /// The quotation mark of a quoted text that continues on the next line.
  private var quote: UInt8?
  private var brackets = 0
  /// The column of the current block text, which continues on lines that are indented deeper.
  private var blockIndent: Int?
  /// The column of the current plain text, which continues on lines that are indented deeper.
  private var plainIndent: Int?
  /// The columns of the keys of all maps that are still open.
  private var keyColumns: [Int] = []

  static func slips(in bytes: [UInt8], near places: [Int]) -> [Found] {
    var suspects = Set(places.map { bytes.startOfLine($0) })
    if let first = suspects.min(), let before = bytes.lastContentLine(before: first) {
      suspects.insert(before)
    }
    var finder = SlipFinder(bytes: bytes, suspects: suspects)
    var start = bytes.startOfLine(0)
    while start < bytes.count {
      let end = bytes.endOfLine(start)
      finder.look(at: Span(start, end))
      start = bytes.afterBreak(end)
    }
    return finder.found
  }

  private init(bytes: [UInt8], suspects: Set<Int>) {
    self.bytes = bytes
    self.suspects = suspects
  }

  private mutating func look(at line: Span) {
    guard found.count < 100 else { return }
    if quote != nil || brackets > 0 { return values(from: line.start, to: line.end) }
    let blanks = bytes.skip(line.start, to: line.end) { $0 == UInt8(ascii: " ") }
    if let limit = blockIndent {
      if blanks == line.end || blanks - line.start > limit { return }
      blockIndent = nil
    }
    let margin = Span(line.start, bytes.afterAnyBlanks(line.start, to: line.end))
    let first = bytes.byte(at: margin.end)
    guard margin.end < line.end, first != UInt8(ascii: "#") else {
      // libyaml also stops at a tab on an empty line, or before a comment.
      if suspects.contains(line.start) { checkMargin(margin) }
      return
    }
    if let limit = plainIndent, blanks - line.start > limit { return }
    plainIndent = nil
    checkMargin(margin)
    content(of: line, from: margin.end)
  }

  private mutating func checkMargin(_ margin: Span) {
    guard let slip = (margin.start..<margin.end).first(where: { bytes[$0] != UInt8(ascii: " ") })
    else { return }
    let isTab = bytes[slip] == UInt8(ascii: "\t")
    let end =
      isTab
      ? bytes.skip(slip, to: margin.end) { $0 == UInt8(ascii: "\t") } : margin.end
    found.append(Found(isTab ? .tabIndent : .wideBlank, Span(slip, end)))
  }

  /// Checks a line after its indentation: dashes, then a key, then a value.
  private mutating func content(of line: Span, from start: Int) {
    var offset = start
    var hasDash = false
    while bytes.byte(at: offset) == UInt8(ascii: "-"), offset + 1 < line.end,
      bytes[offset + 1].isBlank
    {
      hasDash = true
      offset = bytes.skip(offset + 1, to: line.end) { $0.isBlank }
    }
    let column = bytes.characters(Span(line.start, offset))
    let isSibling = !hasDash && keyColumns.contains(column)
    keyColumns.removeAll { $0 > column || (hasDash && $0 == column) }
    let isSuspect = suspects.contains(line.start)
    checkFirst(offset, isSuspect: isSuspect, isSibling: isSibling)
    guard let key = KeyShape(in: bytes, from: offset, to: line.end) else {
      return value(from: offset, to: line.end, column: hasDash ? column - 1 : column)
    }
    if let slip = key.slip, isSuspect || isSibling { found.append(slip) }
    if key.slip == nil || isSuspect || isSibling {
      if !keyColumns.contains(column) { keyColumns.append(column) }
    }
    value(from: key.valueStart, to: line.end, column: column)
  }

  /// Reports a full-width dash, hash sign or question mark at the beginning of a line.
  private mutating func checkFirst(_ offset: Int, isSuspect: Bool, isSibling: Bool) {
    guard isSuspect || isSibling, let (found, meant) = bytes.fullWidth(at: offset) else { return }
    guard "-#?".contains(meant) else { return }
    report(found, meant, at: offset)
  }

  private mutating func report(_ character: String, _ meant: String, at offset: Int) {
    let span = Span(offset, offset + character.utf8.count)
    found.append(Found(.fullWidthCharacter(character, meant: meant), span))
  }

  /// Checks the beginning of a value: a block text, a quoted text, a bracket, or plain text.
  private mutating func value(from start: Int, to end: Int, column: Int) {
    var start = bytes.skip(start, to: end) { $0.isBlank }
    while let first = bytes.byte(at: start), start < end, "&!".utf8.contains(first) {
      start = bytes.skip(start, to: end) { !$0.isBlank }
      start = bytes.skip(start, to: end) { $0.isBlank }
    }
    guard start < end else { return }
    switch bytes[start] {
    case UInt8(ascii: "|"), UInt8(ascii: ">"): blockIndent = column
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "["), UInt8(ascii: "{"):
      values(from: start, to: end)
    case UInt8(ascii: "#"): break
    default:
      plainIndent = column
      checkValueStart(start, to: end)
    }
  }

  private mutating func checkValueStart(_ start: Int, to end: Int) {
    guard suspects.contains(bytes.startOfLine(start)),
      let (character, meant) = bytes.fullWidth(at: start), "[{\"'".contains(meant)
    else { return }
    report(character, meant, at: start)
  }

  /// Checks quotes and brackets, which may continue over several lines.
  private mutating func values(from start: Int, to end: Int) {
    let isSuspect = suspects.contains(bytes.startOfLine(start))
    var offset = start
    var isTokenStart = quote == nil
    var tokenStart = start
    while offset < end {
      let byte = bytes[offset]
      if let mark = quote {
        if byte == UInt8(ascii: "\\"), mark == UInt8(ascii: "\"") { offset += 1 }
        if byte == mark { quote = nil }
      } else if byte == UInt8(ascii: "#"), offset == start || bytes[offset - 1].isBlank {
        return
      } else if isTokenStart, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
        brackets += 1
      } else if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
        brackets = max(0, brackets - 1)
      } else if brackets > 0, isSuspect, let (character, meant) = bytes.fullWidth(at: offset),
        isTokenStart || ",]}:".contains(meant),
        !isText(tokenStart, around: Span(offset, offset + character.utf8.count), meant, to: end)
      {
        report(character, meant, at: offset)
      }
      if !byte.isBlank {
        isTokenStart = ":[{,".utf8.contains(byte)
        if isTokenStart { tokenStart = offset + 1 }
      }
      offset += 1
    }
  }

  /// Whether a full-width comma or colon is punctuation of Chinese prose, such as a title.
  ///
  /// That is so if it follows Chinese text and no key follows it.
  private func isText(
    _ start: Int, around sign: Span, _ meant: String, to end: Int
  ) -> Bool {
    guard meant == "," || meant == ":", start < sign.start,
      bytes[start..<sign.start].contains(where: { $0 >= 0x80 })
    else { return false }
    let key = bytes.afterAnyBlanks(sign.end, to: end)
    let keyEnd = bytes.skip(key, to: end) {
      $0 < 0x80 && !$0.isBlank && !":,{}[]".utf8.contains($0)
    }
    guard key < keyEnd else { return true }
    if keyEnd < end, bytes[keyEnd] == UInt8(ascii: ":") { return meant == ":" }
    return bytes.fullWidth(at: keyEnd)?.meant != ":"
  }
}
