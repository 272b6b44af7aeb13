/// A type that is archived field by field.
///
/// One list of fields serves both directions, so fields are read in the order in which they were
/// written. The initialiser takes all fields, so leaving one out does not compile.
protocol ArchivedFields: Archived {
  /// Makes a value from its fields, as in `Slot(field(\.index))`.
  static func fields(_ field: some Fields<Self>) -> Self
}

/// What ``ArchivedFields/fields(_:)`` calls for each field, to read or to write it.
protocol Fields<Root> {
  associatedtype Root
  /// Reads the field and returns it; or writes the field of the value and returns it.
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

/// Reads each field of a new value.
private struct FieldsToRead<Root>: Fields {
  let archive: ArchiveReader

  func callAsFunction<Field: Archived>(_ field: (Root) -> Field) -> Field {
    Field.read(from: archive)
  }
}
