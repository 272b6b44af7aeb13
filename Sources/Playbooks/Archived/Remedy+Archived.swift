package import Archive
import Diagnostics
import FEEL

extension Remedy: Archived {
  package func write(to archive: inout ArchiveWriter) {
    declaration.write(to: &archive)
    when.write(to: &archive)
    needs.write(to: &archive)
    decide.write(to: &archive)
    lead.write(to: &archive)
    with.write(to: &archive)
    counterparts.write(to: &archive)
    steps.write(to: &archive)
    documents.write(to: &archive)
    within.write(to: &archive)
    achieves.write(to: &archive)
    excludes.sorted().write(to: &archive)
    basis.write(to: &archive)
  }

  package convenience init(from archive: inout ArchiveReader) {
    self.init(
      declaration: Declaration(from: &archive), when: Formula?(from: &archive),
      needs: Formula?(from: &archive), decide: Deliberation?(from: &archive),
      lead: Reference<Office>?(from: &archive), with: [Reference<Office>](from: &archive),
      counterparts: [Reference<Office>](from: &archive), steps: [Text](from: &archive),
      documents: [Document](from: &archive), within: TimeSpan?(from: &archive),
      achieves: [Achievement](from: &archive),
      excludes: Set([Reference<Remedy>](from: &archive)), basis: [Basis](from: &archive))
  }
}

extension Remedy.Deliberation: Archived {
  package func write(to archive: inout ArchiveWriter) {
    by.write(to: &archive)
    consider.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    self.init(by: Reference<Office>?(from: &archive), consider: [Text](from: &archive))
  }
}

extension Remedy.Document: Archived {
  package func write(to archive: inout ArchiveWriter) {
    title.write(to: &archive)
    have.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    self.init(title: Text(from: &archive), have: Slot?(from: &archive))
  }
}

extension Remedy.Achievement: Archived {
  package func write(to archive: inout ArchiveWriter) {
    fact.write(to: &archive)
    place.write(to: &archive)
    change.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    self.init(
      fact: Slot(from: &archive), place: Place(from: &archive),
      change: Remedy.Change(from: &archive))
  }
}

extension Remedy.Change: Archived {
  package func write(to archive: inout ArchiveWriter) {
    switch self {
    case .value(let value):
      archive.write(byte: 0)
      value.write(to: &archive)
    case .formula(let formula):
      archive.write(byte: 1)
      formula.write(to: &archive)
    }
  }

  package init(from archive: inout ArchiveReader) {
    if archive.readByte() == 0 {
      self = .value(Value(from: &archive))
    } else {
      self = .formula(Formula(from: &archive))
    }
  }
}
