import FEEL

extension Scope {
  /// A name of each type that facts have.
  static let fuzzed: Scope = {
    let item = FEELType.context([.init("amount", .number), .init("court", .string)])
    let names: [(String, FEELType)] = [
      ("a", .boolean), ("b.c", .boolean), ("n", .number), ("m", .number), ("s", .string),
      ("d", .date), ("t", .time), ("dt", .dateAndTime), ("p", .daysAndTime), ("q", .yearsAndMonths),
      ("l", .list(.number)), ("k", .list(item)), ("金额", .number),
    ]
    return Scope(names.enumerated().map { Name(path: $1.0, type: $1.1, slot: Slot($0)) })
  }()
}

extension Frame {
  /// Every name has a value.
  static let known: Frame = {
    let text = """
      [true, false, 3, -2.5, "ab", @"2021-06-01", @"10:30:00", @"2021-06-01T10:30:00@Asia/Shanghai",
       @"P10D", @"P1Y6M", [1, 2, 2], [{amount: 5, court: "x"}], 3200]
      """
    let program = Program.compile(text, in: Scope([]), mode: .dynamic).program
    guard let program, case .list(let values) = program.evaluate(in: Frame(values: [], now: .june))
    else { preconditionFailure("the values are a list") }
    return Frame(values: values, now: .june)
  }()

  /// No name has one.
  static let unknown = Frame(
    values: Scope.fuzzed.names.map { .unknown(.one($0.slot)) }, now: .june)
}

extension DateAndTime {
  static let june: DateAndTime = {
    guard let date = CalendarDate(year: 2021, month: 6, day: 1) else {
      preconditionFailure("June begins with its first day")
    }
    return DateAndTime(startOf: date)
  }()
}
