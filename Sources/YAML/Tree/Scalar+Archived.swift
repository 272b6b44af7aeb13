package import Archive
import Diagnostics

extension Scalar: Archived {
  private static let styles: [Style] = [.plain, .singleQuoted, .doubleQuoted, .literal, .folded]

  package func write(to archive: inout ArchiveWriter) {
    archive.write(text)
    archive.write(Self.styles.firstIndex(of: style) ?? 0)
    span.write(to: &archive)
    value.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    text = archive.readText()
    style = Self.styles[archive.readInteger()]
    span = Span(from: &archive)
    value = ScalarValue(from: &archive)
  }
}

extension ScalarValue: Archived {
  private static let all: [ScalarValue] = [
    .null, .boolean(false), .boolean(true), .integer, .float, .string,
  ]

  package func write(to archive: inout ArchiveWriter) {
    archive.write(Self.all.firstIndex(of: self) ?? 0)
  }

  package init(from archive: inout ArchiveReader) { self = Self.all[archive.readInteger()] }
}
