extension Builtin {
  static let numericFunctions: [Builtin] = [
    Builtin(
      "abs", .numeric,
      [
        Signature([Parameter("n", .number)], .number),
        Signature([Parameter("n", .daysAndTime)], .daysAndTime),
        Signature([Parameter("n", .yearsAndMonths)], .yearsAndMonths),
      ], en: "The number or duration without its sign.", zh: "去掉符号的数或时段。",
      examples: [("abs(-10)", "10"), (#"abs(@"-PT5H")"#, #"@"PT5H""#)]
    ) { arguments throws(Refusal) in
      switch try arguments.present(0) {
      case .number(let number): return .number(number.magnitude)
      case .daysAndTime(let duration): return .daysAndTime(duration.magnitude)
      case .yearsAndMonths(let duration): return .yearsAndMonths(duration.magnitude)
      default: throw arguments.mistyped(0)
      }
    },
    Builtin(
      "modulo", .numeric,
      [Signature([Parameter("dividend", .number), Parameter("divisor", .number)], .number)],
      en: "What is left of a division, with the sign of the divisor.",
      zh: "除法的余数，符号与除数相同。",
      examples: [("modulo(12, 5)", "2"), ("modulo(-12, 5)", "3"), ("modulo(10.1, 4.5)", "1.1")]
    ) { arguments throws(Refusal) in
      let (dividend, divisor) = (try arguments.number(0), try arguments.number(1))
      if divisor.isZero { throw Refusal(en: "`divisor` is zero", zh: "`divisor` 为零") }
      return .number(try dividend.modulo(divisor).or(.noNumber))
    },
    numeric(
      "sqrt", en: "The square root.", zh: "平方根。", example: ("sqrt(16)", "4")
    ) { number throws(Refusal) in
      try number.squareRoot().or(
        Refusal(en: "a negative number has no square root", zh: "负数没有平方根"))
    },
    numeric(
      "log", en: "The natural logarithm.", zh: "自然对数。", example: ("log(1)", "0")
    ) { number throws(Refusal) in
      try number.naturalLogarithm().or(
        Refusal(en: "only numbers above zero have a logarithm", zh: "只有大于零的数才有对数"))
    },
    numeric(
      "exp", en: "e to the power of the number.", zh: "以 e 为底的指数。", example: ("exp(0)", "1")
    ) { number throws(Refusal) in try number.exponential().or(.noNumber) },
    parity("odd", rest: .one, en: "Whether an integer is odd.", zh: "整数是否为奇数。", ("odd(5)", "true")),
    parity(
      "even", rest: .zero, en: "Whether an integer is even.", zh: "整数是否为偶数。", ("even(5)", "false")),
  ]

  private static func numeric(
    _ name: String, en: String, zh: String, example: (String, String),
    _ apply: @escaping @Sendable (Number) throws(Refusal) -> Number
  ) -> Builtin {
    Builtin(
      name, .numeric, [Signature([Parameter("number", .number)], .number)], en: en, zh: zh,
      examples: [example]
    ) { arguments throws(Refusal) in .number(try apply(try arguments.number(0))) }
  }

  private static func parity(
    _ name: String, rest: Number, en: String, zh: String, _ example: (String, String)
  ) -> Builtin {
    Builtin(
      name, .numeric, [Signature([Parameter("number", .number)], .boolean)], en: en, zh: zh,
      examples: [example]
    ) { arguments throws(Refusal) in
      .boolean(try arguments.number(0).modulo(Number(2)) == rest)
    }
  }
}
