import Advising
import FEEL

/// One line of JSON, read from left to right into a row of a block.
///
/// Unsafe code: the bytes are read through a pointer; each place is compared with the end of the line
/// first.
struct PlainLine {
  private let bytes: UnsafeRawBufferPointer
  private let end: Int
  private let tables: ScanTables.Pointers
  private let row: BlockRow
  private let lane: Int
  /// The last case that had each object of facts.
  private let visits: UnsafeMutableBufferPointer<Int32>
  // Asked for what is seldom.
  private unowned(unsafe) let block: CaseBlock
  private let facts: [BlockFact]
  private var offset: Int
  /// The place of the id in the text; empty until it is read.
  private(set) var id = 0..<0

  init(
    _ bytes: UnsafeRawBufferPointer, _ line: Range<Int>, _ tables: ScanTables.Pointers,
    _ facts: [BlockFact], _ block: CaseBlock, _ lane: Int,
    visits: UnsafeMutableBufferPointer<Int32>
  ) {
    (self.bytes, end, offset) = (bytes, line.upperBound, line.lowerBound)
    (self.tables, self.facts, self.block, self.lane) = (tables, facts, block, lane)
    row = block.row(of: lane)
    self.visits = visits
  }

  /// Reads the whole line; false where it is not plain.
  mutating func line() -> Bool {
    skipBlanks()
    guard take(UInt8(ascii: "{")) else { return false }
    var hasFacts = false
    var hasTitle = false
    repeat {
      guard let key = key() else { return false }
      if isWord("case", at: key) {
        guard id.isEmpty, let text = string(), isText(text), !isBlank(text) else { return false }
        id = text
      } else if isWord("facts", at: key) {
        guard !hasFacts, object(0) else { return false }
        hasFacts = true
      } else if isWord("title", at: key) {
        guard !hasTitle, let text = string(), isText(text), !isBlank(text) else { return false }
        hasTitle = true
      } else {
        return false
      }
      skipBlanks()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")), !id.isEmpty else { return false }
    skipBlanks()
    return offset == end
  }

  /// Reads an object of facts.
  private mutating func object(_ number: Int) -> Bool {
    guard take(UInt8(ascii: "{")), visits[number] != Int32(lane) else { return false }
    visits[number] = Int32(lane)
    skipBlanks()
    if take(UInt8(ascii: "}")) { return true }
    let keys = tables.objects[number]
    var place = 0
    repeat {
      skipBlanks()
      // Most often the keys stand in the order of the facts.
      if place >= keys.entryCount || !takeKey(tables.entries[keys.firstEntry + place].key) {
        guard let key = key(), let found = tables.place(of: bytes(at: key), in: number) else {
          return false
        }
        place = found
      }
      let entry = tables.entries[keys.firstEntry + place]
      place += 1
      if peek == UInt8(ascii: "{") {
        guard entry.fact < 0, object(Int(entry.object)) else { return false }
      } else {
        guard entry.fact >= 0, value(Int(entry.fact)) else { return false }
      }
      skipBlanks()
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}"))
  }

  /// Reads this key and the colon behind it, if they stand here without blanks.
  private mutating func takeKey(_ key: ScanTables.Stretch) -> Bool {
    let close = offset + Int(key.count) + 1
    guard close + 1 < end, bytes[offset] == UInt8(ascii: "\""), bytes[close] == UInt8(ascii: "\""),
      bytes[close + 1] == UInt8(ascii: ":"), tables.isSame(key, bytes(at: offset + 1..<close))
    else { return false }
    offset = close + 2
    skipBlanks()
    return true
  }

  /// Reads a key and the colon behind it.
  private mutating func key() -> Range<Int>? {
    skipBlanks()
    guard let key = string() else { return nil }
    skipBlanks()
    guard take(UInt8(ascii: ":")) else { return nil }
    skipBlanks()
    return key
  }

  /// Reads the value of a fact.
  private mutating func value(_ fact: Int) -> Bool {
    guard row.state(fact) else { return false }
    let form = tables.facts[fact]
    switch form.kind {
    case .boolean:
      guard let value = boolean() else { return false }
      // The cell of false comes first.
      put(form, value ? 1 : 0)
      if form.kept >= 0 { block.keep(.boolean(value), at: form.kept, of: lane) }
      return true
    case .text: return text(form)
    case .number: return number(fact, form)
    case .date:
      guard let text = string(), let day = day(at: text) else { return false }
      let cell = tables.cell(of: day, form)
      if cell < 0 { return false }
      put(form, cell)
      if form.kept >= 0, let date = CalendarDate(daysSinceEpoch: day) {
        block.keep(.date(date), at: form.kept, of: lane)
      }
      return true
    case .items: return items(form)
    case .other: return false
    }
  }

  private func put(_ form: ScanTables.FactForm, _ cell: Int) {
    if form.firstPlane >= 0 { row.put(form.firstPlane + cell) }
  }

  private mutating func text(_ form: ScanTables.FactForm) -> Bool {
    guard let text = string() else { return false }
    var cell = form.others
    var isKnown = false
    for place in form.texts where tables.isSame(tables.texts[place].text, bytes(at: text)) {
      cell = Int(tables.texts[place].place)
      isKnown = true
      break
    }
    guard cell >= 0, isKnown || isText(text) else { return false }
    put(form, cell)
    if form.kept >= 0 { block.keep(string(at: text), at: form.kept, of: lane) }
    return true
  }

  private mutating func boolean() -> Bool? {
    if offset + 4 <= end, word(4, at: offset) == 0x6575_7274 {
      offset += 4
      return true
    }
    if offset + 5 <= end, word(4, at: offset) == 0x736C_6166, bytes[offset + 4] == 0x65 {
      offset += 5
      return false
    }
    return nil
  }

  private mutating func number(_ fact: Int, _ form: ScanTables.FactForm) -> Bool {
    let start = offset
    let isNegative = take(UInt8(ascii: "-"))
    let first = offset
    var whole = 0
    while let byte = peek, byte >= 0x30, byte <= 0x39 {
      // Longer numbers are read as text.
      if offset - first < 18 { whole = 10 * whole + Int(byte - 0x30) }
      offset += 1
    }
    let digits = offset - first
    guard digits == 1 || digits > 1 && bytes[first] != 0x30 else { return false }
    let next = peek
    let isWhole =
      next != UInt8(ascii: ".") && next != UInt8(ascii: "e") && next != UInt8(ascii: "E")
    if isWhole, digits <= 18, form.hasSteps {
      let value = isNegative ? -whole : whole
      let cell = tables.cell(of: value, form)
      if cell < 0 { return false }
      put(form, cell)
      if form.kept >= 0 { block.keep(.number(Number(value)), at: form.kept, of: lane) }
      return true
    }
    while let byte = peek, "+-.0123456789eE".utf8.contains(byte) { offset += 1 }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    guard isWhole || Self.isPlainFraction(text), let number = Number(text),
      let cell = facts[fact].cell(of: .number(number))
    else { return false }
    put(form, cell)
    if form.kept >= 0 { block.keep(.number(number), at: form.kept, of: lane) }
    return true
  }

  /// Whether the text is digits, a point and digits.
  private static func isPlainFraction(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[1].isEmpty
      && parts[1].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// The day that the text says, as YYYY-MM-DD, in days since 1970-01-01.
  private func day(at text: Range<Int>) -> Int? {
    guard text.count == 10 else { return nil }
    let start = text.lowerBound
    guard bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
      let year = digits(4, at: start), let month = digits(2, at: start + 5),
      let day = digits(2, at: start + 8)
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)?.daysSinceEpoch
  }

  private func digits(_ count: Int, at start: Int) -> Int? {
    var number = 0
    for place in start..<start + count {
      let digit = Int(bytes[place]) - 0x30
      guard digit >= 0, digit <= 9 else { return nil }
      number = 10 * number + digit
    }
    return number
  }

  /// Reads a list of texts, and says of each that a condition looks for whether it is there.
  private mutating func items(_ form: ScanTables.FactForm) -> Bool {
    guard take(UInt8(ascii: "[")) else { return false }
    var found: UInt64 = 0
    var kept: [Value] = []
    skipBlanks()
    if !take(UInt8(ascii: "]")) {
      repeat {
        skipBlanks()
        guard let text = string() else { return false }
        var isKnown = false
        for place in form.texts where tables.isSame(tables.texts[place].text, bytes(at: text)) {
          found |= 1 << UInt64(tables.texts[place].place)
          isKnown = true
          break
        }
        guard isKnown || isText(text) else { return false }
        if form.kept >= 0 { kept.append(string(at: text)) }
        skipBlanks()
      } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: "]")) else { return false }
    }
    var place = form.numbers.lowerBound
    while place < form.numbers.upperBound {
      row.put(tables.numbers[place + Int(found & 1)])
      found >>= 1
      place += 2
    }
    if form.kept >= 0 { block.keep(.list(kept), at: form.kept, of: lane) }
    return true
  }

  // MARK: - Bytes

  private var peek: UInt8? { offset < end ? bytes[offset] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard offset < end, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  private mutating func skipBlanks() {
    while offset < end, bytes[offset] <= 0x20,
      bytes[offset] == 0x20 || bytes[offset] == 0x09 || bytes[offset] == 0x0D
    {
      offset += 1
    }
  }

  /// Four or eight bytes as one number, the first byte lowest.
  private func word(_ count: Int, at offset: Int) -> UInt64 {
    count == 4
      ? UInt64(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian)
      : bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
  }

  private func isWord(_ word: StaticString, at range: Range<Int>) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    for place in 0..<range.count where bytes[range.lowerBound + place] != word.utf8Start[place] {
      return false
    }
    return true
  }

  private func bytes(at range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[range])
  }

  /// Reads a text without escapes; gives the place of what stands between its quotes.
  private mutating func string() -> Range<Int>? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    let start = offset
    while offset + 8 <= end {
      let word = word(8, at: offset)
      let ends = word.marking(0x22) | word.marking(0x5C) | word.markingControls
      if ends != 0 {
        offset += ends.trailingZeroBitCount >> 3
        return closed(from: start)
      }
      offset += 8
    }
    while offset < end, bytes[offset] >= 0x20, bytes[offset] != 0x22, bytes[offset] != 0x5C {
      offset += 1
    }
    return closed(from: start)
  }

  private mutating func closed(from start: Int) -> Range<Int>? {
    let end = offset
    return take(UInt8(ascii: "\"")) ? start..<end : nil
  }

  private func string(at range: Range<Int>) -> Value {
    .string(String(decoding: bytes[range], as: UTF8.self))
  }

  /// Whether the bytes are text as everybody writes it: no control characters, and valid UTF-8.
  private func isText(_ range: Range<Int>) -> Bool {
    if bytes[range].allSatisfy({ $0 < 0x7F }) { return true }
    guard let text = String(validating: bytes[range], as: UTF8.self) else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
        .paragraphSeparator:
        false
      default: true
      }
    }
  }

  private func isBlank(_ range: Range<Int>) -> Bool {
    guard let first = bytes[range].first else { return true }
    if first > 0x20, first < 0x7F { return false }
    return String(decoding: bytes[range], as: UTF8.self).allSatisfy(\.isWhitespace)
  }
}
