import Diagnostics

/// A choice among few, put down by its rank.
package protocol ArchivedChoice: Archived, Equatable {
  /// All that there are, always in the same order.
  static var choices: [Self] { get }
}

extension ArchivedChoice {
  package func write(to archive: inout ArchiveWriter) {
    guard let rank = Self.choices.firstIndex(of: self) else {
      return archive.refuse(Wording(en: "a choice of no rank", zh: "没有序号的选项"))
    }
    archive.write(rank)
  }

  package init(from archive: inout ArchiveReader) { self = Self.choices[archive.readInteger()] }
}
