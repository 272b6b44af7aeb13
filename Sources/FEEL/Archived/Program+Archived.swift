package import Archive
import Diagnostics

extension Program: Archived {
  package func write(to archive: inout ArchiveWriter) {
    archive.write(text)
    root.write(to: &archive)
    slots.write(to: &archive)
    sourceSpan.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    text = archive.readText()
    root = ProgramNode(from: &archive)
    slots = [Slot](from: &archive)
    sourceSpan = Span(from: &archive)
  }
}

extension Slot: Archived {
  package func write(to archive: inout ArchiveWriter) { archive.write(index) }
  package init(from archive: inout ArchiveReader) { self.init(archive.readInteger()) }
}

extension ComparisonOperator: ArchivedChoice { package static let choices = allCases }
extension ArithmeticOperator: ArchivedChoice { package static let choices = allCases }
extension Quantifier: ArchivedChoice { package static let choices = allCases }
extension HitPolicy: ArchivedChoice { package static let choices = allCases }
