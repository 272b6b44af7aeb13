extension Builtin {
  static let conversionFunctions: [Builtin] = [
    Builtin(
      "string", .conversion, [Signature([Parameter("from", .any)], .string)],
      en: "The value as text.", zh: "把值转为文本。",
      examples: [
        ("string(1.10)", #""1.1""#), ("string(null)", "null"),
        (#"string(["a", 1])"#, #""[\"a\", 1]""#), (#"string(@"2021-06-01")"#, #""2021-06-01""#),
      ]
    ) { arguments throws(Refusal) in
      .string(try arguments.present(0).text(limit: 4 * Refusal.longest).or(.tooLong))
    },
    Builtin(
      "number", .conversion,
      [
        Signature([Parameter("from", .string)], .number),
        Signature(
          [
            Parameter("from", .string), Parameter("grouping separator", .string),
            Parameter("decimal separator", .string),
          ], .number),
      ],
      en: "The number that a text writes, with its separators.", zh: "按分隔符把文本读作数。",
      examples: [
        (#"number("1500.5")"#, "1500.5"), (#"number("1 000,0", " ", ",")"#, "1000"),
        (#"number("1,000.0", ",", ".")"#, "1000"),
      ]
    ) { arguments throws(Refusal) in
      let text = try arguments.string(0)
      let plain = arguments.form == 0 ? text : try withoutSeparators(text, arguments)
      return .number(try Number(plain).or(.notText(text, en: "a number", zh: "数")))
    },
    Builtin(
      "duration", .conversion, [Signature([Parameter("from", .string)], .any)],
      en: "The duration that a text writes.", zh: "把文本读作时段。",
      examples: [
        (#"duration("P1DT2H")"#, #"@"P1DT2H""#), (#"duration("P1Y14M")"#, #"@"P2Y2M""#),
      ]
    ) { arguments throws(Refusal) in
      let text = try arguments.string(0)
      return try Value(duration: text).or(
        .notText(text, en: "a duration, such as `P10D` or `P1Y6M`", zh: "时段，应如 `P10D` 或 `P1Y6M`"))
    },
    Builtin(
      "years and months duration", .conversion,
      [
        Signature([Parameter("from", .date), Parameter("to", .date)], .yearsAndMonths),
        Signature(
          [Parameter("from", .dateAndTime), Parameter("to", .dateAndTime)], .yearsAndMonths),
      ],
      en: "The whole months between two dates.", zh: "两个日期之间的整年整月数。",
      examples: [
        (#"years and months duration(@"2011-12-22", @"2013-08-24")"#, #"@"P1Y8M""#)
      ]
    ) { arguments throws(Refusal) in
      .yearsAndMonths(
        YearsAndMonthsDuration(from: try arguments.day(0), to: try arguments.day(1)))
    },
    Builtin(
      "range", .conversion, [Signature([Parameter("from", .string)], .range(.any))],
      en: "The range that a text writes, with literals as its ends.",
      zh: "把文本读作区间，两端须为字面值。",
      examples: [(#"range("[18..21)")"#, "[18..21)"), (#"range("[2..1]")"#, "null")]
    ) { arguments throws(Refusal) in
      let text = try arguments.string(0)
      var scanner = RangeScanner(text)
      return .range(
        try scanner.range().or(
          .notText(text, en: "a range, such as `[18..21)`", zh: "区间，应如 `[18..21)`")))
    },
  ]

  private static func withoutSeparators(
    _ text: String, _ arguments: Arguments
  ) throws(Refusal) -> String {
    let grouping = try arguments.optionalString(1)
    let decimal = try arguments.optionalString(2)
    guard grouping.map([" ", ",", "."].contains) ?? true else {
      throw Refusal(
        en: "`grouping separator` must be a blank, `,` or `.`",
        zh: "`grouping separator` 应为空格、`,` 或 `.`")
    }
    guard decimal.map([",", "."].contains) ?? true else {
      throw Refusal(
        en: "`decimal separator` must be `,` or `.`", zh: "`decimal separator` 应为 `,` 或 `.`")
    }
    guard grouping == nil || grouping != decimal else {
      throw Refusal(en: "the two separators are the same", zh: "两个分隔符相同")
    }
    var result = ""
    for character in text where String(character) != grouping {
      if character == "." && decimal == "," { return "" }
      result.append(String(character) == decimal ? "." : character)
    }
    return result
  }
}
