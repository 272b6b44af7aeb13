extension Builtin {
  static let dateAndTimeFunctions: [Builtin] = [
    Builtin(
      "is", .dateAndTime,
      [
        Signature([Parameter("value1", .any), Parameter("value2", .any, optional: true)], .boolean)
      ],
      en: "Whether both are the same value of the same type, times with the same zone.",
      zh: "两者是否为同一类型的同一个值；时间还须时区相同。",
      examples: [
        (#"is(@"2012-12-25", @"23:00:50")"#, "false"), (#"is(@"23:00:50Z", @"23:00:50")"#, "false"),
        (#"is(@"P1D", @"PT24H")"#, "true"),
      ]
    ) { arguments throws(Refusal) in .boolean(arguments.value(0).isSame(as: arguments.value(1))) },
    calendar(
      "day of year", .number, en: "The day in the year, from 1.", zh: "一年中的第几天。",
      (#"day of year(@"2019-09-17")"#, "260")
    ) { .number(Number($0.dayOfYear)) },
    calendar(
      "day of week", .string, en: "The name of the weekday, in English.", zh: "星期几（英文名）。",
      (#"day of week(@"2019-09-17")"#, #""Tuesday""#)
    ) { date in
      let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
      return .string(names[date.weekday - 1])
    },
    calendar(
      "month of year", .string, en: "The name of the month, in English.", zh: "月份（英文名）。",
      (#"month of year(@"2019-09-17")"#, #""September""#)
    ) { date in
      let names = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]
      return .string(names[date.month - 1])
    },
    calendar(
      "week of year", .number, en: "The week of the year by ISO 8601.", zh: "一年中的第几周（ISO 8601）。",
      (#"week of year(@"2005-01-01")"#, "53")
    ) { .number(Number($0.weekOfYear)) },
    Builtin(
      "now", .temporal, [Signature([], .dateAndTime)], en: "The current date and time.",
      zh: "当前日期时间。", examples: [("now() instance of date and time", "true")]
    ) { arguments throws(Refusal) in .dateAndTime(arguments.call.services.now) },
    Builtin(
      "today", .temporal, [Signature([], .date)], en: "The current date.", zh: "当前日期。",
      examples: [("today() = date(now())", "true")]
    ) { arguments throws(Refusal) in .date(arguments.call.services.now.date) },
  ]

  private static func calendar(
    _ name: String, _ result: FEELType, en: String, zh: String, _ example: (String, String),
    _ answer: @escaping @Sendable (CalendarDate) -> Value
  ) -> Builtin {
    Builtin(
      name, .temporal,
      [
        Signature([Parameter("date", .date)], result),
        Signature([Parameter("date", .dateAndTime)], result),
      ], en: en, zh: zh, examples: [example]
    ) { arguments throws(Refusal) in answer(try arguments.day(0)) }
  }
}
