extension Builtin {
  static let dateConversionFunctions: [Builtin] = [
    Builtin(
      "date", .conversion,
      [
        Signature([Parameter("from", .string)], .date),
        Signature([Parameter("from", .date)], .date),
        Signature([Parameter("from", .dateAndTime)], .date),
        Signature(
          [Parameter("year", .number), Parameter("month", .number), Parameter("day", .number)],
          .date),
      ],
      en: "The date that a text writes, of a date and time, or from year, month and day.",
      zh: "由文本、日期时间，或年、月、日得到日期。",
      examples: [
        (#"date("2021-06-01")"#, #"@"2021-06-01""#), ("date(2021, 6, 1)", #"@"2021-06-01""#),
        (#"date(@"2021-06-01T10:00:00")"#, #"@"2021-06-01""#), (#"date("2021-02-29")"#, "null"),
      ]
    ) { arguments throws(Refusal) in
      if arguments.form == 3 { return .date(try dateFromParts(arguments)) }
      guard case .string(let text) = try arguments.present(0) else {
        return .date(try arguments.day(0))
      }
      return .date(
        try CalendarDate(text).or(
          .notText(text, en: "a date, such as `2021-06-01`", zh: "日期，应如 `2021-06-01`")))
    },
    Builtin(
      "time", .conversion,
      [
        Signature([Parameter("from", .string)], .time),
        Signature([Parameter("from", .time)], .time),
        Signature([Parameter("from", .dateAndTime)], .time),
        Signature(
          [
            Parameter("hour", .number), Parameter("minute", .number), Parameter("second", .number),
            Parameter("offset", .daysAndTime, optional: true),
          ], .time),
      ],
      en: "The time that a text writes, of a date and time, or from its parts.",
      zh: "由文本、日期时间，或时、分、秒得到时间。",
      examples: [
        (#"time("23:59:00Z")"#, #"@"23:59:00Z""#), ("time(23, 59, 0)", #"@"23:59:00""#),
        (#"time(14, 30, 0, @"PT1H")"#, #"@"14:30:00+01:00""#),
        (#"time(@"2021-06-01T10:30:00")"#, #"@"10:30:00""#),
      ]
    ) { arguments throws(Refusal) in
      if arguments.form == 3 { return .time(try timeFromParts(arguments)) }
      switch try arguments.present(0) {
      case .time(let time): return .time(time)
      case .dateAndTime(let dateAndTime): return .time(dateAndTime.time)
      case .string(let text):
        return .time(
          try TimeOfDay(text).or(
            .notText(text, en: "a time, such as `10:30:00`", zh: "时间，应如 `10:30:00`")))
      default: throw arguments.mistyped(0)
      }
    },
    Builtin(
      "date and time", .conversion,
      [
        Signature([Parameter("from", .string)], .dateAndTime),
        Signature([Parameter("date", .date), Parameter("time", .time)], .dateAndTime),
        Signature([Parameter("date", .dateAndTime), Parameter("time", .time)], .dateAndTime),
      ],
      en: "The date and time that a text writes, or a time of a day.",
      zh: "由文本，或由日期和时间得到日期时间。",
      examples: [
        (#"date and time("2021-06-01T10:30:00")"#, #"@"2021-06-01T10:30:00""#),
        (#"date and time(@"2021-06-01", @"10:30:00Z")"#, #"@"2021-06-01T10:30:00Z""#),
      ]
    ) { arguments throws(Refusal) in
      if arguments.form >= 1 {
        guard case .time(let time) = try arguments.present(1) else { throw arguments.mistyped(1) }
        return .dateAndTime(DateAndTime(try arguments.day(0), time))
      }
      let text = try arguments.string(0)
      return .dateAndTime(
        try DateAndTime(text).or(
          .notText(
            text, en: "a date and time, such as `2021-06-01T10:30:00`",
            zh: "日期时间，应如 `2021-06-01T10:30:00`")))
    },
  ]

  private static func dateFromParts(_ arguments: Arguments) throws(Refusal) -> CalendarDate {
    let (year, month) = (try arguments.integer(0), try arguments.integer(1))
    let day = try arguments.integer(2)
    return try CalendarDate(year: year, month: month, day: day).or(
      Refusal(
        en: "there is no day \(day) in month \(month) of year \(year)",
        zh: "\(year) 年 \(month) 月没有 \(day) 日"))
  }

  private static func timeFromParts(_ arguments: Arguments) throws(Refusal) -> TimeOfDay {
    let (hour, minute) = (try arguments.integer(0), try arguments.integer(1))
    let seconds = try arguments.number(2)
    let refusal = Refusal(
      en: "there is no time `\(hour):\(minute):\(seconds.text)` on a clock",
      zh: "没有 `\(hour):\(minute):\(seconds.text)` 这个时间")
    guard !seconds.isNegative, seconds < Number(60),
      let nanoseconds = (seconds * Number(1_000_000_000))?.rounded(.down)?.integer
    else { throw refusal }
    var zone: Zone?
    if case .daysAndTime(let offset) = arguments.value(3) {
      let whole = offset.nanoseconds / DaysAndTimeDuration.second
      zone = try Int(exactly: whole).flatMap(Zone.init(offset:)).or(
        Refusal(
          en: "a clock is at most 14 hours from UTC, not `\(offset.text)`",
          zh: "时区与 UTC 相差不超过 14 小时，而不是 `\(offset.text)`"))
    }
    return try TimeOfDay(
      hour: hour, minute: minute, second: nanoseconds / 1_000_000_000,
      nanosecond: nanoseconds % 1_000_000_000, zone: zone
    ).or(refusal)
  }
}
