extension Builtin {
  static let roundingFunctions: [Builtin] = [
    rounding(
      "decimal", .halfEven, scaleIsOptional: false,
      en: "Rounds to so many digits after the point, a half to the even neighbour.",
      zh: "按小数位数舍入，恰为一半时取偶。",
      examples: [("decimal(1/3, 2)", "0.33"), ("decimal(2.5, 0)", "2")]),
    rounding(
      "floor", .floor, scaleIsOptional: true,
      en: "The next lower number with so many digits after the point, else integer.",
      zh: "向下取整，或取到给定的小数位数。",
      examples: [("floor(-1.5)", "-2"), ("floor(-1.56, 1)", "-1.6")]),
    rounding(
      "ceiling", .ceiling, scaleIsOptional: true,
      en: "The next higher number with so many digits after the point, else integer.",
      zh: "向上取整，或取到给定的小数位数。",
      examples: [("ceiling(-1.5)", "-1"), ("ceiling(-1.56, 1)", "-1.5")]),
    rounding(
      "round up", .up, scaleIsOptional: false, en: "Rounds away from zero.", zh: "向远离零的方向舍入。",
      examples: [("round up(5.5, 0)", "6"), ("round up(-1.126, 2)", "-1.13")]),
    rounding(
      "round down", .down, scaleIsOptional: false, en: "Rounds towards zero.", zh: "向零的方向舍入。",
      examples: [("round down(5.5, 0)", "5"), ("round down(-1.126, 2)", "-1.12")]),
    rounding(
      "round half up", .halfUp, scaleIsOptional: false,
      en: "Rounds to the nearest, a half away from zero.", zh: "四舍五入，恰为一半时远离零。",
      examples: [("round half up(5.5, 0)", "6"), ("round half up(-1.126, 2)", "-1.13")]),
    rounding(
      "round half down", .halfDown, scaleIsOptional: false,
      en: "Rounds to the nearest, a half towards zero.", zh: "舍入到最近，恰为一半时向零。",
      examples: [("round half down(5.5, 0)", "5"), ("round half down(-1.126, 2)", "-1.13")]),
  ]

  private static func rounding(
    _ name: String, _ mode: Rounding, scaleIsOptional: Bool, en: String, zh: String,
    examples: [(String, String)]
  ) -> Builtin {
    let parameters = [
      Parameter("n", .number), Parameter("scale", .number, optional: scaleIsOptional),
    ]
    return Builtin(
      name, .numeric, [Signature(parameters, .number)], en: en, zh: zh, examples: examples
    ) { arguments throws(Refusal) in
      let number = try arguments.number(0)
      let scale = arguments.isOmitted(1) ? 0 : try arguments.integer(1)
      guard (-6111...6176).contains(scale) else {
        throw Refusal(
          en: "`scale` is \(scale), and must be from -6111 to 6176",
          zh: "`scale` 为 \(scale)，应在 -6111 到 6176 之间")
      }
      return .number(try number.rounded(mode, scale: scale).or(.noNumber))
    }
  }
}
