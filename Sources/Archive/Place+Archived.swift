package import Diagnostics

extension Span: Archived {
  package func write(to archive: inout ArchiveWriter) {
    archive.write(start)
    archive.write(end - start)
  }
  package init(from archive: inout ArchiveReader) {
    let start = archive.readInteger()
    self.init(start, start + archive.readInteger())
  }
}

extension Place: Archived {
  package func write(to archive: inout ArchiveWriter) {
    archive.write(file)
    span.write(to: &archive)
  }
  package init(from archive: inout ArchiveReader) {
    let file = archive.readFile()
    self.init(file, Span(from: &archive))
  }
}
