import FEEL

extension DateAndTime {
  /// Midnight of 2021-06-01 in UTC.
  static var test: DateAndTime {
    guard let date = CalendarDate(year: 2021, month: 6, day: 1) else {
      preconditionFailure("June begins with its first day")
    }
    return DateAndTime(startOf: date)
  }
}

extension Scope {
  /// A few facts of each type.
  static let vocabulary: Scope = {
    let seizure = FEELType.context([
      FEELType.Entry("amount", .number), FEELType.Entry("court", .string),
      FEELType.Entry("rank", .number),
    ])
    let names: [(String, FEELType)] = [
      ("assets.seized", .boolean), ("assets.listed", .boolean), ("site.guarded", .boolean),
      ("households", .number), ("developer.status", .string), ("petition.accepted_on", .date),
      ("seizures.list", .list(seizure)), ("金额", .number), ("today", .date),
    ]
    return Scope(
      names.enumerated().map { Name(path: $1.0, type: $1.1, slot: Slot($0)) })
  }()
}
