import Parallelism

/// A list that is read side by side, a stretch of it at a time.
struct SideBySide<Element: Archived & Sendable>: Archived {
  let elements: [Element]

  /// How many elements one processor reads at a time.
  private static var length: Int { 16 }

  init(_ elements: [Element]) { self.elements = elements }

  func write(to archive: ArchiveWriter) {
    let starts = stride(from: 0, to: elements.count, by: Self.length)
    archive.write(Array(starts).count)
    for start in starts {
      archive.writeSection(Array(elements[start...].prefix(Self.length)).write)
    }
  }

  static func read(from archive: ArchiveReader) -> SideBySide {
    let sections = (0..<archive.readInteger()).map { _ in archive.readSection() }
    return SideBySide(Parallel.map(sections) { [Element].read(from: $0()) }.flatMap { $0 })
  }
}
