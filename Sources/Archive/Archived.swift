/// What can be put down as bytes, and read back by the same program as it was.
///
/// There is one form for each value, and no word about what it is: the reader knows what comes
/// next. So a field that is written must be read, in the same order.
package protocol Archived {
  func write(to archive: inout ArchiveWriter)
  init(from archive: inout ArchiveReader)
}

extension Int: Archived {
  package func write(to archive: inout ArchiveWriter) { archive.write(self) }
  package init(from archive: inout ArchiveReader) { self = archive.readInteger() }
}

extension Bool: Archived {
  package func write(to archive: inout ArchiveWriter) { archive.write(byte: self ? 1 : 0) }
  package init(from archive: inout ArchiveReader) { self = archive.readByte() == 1 }
}

extension Double: Archived {
  package func write(to archive: inout ArchiveWriter) {
    archive.write(word: bitPattern)
  }
  package init(from archive: inout ArchiveReader) {
    self = Double(bitPattern: archive.readWord())
  }
}

extension String: Archived {
  package func write(to archive: inout ArchiveWriter) { archive.write(self) }
  package init(from archive: inout ArchiveReader) { self = archive.readText() }
}

extension Optional: Archived where Wrapped: Archived {
  package func write(to archive: inout ArchiveWriter) {
    archive.write(byte: self == nil ? 0 : 1)
    self?.write(to: &archive)
  }
  package init(from archive: inout ArchiveReader) {
    self = archive.readByte() == 0 ? nil : Wrapped(from: &archive)
  }
}

extension Array: Archived where Element: Archived {
  package func write(to archive: inout ArchiveWriter) {
    archive.write(count)
    for element in self { element.write(to: &archive) }
  }
  package init(from archive: inout ArchiveReader) {
    let count = archive.readInteger()
    self = []
    reserveCapacity(count)
    for _ in 0..<count { append(Element(from: &archive)) }
  }
}
