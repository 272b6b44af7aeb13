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
    root = Node(from: &archive)
    slots = [Slot](from: &archive)
    sourceSpan = Span(from: &archive)
  }
}

extension Slot: Archived {
  package func write(to archive: inout ArchiveWriter) { archive.write(index) }
  package init(from archive: inout ArchiveReader) { self.init(archive.readInteger()) }
}

/// A choice among few, put down by its rank.
protocol ArchivedChoice: Archived, Equatable {
  static var choices: [Self] { get }
}

extension ArchivedChoice {
  package func write(to archive: inout ArchiveWriter) {
    guard let rank = Self.choices.firstIndex(of: self) else {
      return archive.refuse(Wording(en: "a choice that is none of its kind", zh: "不属于此类的选项"))
    }
    archive.write(rank)
  }

  package init(from archive: inout ArchiveReader) { self = Self.choices[archive.readInteger()] }
}

extension ComparisonOperator: ArchivedChoice { static let choices = allCases }
extension ArithmeticOperator: ArchivedChoice { static let choices = allCases }
extension Quantifier: ArchivedChoice { static let choices = allCases }
extension HitPolicy: ArchivedChoice { static let choices = allCases }
