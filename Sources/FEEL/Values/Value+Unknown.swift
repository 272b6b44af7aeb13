extension Value {
  /// The names that it hangs on, at any depth; nil where it is wholly known.
  package var unknowns: SlotSet? {
    switch self {
    case .unknown(let slots): slots
    case .list(let items): Self.union(items)
    case .context(let context): Self.union(context.entries.map(\.value))
    case .range(let range): Self.union([range.start.value, range.end.value].compactMap { $0 })
    case .null, .boolean, .number, .string, .date, .time, .dateAndTime, .daysAndTime,
      .yearsAndMonths, .function:
      nil
    }
  }

  private static func union(_ values: [Value]) -> SlotSet? {
    var result: SlotSet?
    for value in values {
      guard let slots = value.unknowns else { continue }
      result = result?.union(slots) ?? slots
    }
    return result
  }
}
