package import Archive
import Diagnostics
import FEEL

extension Fact: Archived {
  package func write(to archive: inout ArchiveWriter) {
    declaration.write(to: &archive)
    slot.write(to: &archive)
    type.write(to: &archive)
    unit.write(to: &archive)
    allowed.write(to: &archive)
    ask.write(to: &archive)
    whereFound.write(to: &archive)
    optional.write(to: &archive)
    assume.write(to: &archive)
    ofCase.write(to: &archive)
    let sorted = weights.sorted { $0.key < $1.key }
    sorted.map(\.key).write(to: &archive)
    sorted.map(\.value).write(to: &archive)
  }

  package convenience init(from archive: inout ArchiveReader) {
    self.init(
      declaration: Declaration(from: &archive), slot: Slot(from: &archive),
      type: DataType(from: &archive), unit: String?(from: &archive),
      allowed: Allowed?(from: &archive), ask: Text?(from: &archive),
      whereFound: Text?(from: &archive), optional: Bool(from: &archive),
      assume: Value?(from: &archive), ofCase: Bool(from: &archive),
      weights: Dictionary(
        uniqueKeysWithValues: zip([String](from: &archive), [Double](from: &archive))))
  }
}

extension Decision: Archived {
  package func write(to archive: inout ArchiveWriter) {
    declaration.write(to: &archive)
    slot.write(to: &archive)
    type.write(to: &archive)
    unit.write(to: &archive)
    allowed.write(to: &archive)
    logic.write(to: &archive)
  }

  package convenience init(from archive: inout ArchiveReader) {
    self.init(
      declaration: Declaration(from: &archive), slot: Slot(from: &archive),
      type: DataType(from: &archive), unit: String?(from: &archive),
      allowed: Allowed?(from: &archive), logic: Logic(from: &archive))
  }
}

extension Decision.Logic: Archived {
  package func write(to archive: inout ArchiveWriter) {
    switch self {
    case .expression(let formula):
      archive.write(byte: 0)
      formula.write(to: &archive)
    case .table(let table):
      archive.write(byte: 1)
      table.write(to: &archive)
    }
  }

  package init(from archive: inout ArchiveReader) {
    if archive.readByte() == 0 {
      self = .expression(Formula(from: &archive))
    } else {
      self = .table(Decision.Table(from: &archive))
    }
  }
}

extension Decision.Table: Archived {
  package func write(to archive: inout ArchiveWriter) {
    inputs.write(to: &archive)
    rows.write(to: &archive)
    table.hit.write(to: &archive)
    table.priorities.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    self.init(
      inputs: [Formula](from: &archive), rows: [[Formula]](from: &archive),
      hit: HitPolicy(from: &archive), priorities: [Value](from: &archive))
  }
}

extension Office: Archived {
  package func write(to archive: inout ArchiveWriter) { declaration.write(to: &archive) }
  package init(from archive: inout ArchiveReader) {
    self.init(declaration: Declaration(from: &archive))
  }
}

extension Source: Archived {
  package func write(to archive: inout ArchiveWriter) {
    declaration.write(to: &archive)
    number.write(to: &archive)
    date.write(to: &archive)
    checked.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    self.init(
      declaration: Declaration(from: &archive), number: String?(from: &archive),
      date: CalendarDate?(from: &archive), checked: Bool(from: &archive))
  }
}

extension Goal: Archived {
  package func write(to archive: inout ArchiveWriter) {
    declaration.write(to: &archive)
    when.write(to: &archive)
    reached.write(to: &archive)
    remedies.write(to: &archive)
  }

  package convenience init(from archive: inout ArchiveReader) {
    self.init(
      declaration: Declaration(from: &archive), when: Formula?(from: &archive),
      reached: Formula(from: &archive), remedies: [Reference<Remedy>](from: &archive))
  }
}

extension Blocker: Archived {
  package func write(to archive: inout ArchiveWriter) {
    declaration.write(to: &archive)
    when.write(to: &archive)
    stops.write(to: &archive)
    remedies.write(to: &archive)
    basis.write(to: &archive)
  }

  package convenience init(from archive: inout ArchiveReader) {
    self.init(
      declaration: Declaration(from: &archive), when: Formula(from: &archive),
      stops: [Reference<Goal>]?(from: &archive), remedies: [Reference<Remedy>](from: &archive),
      basis: [Basis](from: &archive))
  }
}

extension Clock: Archived {
  package func write(to archive: inout ArchiveWriter) {
    declaration.write(to: &archive)
    when.write(to: &archive)
    from.write(to: &archive)
    within.write(to: &archive)
    met.write(to: &archive)
    basis.write(to: &archive)
  }

  package convenience init(from archive: inout ArchiveReader) {
    self.init(
      declaration: Declaration(from: &archive), when: Formula?(from: &archive),
      from: Formula(from: &archive), within: TimeSpan(from: &archive),
      met: Formula?(from: &archive), basis: [Basis](from: &archive))
  }
}

extension RecordType: Archived {
  package func write(to archive: inout ArchiveWriter) {
    archive.write(id)
    place.write(to: &archive)
    fields.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    self.init(
      id: archive.readText(), place: Place(from: &archive), fields: [Field](from: &archive))
  }
}

extension RecordType.Field: Archived {
  package func write(to archive: inout ArchiveWriter) {
    archive.write(name)
    title.write(to: &archive)
    type.write(to: &archive)
    unit.write(to: &archive)
    optional.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    self.init(
      name: archive.readText(), title: Text?(from: &archive), type: DataType(from: &archive),
      unit: String?(from: &archive), optional: Bool(from: &archive))
  }
}
