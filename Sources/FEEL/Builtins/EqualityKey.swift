/// A value as a key: two keys are equal exactly where FEEL's `=` is true.
indirect enum EqualityKey: Hashable {
  case null
  case boolean(Bool)
  case number(Number)
  case string(ExactText)
  case date(CalendarDate)
  case time(Int)
  case dateAndTime(Int)
  case daysAndTime(DaysAndTimeDuration)
  case yearsAndMonths(YearsAndMonthsDuration)
  case list([EqualityKey])
  case context([ExactText: EqualityKey])
  case range(
    EqualityKey?, startsClosed: Bool, EqualityKey?, endsClosed: Bool, isEquality: Bool)

  /// Nil where the value equals nothing, as a function does.
  init?(_ value: Value) {
    switch value {
    case .null: self = .null
    case .boolean(let flag): self = .boolean(flag)
    case .number(let number): self = .number(number)
    case .string(let text): self = .string(ExactText(text))
    case .date(let date): self = .date(date)
    case .time(let time): self = .time(time.comparisonSeconds)
    case .dateAndTime(let dateAndTime): self = .dateAndTime(dateAndTime.comparisonSeconds)
    case .daysAndTime(let duration): self = .daysAndTime(duration)
    case .yearsAndMonths(let duration): self = .yearsAndMonths(duration)
    case .list(let items):
      let keys = items.compactMap(EqualityKey.init)
      guard keys.count == items.count else { return nil }
      self = .list(keys)
    case .context(let context):
      var keys: [ExactText: EqualityKey] = [:]
      for entry in context.entries {
        guard let key = EqualityKey(entry.value) else { return nil }
        keys[ExactText(entry.name)] = key
      }
      self = .context(keys)
    case .range(let range):
      self = .range(
        range.start.value.flatMap(EqualityKey.init), startsClosed: range.start.isClosed,
        range.end.value.flatMap(EqualityKey.init), endsClosed: range.end.isClosed,
        isEquality: range.isEquality)
    case .function, .unknown: return nil
    }
  }
}
