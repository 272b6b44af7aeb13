import Diagnostics

extension SourceFile: Archived {
  func write(to archive: ArchiveWriter) { archive.write(self) }
  static func read(from archive: ArchiveReader) -> SourceFile { archive.readFile() }
}

extension Span: ArchivedFields {
  static func fields(_ field: some Fields<Span>) -> Span { Span(field(\.start), field(\.end)) }
}

extension Place: ArchivedFields {
  static func fields(_ field: some Fields<Place>) -> Place { Place(field(\.file), field(\.span)) }
}
