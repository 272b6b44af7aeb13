extension Value {
  /// FEEL's null.
  package var isNull: Bool { if case .null = self { true } else { false } }

  /// Not the statement that it is unknown; something inside it may be.
  package var isStated: Bool { if case .unknown = self { false } else { true } }
}

extension Frame {
  /// No names at all, on the first day of 1970.
  package static let empty = Frame(
    values: [], now: DateAndTime(startOf: .epoch))
}

extension Program {
  /// The slot that the whole expression names, where it is nothing but a name.
  package var singleSlot: Slot? {
    if case .slot(let slot) = root.kind { slot } else { nil }
  }
}
