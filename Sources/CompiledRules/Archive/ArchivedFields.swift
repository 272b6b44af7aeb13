/// A type that is archived field by field.
///
/// One list of fields serves both directions, so that they are read in the order in which they
/// were written; and the initialiser takes all of them, so that one left out does not compile.
protocol ArchivedFields: Archived {
  /// Makes the value of its fields: `Slot(field(\.index))`.
  static func fields(_ field: some Fields<Self>) -> Self
}

/// What ``ArchivedFields`` calls for each field: it reads the field, or writes it.
protocol Fields<Root> {
  associatedtype Root
  /// The field that was read; or else the field of the value that is written.
  func callAsFunction<Field: Archived>(_ field: (Root) -> Field) -> Field
}

extension ArchivedFields {
  func write(to archive: ArchiveWriter) {
    _ = Self.fields(FieldsToWrite(root: self, archive: archive))
  }

  static func read(from archive: ArchiveReader) -> Self {
    Self.fields(FieldsToRead<Self>(archive: archive))
  }
}

/// Writes each field of a value.
private struct FieldsToWrite<Root>: Fields {
  let root: Root
  let archive: ArchiveWriter

  func callAsFunction<Field: Archived>(_ field: (Root) -> Field) -> Field {
    let value = field(root)
    value.write(to: archive)
    return value
  }
}

/// Reads each field of a value to come.
private struct FieldsToRead<Root>: Fields {
  let archive: ArchiveReader

  func callAsFunction<Field: Archived>(_ field: (Root) -> Field) -> Field {
    Field.read(from: archive)
  }
}
