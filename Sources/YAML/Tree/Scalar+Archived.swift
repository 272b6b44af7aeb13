package import Archive
import Diagnostics

extension Scalar: Archived {
  package func write(to archive: inout ArchiveWriter) {
    archive.write(text)
    style.write(to: &archive)
    span.write(to: &archive)
    value.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    text = archive.readText()
    style = Style(from: &archive)
    span = Span(from: &archive)
    value = ScalarValue(from: &archive)
  }
}

extension Scalar.Style: ArchivedChoice { package static let choices = allCases }

extension ScalarValue: ArchivedChoice {
  package static let choices: [ScalarValue] = [
    .null, .boolean(false), .boolean(true), .integer, .float, .string,
  ]
}
