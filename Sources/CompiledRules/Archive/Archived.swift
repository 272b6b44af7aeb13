/// A type whose values can be written as bytes and read back by the same build.
///
/// The bytes do not describe themselves: the reader has to know what comes next. A type with fields
/// conforms through ``ArchivedFields``, an enum through ``ArchivedCases``.
protocol Archived {
  /// Writes the value.
  func write(to archive: ArchiveWriter)
  /// Reads a value that ``write(to:)`` wrote.
  static func read(from archive: ArchiveReader) -> Self
}

/// The value, which must not be nil: an archive contains only values that existed when it was
/// written.
func valid<Value>(_ value: Value?) -> Value {
  guard let value else { preconditionFailure("an archive holds values that its writer had") }
  return value
}

extension Int: Archived {
  func write(to archive: ArchiveWriter) { archive.write(self) }
  static func read(from archive: ArchiveReader) -> Int { archive.readInteger() }
}

extension UInt64: Archived {
  func write(to archive: ArchiveWriter) { archive.write(word: self) }
  static func read(from archive: ArchiveReader) -> UInt64 { archive.readWord() }
}

extension Bool: Archived {
  func write(to archive: ArchiveWriter) { archive.write(byte: self ? 1 : 0) }
  static func read(from archive: ArchiveReader) -> Bool { archive.readByte() == 1 }
}

extension String: Archived {
  func write(to archive: ArchiveWriter) { archive.write(self) }
  static func read(from archive: ArchiveReader) -> String { archive.readText() }
}

extension Double: ArchivedFields {
  static func fields(_ field: some Fields<Double>) -> Double {
    Double(bitPattern: field(\.bitPattern))
  }
}

extension Int128: ArchivedFields {
  static func fields(_ field: some Fields<Int128>) -> Int128 {
    let high = field { UInt64(truncatingIfNeeded: $0 >> 64) }
    let low = field { UInt64(truncatingIfNeeded: $0) }
    return Int128(truncatingIfNeeded: high) << 64 | Int128(low)
  }
}

extension Optional: Archived where Wrapped: Archived {
  func write(to archive: ArchiveWriter) {
    archive.write(byte: self == nil ? 0 : 1)
    self?.write(to: archive)
  }
  static func read(from archive: ArchiveReader) -> Wrapped? {
    archive.readByte() == 0 ? nil : Wrapped.read(from: archive)
  }
}

extension Array: Archived where Element: Archived {
  func write(to archive: ArchiveWriter) {
    archive.write(count)
    for element in self { element.write(to: archive) }
  }
  static func read(from archive: ArchiveReader) -> [Element] {
    let count = archive.readInteger()
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(Element.read(from: archive)) }
    return elements
  }
}

/// Written in sorted order, so that equal sets result in the same bytes.
extension Set: Archived where Element: Archived & Comparable {
  func write(to archive: ArchiveWriter) { sorted().write(to: archive) }
  static func read(from archive: ArchiveReader) -> Set { Set([Element].read(from: archive)) }
}

/// Written in the order of the keys, so that equal dictionaries result in the same bytes.
extension Dictionary: Archived where Key: Archived & Comparable, Value: Archived {
  func write(to archive: ArchiveWriter) {
    let sorted = sorted { $0.key < $1.key }
    sorted.map(\.key).write(to: archive)
    sorted.map(\.value).write(to: archive)
  }
  static func read(from archive: ArchiveReader) -> Dictionary {
    let keys = [Key].read(from: archive)
    return Dictionary(uniqueKeysWithValues: zip(keys, [Value].read(from: archive)))
  }
}
